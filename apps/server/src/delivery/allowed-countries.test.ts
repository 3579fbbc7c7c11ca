import { describe, expect, it } from 'vitest'
import { allowCountries } from './allowed-countries.ts'
import type { OutgoingMessage } from './carrier.ts'
import { otpMessage } from './messages.ts'

const never = new AbortController().signal

function send(to: string): { sent: string[]; result: Promise<void> } {
  const sent: string[] = []
  const carrier = allowCountries(['+1', '+44'], {
    send: async (message) => {
      sent.push(message.to)
    },
  })
  const message: OutgoingMessage = { ...otpMessage(to, '04815162'), to, id: 'row', expiresAt: 1 }
  return { sent, result: carrier.send(message, never) }
}

describe('a phone number', () => {
  it.each(['+15550100101', '+447700900123'])('of an allowed country is sent to: %s', async (to) => {
    const { sent, result } = send(to)
    await result
    expect(sent).toEqual([to])
  })

  it.each(['+33700900123', '15550100101', '0015550100101', ' +15550100101'])(
    'that begins otherwise is given up, and not told: %s',
    async (to) => {
      const { sent, result } = send(to)
      await expect(result).rejects.toMatchObject({ isFinal: true })
      await expect(result).rejects.not.toThrow(to)
      expect(sent).toEqual([])
    },
  )
})
