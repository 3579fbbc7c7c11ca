import type { Fetch } from '../transport.ts'

/** A request as a fetch received it. */
export interface Received {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: unknown
  readonly init: RequestInit
}

/** What a scripted fetch does with a request. */
export type Script = (request: Received) => Response | Promise<Response>

/** A fetch whose other side is a script, and which remembers what arrived. */
export function scriptedFetch(script: Script): { fetch: Fetch; received: Received[] } {
  const received: Received[] = []
  const fetch: Fetch = async (url, init) => {
    const request: Received = {
      url,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : (init.body ?? undefined),
      init,
    }
    received.push(request)
    return script(request)
  }
  return { fetch, received }
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
