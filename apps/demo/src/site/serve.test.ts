import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePage, type ServedPage } from './serve.ts'

let directory: string
let upstream: FastifyInstance
let page: ServedPage

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'armor-page-'))
  await mkdir(join(directory, 'assets'))
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(directory, 'assets/page.js'), 'export {}')
  upstream = fastify()
  upstream.all('/*', async (request, reply) => {
    reply.code(207).header('cache-control', 'upstream')
    return {
      method: request.method,
      url: request.url,
      authorization: request.headers.authorization,
      host: request.headers.host,
    }
  })
  await upstream.listen({ port: 0, host: '127.0.0.1' })
  const serverUrl = upstream.listeningOrigin
  page = await servePage({ port: 0, serverUrl: () => serverUrl, directory })
})

afterAll(async () => {
  await page.close()
  await upstream.close()
  await rm(directory, { recursive: true })
})

test('the page may load from its own origin alone, and is never stored', async () => {
  const { headers } = await fetch(page.url)
  expect(headers.get('content-type')).toMatch('text/html')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('an asset, named after its content, may be kept', async () => {
  const { headers } = await fetch(`${page.url}assets/page.js`)
  expect(headers.get('cache-control')).toMatch('immutable')
})

test('what stands under /api is the server, with its own status and headers', async () => {
  const response = await fetch(`${page.url}api/recovery/ab%2Fc?to=1`, {
    method: 'DELETE',
    headers: { authorization: 'FH-AUTH x' },
  })
  expect(response.status).toBe(207)
  expect(response.headers.get('cache-control')).toBe('upstream')
  expect(await response.json()).toMatchObject({
    method: 'DELETE',
    url: '/recovery/ab%2Fc?to=1',
    authorization: 'FH-AUTH x',
  })
})

test('the server hears which host was asked for: a page of another site cannot pass for this one', async () => {
  const request = get(`${page.url}api/demo/outbox`, { headers: { host: 'evil.test' } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  expect(JSON.parse(await text(response))).toMatchObject({ host: 'evil.test' })
})

test('where no server answers, the page says so in the shape of the spec’s errors', async () => {
  const lonely = await servePage({ port: 0, serverUrl: 'http://127.0.0.1:1', directory })
  const response = await fetch(`${lonely.url}api/me`)
  await lonely.close()
  expect(response.status).toBe(502)
  expect(await response.json()).toMatchObject({
    error: 'server_unreachable',
    error_description: expect.stringContaining('npm run server'),
  })
})

test('a page that was never built is an error that says how to build it', async () => {
  await expect(
    servePage({ port: 0, serverUrl: 'http://127.0.0.1:1', directory: '/nowhere' }),
  ).rejects.toThrow(/no page in \/nowhere: run .* build/)
})
