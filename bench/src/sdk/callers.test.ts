import { expect, test } from 'vitest'
import { accessToken, answers, credentials } from './answers.ts'
import { byHand, byHandWithTimeout, ours, peers, type CallerMaker } from './callers.ts'

const makers: [string, CallerMaker][] = [
  ['ours', ours],
  ['fetch by hand', byHand],
  ['fetch by hand with a time-out', byHandWithTimeout],
  ...Object.entries(peers),
]

/** Calls by a maker's caller, and what its fetch was given, as the Request that it stands for. */
function listen(make: CallerMaker, answer: string) {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init))
    return new Response(answer, { headers: { 'content-type': 'application/json' } })
  }
  return { caller: make('http://api.example.test', fetch), requests }
}

test.each(makers)('%s sends one POST with the credentials, and gives the answer', async (_, make) => {
  const { caller, requests } = listen(make, answers.authorize)
  expect(await caller.authorize()).toEqual(JSON.parse(answers.authorize))
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST http://api.example.test/auth/authorize',
  ])
  expect(requests[0]!.headers.get('content-type')).toBe('application/json')
  expect(await requests[0]!.json()).toEqual(credentials)
})

test.each(makers)('%s sends one GET with the token, and gives the answer', async (_, make) => {
  const { caller, requests } = listen(make, answers.getCurrentUser)
  expect(await caller.getCurrentUser()).toEqual(JSON.parse(answers.getCurrentUser))
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET http://api.example.test/me'])
  expect(requests[0]!.headers.get('authorization')).toBe(`FH-AUTH ${accessToken}`)
})
