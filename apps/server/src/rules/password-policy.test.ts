import { describe, expect, it } from 'vitest'
import { passwordRefusals } from './password-policy.ts'

const identity = { username: 'ada.lovelace@example.com', firstName: 'Ada', lastName: 'Lovelace' }
const limits = { passwordMinimum: 15, passwordMaximum: 256 }
const refusals = (password: string) => passwordRefusals(password, identity, limits)

describe('a new password', () => {
  it.each(['vivid otter juggles', '   fifteen blanks', 'жираф ест листья', '🦦🦦🐸🐸🐝🐝🦉🦉🐙🐙🦀🦀🐞🐞🦋'])(
    'is taken without composition rules: %s',
    (password) => expect(refusals(password)).toEqual([]),
  )

  it('is counted in code points after normalisation, not in bytes or UTF-16 units', () => {
    expect(refusals('🦦🐸🐝🦉🐙🦀🐞🦋🐢🐍🦎🐳🐬🦈')).toEqual(['too_short'])
    expect(refusals('e\u0301'.repeat(14))).toContain('too_short')
  })

  it('may have 256 code points and no more', () => {
    const long = 'vivid otters juggle lemons '.repeat(10)
    expect(refusals(long.slice(0, 256))).toEqual([])
    expect(refusals(long.slice(0, 257))).toEqual(['too_long'])
  })

  it.each([
    'passwordpassword',
    'Password12345678',
    '123456789012345678',
    'aaaaaaaaaaaaaaaaaa',
    'dragondragondragon',
    '!!!!!!letmein!!!!!!!',
    'qwertyuiopqwertyuiop',
  ])('is refused as listed, also repeated or padded: %s', (password) => {
    expect(refusals(password)).toContain('blocklisted')
  })

  it.each(['i am ada.lovelace, hello', 'LOVELACE writes programs', 'x ada.lovelace@example.com'])(
    "is refused when it holds the user's name or address: %s",
    (password) => expect(refusals(password)).toEqual(['contains_identity']),
  )

  it('may hold a name too short to mean anything', () => {
    expect(refusals('radar adapts quickly')).toEqual([])
  })

  it('is refused with every reason at once', () => {
    expect(refusals('lovelace')).toEqual(expect.arrayContaining(['too_short', 'contains_identity']))
  })
})
