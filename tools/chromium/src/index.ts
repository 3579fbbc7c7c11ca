import { accessSync, constants } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** Where a Chromium may be: the one that Linux distributions install, then the one that a package carries. */
const whereabouts = { installed: '/usr/bin/chromium', carried: () => chromium.executablePath() }

/** Starts a real Chromium. Throws an error of one line where there is none that runs. */
export async function launchChromium({ installed, carried } = whereabouts): Promise<Browser> {
  try {
    const executablePath = canRun(installed) ? installed : await carried()
    return await playwright.launch({ executablePath, args })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Error(
      `no Chromium runs here, neither ${installed} nor that of @sparticuz/chromium: ${reason}`,
      {
        cause: error,
      },
    )
  }
}

const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
