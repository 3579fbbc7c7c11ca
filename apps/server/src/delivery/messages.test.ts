import { describe, expect, it } from 'vitest'
import { adminResetMessage, otpMessage, passwordChangedMessages, recoveryMessage } from './messages.ts'

const link = 'https://portal.example/recover?a=1&b="><script>#token=wVYp4gSJ1o0zNqk2Xh7c3b'
const oneSmsSegment = 160

describe('a mail', () => {
  it.each([recoveryMessage, adminResetMessage])('says the same in text and in HTML', (write) => {
    const mail = write('ada@example.com', link)
    if (mail.channel !== 'email') throw new Error(`expected a mail, got ${mail.channel}`)
    const withoutTags = mail.html.replaceAll(/<!doctype html>|<[^>]*>/g, '').trim()
    const paragraphs = withoutTags.split(/\n+/)
    const unescaped = paragraphs.map((line) =>
      line.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    )
    expect(unescaped).toEqual(mail.text.split('\n\n'))
  })

  it('has its link escaped, so that no configured address can write HTML', () => {
    const mail = recoveryMessage('ada@example.com', link)
    expect(mail).toMatchObject({ html: expect.not.stringContaining('<script>') as string })
    expect(mail).toMatchObject({
      html: expect.stringContaining('href="https://portal.example/recover?a=1&amp;b=&quot;&gt;') as string,
    })
  })
})

describe('an SMS', () => {
  it('fits one segment', () => {
    const notices = passwordChangedMessages({ username: 'ada@example.com', phone: '+15550100101' })
    const texts = [otpMessage('+15550100101', '0123456789'), ...notices]
      .filter(({ channel }) => channel === 'sms')
      .map(({ text }) => text)
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(oneSmsSegment)
  })
})
