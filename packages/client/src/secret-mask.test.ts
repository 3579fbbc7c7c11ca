import { describe, expect, it } from 'vitest'
import { maskText, maskValue } from './secret-mask.ts'

describe('masking', () => {
  it('hides the secret fields of every call by name, in any letter case and at any depth', () => {
    const value = { Token: 'a', list: [{ token: 'b', message: 'Ok' }] }
    expect(maskValue(value, [])).toEqual({ Token: '***', list: [{ token: '***', message: 'Ok' }] })
  })

  it('hides a secret that was repeated under another name', () => {
    expect(maskValue({ echo: 'got hunter2.' }, ['hunter2'])).toEqual({ echo: 'got ***.' })
  })

  it('hides a secret that is a number or an object', () => {
    expect(maskValue({ otp: 4711, token: { raw: 'x' }, code: ['y'] }, [])).toEqual({
      otp: '***',
      token: '***',
      code: '***',
    })
  })

  it('shows that a secret is null: a refusal must be readable', () => {
    expect(maskValue({ grantId: null }, [])).toEqual({ grantId: null })
  })

  it('leaves the value itself alone', () => {
    const value = { password: 'hunter2' }
    maskValue(value, [])
    expect(value.password).toBe('hunter2')
  })

  it('takes every occurrence out of a text, and nothing for an empty secret', () => {
    expect(maskText('a-b-a', ['a', ''])).toBe('***-b-***')
  })
})
