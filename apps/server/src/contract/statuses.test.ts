import type { operations } from '@armor/spec'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoUser } from '../demo/users.ts'
import type { OperationId } from '../http/spec.ts'
import { wrongOtp } from '../testing/context.ts'
import type { Answer } from '../testing/exchange.ts'
import {
  codeOf,
  grantBySms,
  recoveryIdByEmail,
  recoveryIdBySms,
  startSms,
} from '../testing/recovery-steps.ts'
import type { TestServer } from '../testing/server.ts'
import { startContractServer } from './contract-server.ts'
import { declaredOperations } from './declared-answers.ts'

// 429 and 503 come with the throttles.
type Later = 429 | 503
const later: readonly number[] = [429, 503] satisfies Later[]

type Producers = {
  readonly [Id in OperationId]: {
    readonly [Status in Exclude<keyof operations[Id]['responses'], Later>]: () => Promise<Answer>
  }
}

let server: TestServer
let user: DemoUser
let administrator: DemoUser
beforeAll(async () => {
  server = await startContractServer()
  user = await server.persona()
  administrator = await server.persona({ administratorOf: user.accounts.map(({ id }) => id) })
})
afterAll(() => server.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.call('POST', path, { body, headers })
const tooLarge = (path: string) => post(path, `{"padding":"${'x'.repeat(16_384)}"}`)
const notJson = (path: string) => post(path, 'username=ada', { 'content-type': 'text/plain' })
const asCaller = async (caller: DemoUser) => ({ authorization: `FH-AUTH ${await server.signIn(caller)}` })
const tokenRequest = (code: string) => ({ code, grant_type: 'authorization_code' })
const newPassword = 'vivid otter juggles lemons'

/** How to bring about each status that the spec declares: one that is missing here does not compile. */
const producers: Producers = {
  authorize: {
    200: () => post('/auth/authorize', { username: user.username, password: user.password }),
    400: () => post('/auth/authorize', {}),
    401: () => post('/auth/authorize', { username: user.username, password: 'not the password' }),
    413: () => tooLarge('/auth/authorize'),
    415: () => notJson('/auth/authorize'),
  },
  exchangeToken: {
    200: async () => post('/auth/token', tokenRequest(await codeOf(server, user))),
    400: () => post('/auth/token', tokenRequest('nobody issued this code')),
    413: () => tooLarge('/auth/token'),
    415: () => notJson('/auth/token'),
  },
  reissueToken: {
    200: async () => post('/auth/token/reissue', { token: await server.signIn(user) }),
    400: () => post('/auth/token/reissue', {}),
    401: () => post('/auth/token/reissue', { token: 'nobody issued this token' }),
    413: () => tooLarge('/auth/token/reissue'),
    415: () => notJson('/auth/token/reissue'),
  },
  getCurrentUser: {
    200: async () => server.call('GET', '/me', { headers: await asCaller(user) }),
    400: async () =>
      server.call('GET', '/me', { headers: { ...(await asCaller(user)), 'x-account-context': 'all' } }),
    401: () => server.call('GET', '/me'),
    403: async () =>
      server.call('GET', '/me', { headers: { ...(await asCaller(user)), 'x-account-context': '999999' } }),
  },
  initiateEmailRecovery: {
    200: () => post('/recovery/initiateemail', { username: user.username }),
    400: () => post('/recovery/initiateemail', {}),
    413: () => tooLarge('/recovery/initiateemail'),
    415: () => notJson('/recovery/initiateemail'),
  },
  initiateSmsRecovery: {
    200: () => post('/recovery/initiatesms', { username: user.username }),
    400: () => post('/recovery/initiatesms', {}),
    413: () => tooLarge('/recovery/initiatesms'),
    415: () => notJson('/recovery/initiatesms'),
  },
  completeSmsRecovery: {
    200: async () => post('/recovery/completesms', await startSms(server, user)),
    400: async () => {
      const started = await startSms(server, user)
      return post('/recovery/completesms', { ...started, otp: wrongOtp(started.otp) })
    },
    413: () => tooLarge('/recovery/completesms'),
    415: () => notJson('/recovery/completesms'),
  },
  getRecoveryUserContext: {
    200: () => server.call('GET', `/recovery/usercontext/${encodeURIComponent(user.username)}`),
    400: () => server.call('GET', `/recovery/usercontext/${'x'.repeat(255)}`),
  },
  validateRecovery: {
    200: async () => post(`/recovery/${await recoveryIdBySms(server, user)}/actions/validate`, {}),
    400: () => server.call('POST', `/recovery/${'x'.repeat(201)}/actions/validate`),
    413: () => tooLarge('/recovery/some-recovery/actions/validate'),
  },
  deleteRecovery: {
    204: async () => server.call('DELETE', `/recovery/${await recoveryIdByEmail(server, user)}`),
    400: () => server.call('DELETE', `/recovery/${'x'.repeat(201)}`),
    413: () => server.call('DELETE', '/recovery/some-recovery', { body: 'x'.repeat(16_385) }),
  },
  initiatePasswordReset: {
    200: async () => post('/reset/initiate', { userId: user.userId }, await asCaller(administrator)),
    400: async () => post('/reset/initiate', {}, await asCaller(administrator)),
    401: () => post('/reset/initiate', { userId: user.userId }),
    403: async () => post('/reset/initiate', { userId: administrator.userId }, await asCaller(user)),
    413: () => tooLarge('/reset/initiate'),
    415: () => notJson('/reset/initiate'),
  },
  resetPassword: {
    200: async () => {
      const person = await server.persona()
      return post('/reset', { grantID: await grantBySms(server, person), newPassword })
    },
    400: async () => post('/reset', { grantID: await grantBySms(server, user), newPassword: 'too short' }),
    403: () => post('/reset', { grantID: 'nobody gave this grant', newPassword }),
    413: () => tooLarge('/reset'),
    415: () => notJson('/reset'),
  },
}

describe.each(declaredOperations)('$operationId', ({ operationId, statuses }) => {
  it.each(statuses.filter((status) => !later.includes(status)))(
    'answers %i as the spec declares',
    async (status) => {
      const produce = (producers[operationId] as { readonly [status: number]: () => Promise<Answer> })[status]
      if (produce === undefined) throw new Error(`expected a way to make ${operationId} answer ${status}`)
      expect((await produce()).status).toBe(status)
    },
  )
})
