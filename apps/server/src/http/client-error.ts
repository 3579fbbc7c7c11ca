import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { everyAnswer } from './headers.ts'
import { malformed, refusal, type Refusal } from './refusal.ts'

/** Answers what is no HTTP request at all, or came too slowly to become one, and closes the connection. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const refused = refusalOf(error.code ?? '')
  const body = JSON.stringify(refused.body(randomUUID()))
  const headers = {
    ...everyAnswer,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(
    [`HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status]}`, ...head, '', body].join('\r\n'),
    () => socket.destroy(),
  )
}

function refusalOf(code: string): Refusal {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refusal(408, 'request_timeout', 'The request did not arrive in time. Send it again.')
    case 'HPE_HEADER_OVERFLOW':
      return refusal(431, 'headers_too_large', 'The headers are larger than 16384 bytes.')
    default:
      return malformed('This is not an HTTP request that can be read.')
  }
}
