import { createFinalURL } from 'openapi-fetch'

/** What sends requests: like the global `fetch`, called with a URL and an init. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** An answer, read whole. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  /** Its JSON; undefined where it isn't JSON. */
  readonly body: unknown
}

/**
 * The address of a call, and what of its input doesn't stand there. Throws a TypeError for a parameter that is
 * missing; openapi-fetch would send its name.
 */
export function addressOf<Input extends object>(
  baseUrl: string,
  template: string,
  input: Input,
): { url: string; rest: Partial<Input> } {
  const rest = { ...input }
  const pathSerializer = (url: string) =>
    url.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value: unknown = rest[name as never]
      delete rest[name as never]
      if (typeof value === 'string' && value !== '') return encodeURIComponent(value)
      throw new TypeError(`expected ${name} to be a text that is not empty, got ${typeof value}`)
    })
  const params = template.includes('{') ? { path: input as Record<string, unknown> } : {}
  const url = createFinalURL(template, { baseUrl, params, querySerializer: () => '', pathSerializer })
  return { url, rest }
}

/** Sends a request and reads the answer; rejects when no whole answer came. Follows no redirect, caches nothing. */
export async function send(fetch: Fetch, url: string, init: RequestInit): Promise<HttpAnswer> {
  const response = await fetch(url, { ...init, redirect: 'manual', cache: 'no-store' })
  const { status, headers } = response
  return { status, headers, body: await response.json().catch(undefinedForNoJson) }
}

/** The error of a body that isn't JSON quotes it, and it may hold a token. */
function undefinedForNoJson(error: unknown): undefined {
  if ((error as Error).name !== 'SyntaxError') throw error
}
