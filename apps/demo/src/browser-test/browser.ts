import { accessSync, constants } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** The browser that Linux distributions install. */
const installed = '/usr/bin/chromium'

/** Starts a real Chromium, the installed one or the one that a package carries. Throws an error of one line without. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = canRun(installed) ? installed : await carried()
  const isRoot = process.getuid?.() === 0
  return playwright.launch({
    executablePath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // Chromium refuses its sandbox to root.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
  })
}

async function carried(): Promise<string> {
  try {
    return await chromium.executablePath()
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Error(`no browser: neither ${installed} nor the one of @sparticuz/chromium (${reason})`, {
      cause: error,
    })
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
