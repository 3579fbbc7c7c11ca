import { describe, expect, it } from 'vitest'
import { declaredOperations, deviations, errorDeviations, operationOf } from './declared-answers.ts'

const answer = (status: number, json: unknown, headers: Record<string, string> = {}) => ({
  status,
  json,
  text: json === undefined ? '' : JSON.stringify(json),
  headers: new Headers({
    ...(json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...headers,
  }),
})
const authorize = operationOf('POST', '/auth/authorize')!
const deleteRecovery = operationOf('DELETE', '/recovery/some-recovery')!
const refusal = { error: 'unauthorized', error_description: 'No.', status: 401, referenceId: 'r' }
const challenge = { 'www-authenticate': 'FH-AUTH realm="armor"' }

describe('an answer held against the spec', () => {
  it('passes as declared', () => {
    expect(deviations(authorize, answer(401, refusal, challenge))).toEqual([])
    expect(deviations(deleteRecovery, answer(204, undefined))).toEqual([])
  })

  it.each([
    ['of an undeclared status', authorize, answer(404, refusal), /404 is not declared/],
    ['without a required property', authorize, answer(200, { success: true }), /required property 'code'/],
    [
      'with a property of another type',
      authorize,
      answer(401, { ...refusal, status: '401' }, challenge),
      /\/status must be integer/,
    ],
    ['without a declared header', authorize, answer(401, refusal), /WWW-Authenticate is missing/],
    [
      'whose header is of another type',
      authorize,
      answer(429, refusal, { 'retry-after': 'soon' }),
      /must be integer/,
    ],
    [
      'of another content type',
      authorize,
      answer(401, refusal, { ...challenge, 'content-type': 'text/html' }),
      /"text\/html" is not declared/,
    ],
    ['with a body where none is declared', deleteRecovery, answer(204, {}), /a body where none is declared/],
  ])('fails when it is one %s', (_, operation, wrong, deviation) => {
    expect(deviations(operation, wrong).join('\n')).toMatch(deviation)
  })

  it('fails outside the operations when it is not the error body', () => {
    expect(errorDeviations(answer(404, refusal))).toEqual([])
    expect(errorDeviations(answer(404, { message: 'Not Found' }))).not.toEqual([])
  })
})

describe('the operation that a request addresses', () => {
  it.each([
    ['POST', '/recovery/initiatesms', 'initiateSmsRecovery'],
    ['POST', '/recovery/abc/actions/validate', 'validateRecovery'],
    ['GET', '/recovery/usercontext/ada%40example.com', 'getRecoveryUserContext'],
    ['GET', '/me?x=1', 'getCurrentUser'],
    ['PUT', '/me', undefined],
    ['DELETE', '/recovery/initiatesms', undefined],
  ])('%s %s is %s', (method, path, operationId) => {
    expect(operationOf(method, path)?.operationId).toBe(operationId)
  })

  it('is one of twelve', () => {
    expect(declaredOperations).toHaveLength(12)
  })
})
