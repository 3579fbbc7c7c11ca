import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { welcome } from './welcome.ts'

const ada = { username: 'ada@demo.test', password: 'steam looms weave', phone: '+15550100101', roles: [] }
const grace = { username: 'grace@demo.test', password: null, phone: null, roles: ['admin'] }
const text = stripVTControlCharacters(
  welcome({
    url: 'http://127.0.0.1:4000/',
    serverUrl: 'http://127.0.0.1:4010',
    outboxUrl: 'http://127.0.0.1:4010/demo/outbox',
    controlUrl: 'http://127.0.0.1:4010/demo',
    users: [ada, grace],
  }),
)

test('one address is named, and no other', () => {
  expect(text.match(/http\S+/g)).toEqual(['http://127.0.0.1:4000/'])
})

test('each sign-in has a line, and says who can do what', () => {
  expect(text).toMatch(/ada@demo\.test +steam looms weave +phone \+15550100101\n/)
})

test('a password that was changed is shown as changed', () => {
  expect(text).toMatch(/grace@demo\.test +\(changed\) +no phone, administrator\n/)
})
