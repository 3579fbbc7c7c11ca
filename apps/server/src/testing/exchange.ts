import { request } from 'node:http'

/** One request, sent exactly as it stands here. */
export interface RawRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed body of a JSON answer; undefined for any other. */
  readonly json: unknown
}

/** Sends a request over a socket. Not by `fetch`, which refuses a GET with a body and sets Host by itself. */
export function exchange(origin: string, { method, path, headers = {}, body }: RawRequest): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  const isChunked = headers['transfer-encoding'] !== undefined
  const length = body === undefined || isChunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { ...length, ...headers } }, (response) => {
      response.setEncoding('utf8')
      let text = ''
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () => resolve(answerOf(response.statusCode!, response.rawHeaders, text)))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function answerOf(status: number, rawHeaders: readonly string[], text: string): Answer {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index]!, rawHeaders[index + 1]!)
  }
  const isJson = /^application\/json(;|$)/.test(headers.get('content-type') ?? '')
  return { status, headers, text, json: isJson && text !== '' ? JSON.parse(text) : undefined }
}
