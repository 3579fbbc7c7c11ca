import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'
import { declaredOperations } from './declared-answers.ts'

let server: TestServer
let authorization: string
beforeAll(async () => {
  server = await startContractServer({ headerSeconds: 1, requestSeconds: 1 })
  authorization = `FH-AUTH ${await server.signIn(await server.persona())}`
})
afterAll(() => server.close())
afterEach(async () => {
  // Whatever came, the next caller is served.
  const { status } = await server.call('GET', '/me', { headers: { authorization } })
  if (status !== 200) throw new Error(`the next caller got ${status}`)
})

const withBody = declaredOperations.filter(({ hasBody }) => hasBody)
const concrete = (template: string) => template.replaceAll(/\{\w+\}/g, 'some')

describe.each(withBody)('$operationId refuses', ({ template }) => {
  const send = (body?: string, headers: Record<string, string> = {}) =>
    server.call('POST', template, {
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    })

  it.each([
    ['no body', undefined],
    ['an empty body', ''],
    ['broken JSON', '{"username":'],
    ['JSON that is no object', '"username"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an object without the names', '{}'],
    ['a key that stands twice', '{"username":"a","username":"a"}'],
    ['__proto__', '{"__proto__":{"username":"a"}}'],
    ['deep nesting', '['.repeat(8000) + ']'.repeat(8000)],
  ])('%s with 400', async (_, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ error: 'malformed_request', status: 400 })
  })

  it('a list, a number, an object and null where a text belongs with 400', async () => {
    for (const value of [['ada@example.com'], 1.5, { a: 1 }, null]) {
      const names = ['username', 'password', 'code', 'token', 'grantID', 'newPassword', 'userId', 'otp']
      const body = Object.fromEntries(names.map((name) => [name, value]))
      const answer = await send(JSON.stringify({ ...body, grant_type: 'authorization_code' }))
      expect(answer.status).toBe(400)
    }
  })

  it('a body of 1 MB with 413, also when its length is not said', async () => {
    expect((await send(JSON.stringify({ username: 'x'.repeat(1_000_000) }))).status).toBe(413)
    const chunked = await server.call('POST', template, {
      headers: { authorization, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      body: JSON.stringify({ username: 'x'.repeat(100_000) }),
    })
    expect(chunked.status).toBe(413)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonx',
    'application/json-patch+json',
    'nonsense',
  ])('a body of type %s with 415', async (type) => {
    expect((await send('username=a', { 'content-type': type })).status).toBe(415)
  })
})

describe.each(declaredOperations.filter(({ hasBody }) => !hasBody))(
  '$operationId, which takes no body,',
  ({ method, template }) => {
    it.each(['application/json', 'text/plain', 'nonsense', ''])(
      'answers as declared when one of type %j comes all the same',
      async (type) => {
        const headers = { authorization, 'content-type': type }
        const { status } = await server.call(method, concrete(template), { headers, body: '{"a":1' })
        expect([200, 204, 400]).toContain(status)
      },
    )
  },
)

describe('every path of the spec', () => {
  it.each([...new Set(declaredOperations.map(({ template }) => template))])(
    '%s refuses other methods',
    async (template) => {
      const right = declaredOperations.filter((operation) => operation.template === template)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (right.some((operation) => operation.method === method)) continue
        const answer = await server.call(method, concrete(template))
        expect({ method, status: answer.status }).toEqual({ method, status: 405 })
      }
    },
  )
})

describe('a path outside the spec', () => {
  it.each([
    '/',
    '/me/',
    '/ME',
    '//me',
    '/auth',
    '/recovery',
    '/recovery/a/b/c',
    '/demo/control',
    '/../etc/passwd',
  ])('%s is not found', async (path) => {
    expect((await server.call('GET', path)).status).toBe(404)
  })

  it.each(['/recovery/usercontext/%ff', `/recovery/usercontext/${'x'.repeat(2000)}`])(
    'that cannot be read is refused with 400',
    async (path) => {
      expect((await server.call('GET', path)).status).toBe(400)
    },
  )
})

describe('the error', () => {
  it('says what was expected and where', async () => {
    const { json } = await server.call('POST', '/auth/authorize', {
      body: { username: ['a'], password: 'b' },
    })
    expect(json).toMatchObject({ error_description: 'username: must be string.' })
    const other = await server.call('POST', '/auth/token', { body: { code: 'x', grant_type: 'password' } })
    expect(other.json).toMatchObject({
      error_description: 'grant_type: must be equal to constant: "authorization_code".',
    })
  })

  it('never repeats what came, which may be a secret', async () => {
    const secret = 'Otters-Juggle-Lemons'
    const answers = [
      await server.call('POST', '/auth/authorize', { body: `{"username":"a","password":"${secret}` }),
      await server.call('POST', '/auth/authorize', { body: { username: 'a', password: [secret] } }),
      await server.call('POST', '/auth/authorize', { body: { username: 'a', [secret]: 1 } }),
      await server.call('POST', '/auth/token', { body: { code: secret, grant_type: secret } }),
      await server.call('DELETE', `/recovery/${secret.repeat(20)}`),
      await server.call('GET', `/nothing/${secret}`),
    ]
    for (const { status, text } of answers) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toContain(secret)
    }
  })
})

describe('a connection', () => {
  it.each([
    ['that speaks no HTTP', 'hello\r\n\r\n', 400],
    ['with headers past any use', `GET /me HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'whose body never ends',
      'POST /auth/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      408,
    ],
    ['whose head never ends', 'GET /me HTTP/1.1\r\nHost: a\r\n', 408],
    [
      'with two lengths',
      'POST /auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      400,
    ],
  ])('%s is answered and closed', async (_, text, status) => {
    const answer = await raw(text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer.toLowerCase()).toContain('cache-control: no-store')
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status })
  })
})

/** Everything that the server says to a text on a socket, until it hangs up. */
async function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.setEncoding('utf8')
  let answer = ''
  socket.on('data', (chunk: string) => {
    answer += chunk
  })
  socket.write(text)
  await once(socket, 'close')
  return answer
}
