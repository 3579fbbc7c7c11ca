import { hold, isHeld } from '../../apps/server/src/store/hold.ts'

/**
 * Makes this process the one that runs the demo of this folder, by its lock file: two would take each other's
 * messages. Gives the function that lets go.
 */
export function runAlone(lock: string): () => void {
  try {
    return hold(lock, 'alone')
  } catch (error) {
    if (!isHeld(error)) throw error
    throw new Error('the demo of this folder runs already: use it, or stop it first', { cause: error })
  }
}
