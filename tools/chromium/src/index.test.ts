import { expect, test } from 'vitest'
import { launchChromium } from './index.ts'

test('a machine without a browser says so in one line', async () => {
  const nowhere = { installed: '/nowhere/chromium', carried: async () => '/nowhere/else' }
  const refusal = launchChromium(nowhere)
  await expect(refusal).rejects.toThrow(/^no Chromium runs here, neither \/nowhere\/chromium nor .+$/)
  await expect(refusal).rejects.toThrow(/^[^\n]+$/)
})
