import createFetchClient from 'openapi-fetch'
import { LightRequest } from './light-request.ts'
import type { OperationRow } from './operation-row.ts'

/** What sends requests: like the global `fetch`, called with a URL and an init. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A request, as the operation table and the caller's input make it. */
export interface WireRequest {
  readonly row: OperationRow
  readonly path: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** An answer, read whole. `body` is its JSON, or its text where it isn't JSON. */
export interface WireAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
  readonly isJson: boolean
}

/** Sends a request and reads the answer. Rejects when there is no whole answer. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>

type Untyped = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** The transport on openapi-fetch. Redirects are not followed and nothing is cached. */
export function createTransport(baseUrl: string, fetch: Fetch): Transport {
  const wire = createFetchClient({
    baseUrl,
    redirect: 'manual',
    cache: 'no-store',
    Request: LightRequest as never,
    fetch: (({ url, init }: LightRequest) => fetch(url, init)) as never,
  })
  // The operation table names method and path at run time; the types of each call are those of ArmorClient.
  const request = wire.request as unknown as Untyped

  return async ({ row, path, body, headers, signal }) => {
    const { data, error, response } = await request(row.method, row.path, {
      params: { path },
      headers: { accept: 'application/json', ...headers },
      signal,
      // Parsed below: openapi-fetch's own error for broken JSON quotes the answer.
      parseAs: 'text',
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, headers: response.headers, ...jsonOf(data ?? error) }
  }
}

function jsonOf(content: unknown): { body: unknown; isJson: boolean } {
  if (typeof content !== 'string') return { body: content, isJson: content !== undefined }
  try {
    return { body: JSON.parse(content), isJson: true }
  } catch {
    return { body: content, isJson: false }
  }
}
