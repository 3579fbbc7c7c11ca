import { expect, test } from 'vitest'
import { linkIn, maskedText, otpIn, type Message } from './message.ts'

const message = (channel: Message['channel'], text: string): Message => ({
  id: '1',
  channel,
  to: 'someone',
  text,
  sentAt: '2026-11-24T00:00:00.000Z',
})
const sms = message('sms', '04815162 is your code. Call 911 never.')
const mail = message('email', 'Open\n\nhttps://portal.example/recover#token=ab_C-9\n\nor don’t. 12345678')

test('the one-time password is the run of digits in an SMS, leading zero included', () => {
  expect(otpIn(sms)).toBe('04815162')
  expect(otpIn(mail)).toBeNull()
  expect(otpIn(message('sms', 'The password was changed.'))).toBeNull()
})

test('the link is taken out of a mail whole', () => {
  expect(linkIn(mail)).toBe('https://portal.example/recover#token=ab_C-9')
  expect(linkIn(sms)).toBeNull()
})

test('a message that is printed holds neither', () => {
  expect(maskedText(sms)).toBe('*** is your code. Call 911 never.')
  expect(maskedText(mail)).toContain('https://portal.example/recover#token=***\n')
  expect(maskedText(message('email', 'Nothing in here.'))).toBe('Nothing in here.')
})
