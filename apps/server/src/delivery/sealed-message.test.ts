import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { otpMessage, recoveryMessage } from './messages.ts'
import { openMessage, sealMessage } from './sealed-message.ts'

const key = randomBytes(32)
const message = otpMessage('+15550100101', '04815162')

describe('a sealed message', () => {
  it('is opened with its key and for its row, and by nothing else', () => {
    const sealed = sealMessage(key, 'row', message)
    expect(openMessage(key, 'row', sealed)).toEqual(message)
    expect(() => openMessage(key, 'another row', sealed)).toThrow(/authenticate/)
    expect(() => openMessage(randomBytes(32), 'row', sealed)).toThrow(/authenticate/)
  })

  it('is not opened when a byte was changed', () => {
    const sealed = sealMessage(key, 'row', message)
    sealed[20] = sealed[20]! ^ 1
    expect(() => openMessage(key, 'row', sealed)).toThrow(/authenticate/)
  })

  it('is as long as any other: with an address or as a decoy, in any script', () => {
    const link = 'https://portal.example/recover#token=wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd'
    const messages = [
      message,
      otpMessage(null, '04815162'),
      recoveryMessage('ada@example.com', link),
      recoveryMessage('愛子@例え.テスト', link),
      recoveryMessage(
        'ada@example.com',
        `https://portal.example/${'long/'.repeat(50)}#token=${'x'.repeat(32)}`,
      ),
    ]
    const lengths = messages.map((each) => sealMessage(key, 'row', each).length)
    expect(new Set(lengths).size).toBe(1)
  })
})
