import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hold, isHeld } from './hold.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'armor-hold-'))
  lock = join(folder, 'deep', 'a.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Whether the hold was refused because of another one; anything else that goes wrong is thrown. */
function refused(take: () => void): boolean {
  try {
    take()
    return false
  } catch (error) {
    if (isHeld(error)) return true
    throw error
  }
}

describe('a lock', () => {
  it('is held together by any number, and by nobody alone meanwhile', () => {
    const releases = [hold(lock, 'together'), hold(lock, 'together')]
    expect(refused(() => hold(lock, 'alone'))).toBe(true)
    for (const release of releases) release()
    hold(lock, 'alone')()
  })

  it('that is held alone is held by nobody else', () => {
    const release = hold(lock, 'alone')
    expect(refused(() => hold(lock, 'alone'))).toBe(true)
    release()
    hold(lock, 'together')()
  })

  it('is readable by its owner alone, as is a folder made for it', () => {
    hold(lock, 'together')()
    expect(statSync(lock).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700)
  })

  it('of a process that was killed is free again', async () => {
    const source = `
      const { hold } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'hold.ts')).href)})
      hold(${JSON.stringify(lock)}, 'alone')
      console.log('held')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exit = once(child, 'exit')
    await once(child.stdout, 'data')
    expect(refused(() => hold(lock, 'alone'))).toBe(true)
    child.kill('SIGKILL')
    await exit
    hold(lock, 'alone')()
  })
})
