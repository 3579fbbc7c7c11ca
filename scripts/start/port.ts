import { createServer } from 'node:net'

/** The port to listen on: the one asked for, or the usual one while nobody else has it, or any (0). */
export async function choosePort(
  asked: number | null,
  usual: number,
  isFree: (port: number) => Promise<boolean> = isFreePort,
): Promise<number> {
  if (asked !== null) return asked
  return (await isFree(usual)) ? usual : 0
}

/** True when this machine lets one listen on the port. */
export function isFreePort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
