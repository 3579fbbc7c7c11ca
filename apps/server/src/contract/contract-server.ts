import type { Config } from '../config.ts'
import type { Answer } from '../testing/exchange.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { declaredOperations, deviations, errorDeviations, operationOf } from './declared-answers.ts'

/**
 * A test server whose every answer is held against the spec: one that deviates fails the test that asked for it,
 * and a fault that the server reported fails its closing.
 */
export async function startContractServer(given: Partial<Config> = {}): Promise<TestServer> {
  const server = await startTestServer(given, hold)
  const close = async () => {
    await server.close()
    const errors = server.faults.map(({ error }) => error)
    if (errors.length > 0) throw new AggregateError(errors, 'the server reported faults')
  }
  return { ...server, close }
}

function hold(method: string, path: string, answer: Answer): void {
  if (path.startsWith('/demo/')) return
  const operation = operationOf(method, path)
  const found = operation === undefined ? outsideDeviations(path, answer) : deviations(operation, answer)
  if (found.length > 0) throw new Error(`${method} ${path} is not as the spec says: ${found.join('; ')}`)
}

function outsideDeviations(path: string, answer: Answer): string[] {
  const isKnownPath = declaredOperations.some(({ method }) => operationOf(method, path) !== undefined)
  const allowed = isKnownPath ? [405] : [404, 400]
  return [
    ...(allowed.includes(answer.status) ? [] : [`expected ${allowed.join(' or ')}, got ${answer.status}`]),
    ...errorDeviations(answer),
  ]
}
