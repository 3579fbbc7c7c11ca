import { createArmorClient, type paths } from '@armor/client'
import { createClient as createHeyApiClient } from '@hey-api/client-fetch'
import { create as createAxios } from 'axios'
import ky from 'ky'
import { createFetch as createOfetch } from 'ofetch'
import createOpenapiFetch from 'openapi-fetch'
import { accessToken, credentials, type Measured } from './answers.ts'

/** One way to make the calls that are measured. Each gives what was answered, and throws for anything else. */
export type Caller = Readonly<Record<Measured, () => Promise<unknown>>>

/** Makes a caller that sends by the given fetch. */
export type CallerMaker = (baseUrl: string, fetch: typeof globalThis.fetch) => Caller

/** Ours. */
export const ours: CallerMaker = (baseUrl, fetch) => {
  const client = createArmorClient({ baseUrl, fetch, accessToken: () => accessToken })
  return {
    authorize: async () => valueOf(await client.authorize(credentials)),
    getCurrentUser: async () => valueOf(await client.getCurrentUser()),
  }
}

/** What a person writes by hand: the status is looked at, the JSON is read, nothing else is done. */
export const byHand: CallerMaker = (baseUrl, fetch) => ({
  authorize: () => jsonOf(fetch(`${baseUrl}/auth/authorize`, authorizeInit())),
  getCurrentUser: () => jsonOf(fetch(`${baseUrl}/me`, { headers })),
})

/** The same with the platform's own time-out: without one, a server that hangs hangs the app. */
export const byHandWithTimeout: CallerMaker = (baseUrl, fetch) => {
  const withTimeout = (init: RequestInit) => ({ ...init, signal: AbortSignal.timeout(15_000) })
  return {
    authorize: () => jsonOf(fetch(`${baseUrl}/auth/authorize`, withTimeout(authorizeInit()))),
    getCurrentUser: () => jsonOf(fetch(`${baseUrl}/me`, withTimeout({ headers }))),
  }
}

const headers = { accept: 'application/json', authorization: `FH-AUTH ${accessToken}` }

function authorizeInit(): RequestInit {
  return {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  }
}

async function jsonOf(answering: Promise<Response>): Promise<unknown> {
  const response = await answering
  if (!response.ok) throw new Error(`expected a success, got ${response.status}`)
  return response.json()
}

/** The clients that a team would take otherwise, each as it comes. */
export const peers: Readonly<Record<string, CallerMaker>> = {
  'openapi-fetch': (baseUrl, fetch) => {
    const client = createOpenapiFetch<paths>({ baseUrl, fetch })
    return {
      authorize: async () => dataOf(await client.POST('/auth/authorize', { body: credentials })),
      getCurrentUser: async () => dataOf(await client.GET('/me', { headers })),
    }
  },
  'hey-api': (baseUrl, fetch) => {
    const client = createHeyApiClient({ baseUrl, fetch })
    return {
      authorize: async () => dataOf(await client.post({ url: '/auth/authorize', body: credentials })),
      getCurrentUser: async () => dataOf(await client.get({ url: '/me', headers })),
    }
  },
  'axios on fetch': (baseURL, fetch) => {
    const client = createAxios({ baseURL, adapter: 'fetch', env: { fetch } })
    return {
      authorize: async () => (await client.post<unknown>('/auth/authorize', credentials)).data,
      getCurrentUser: async () => (await client.get<unknown>('/me', { headers })).data,
    }
  },
  ky: (baseUrl, fetch) => {
    const client = ky.create({ prefix: baseUrl, fetch })
    return {
      authorize: () => client.post('auth/authorize', { json: credentials }).json(),
      getCurrentUser: () => client.get('me', { headers }).json(),
    }
  },
  ofetch: (baseURL, fetch) => {
    const client = createOfetch({ fetch, defaults: { baseURL } })
    return {
      authorize: () => client('/auth/authorize', { method: 'POST', body: credentials }),
      getCurrentUser: () => client('/me', { headers }),
    }
  },
}

function valueOf(result: { ok: true; value: unknown } | { ok: false; error: { message: string } }): unknown {
  if (result.ok) return result.value
  throw new Error(result.error.message)
}

function dataOf({ data, response }: { data?: unknown; response: Response | undefined }): unknown {
  if (data !== undefined) return data
  throw new Error(`expected an answer, got none with status ${response?.status}`)
}
