import { expect, test } from 'vitest'
import { areaNames, loadArea } from './area.ts'

test('every area says what it measures, and measures', async () => {
  const names = await areaNames()
  expect(names).toContain('sdk')
  for (const name of names) {
    const area = await loadArea(name)
    expect(area.about).toMatch(/\S/)
    expect(area.measure).toBeTypeOf('function')
  }
})

test('an unknown area is refused with the names that there are', async () => {
  await expect(loadArea('skd')).rejects.toThrow(/^expected an area, one of .*sdk.*, got "skd"$/)
  await expect(loadArea('../main')).rejects.toThrow('expected an area')
})
