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

/** The address of a call. Throws a TypeError for a parameter that is missing; openapi-fetch would send its name. */
export function urlOf(
  baseUrl: string,
  template: string,
  parameters: Readonly<Record<string, unknown>>,
): string {
  return createFinalURL(template, {
    baseUrl,
    params: { path: parameters },
    querySerializer: () => '',
    pathSerializer: (url) =>
      url.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = parameters[name]
        if (typeof value === 'string' && value !== '') return encodeURIComponent(value)
        throw new TypeError(`expected ${name} to be a text that is not empty, got ${typeof value}`)
      }),
  })
}

/** Sends a request and reads the answer; rejects when no whole answer came. Follows no redirect, caches nothing. */
export async function send(fetch: Fetch, url: string, init: RequestInit): Promise<HttpAnswer> {
  const response = await fetch(url, { ...init, redirect: 'manual', cache: 'no-store' })
  return { status: response.status, headers: response.headers, body: jsonOf(await response.text()) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
