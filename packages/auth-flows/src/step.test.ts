import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createStep, endStep, giveBack, takeStep } from './step.ts'

const secret = { token: 'flow-token-marker' }
const make = () => createStep({ kind: 'otp_required', username: 'ada@example.com', expiresAt: 1 }, secret)

describe('a step', () => {
  it('shows what may be shown, and its secret nowhere', () => {
    const step = make()
    expect(step).toEqual({ kind: 'otp_required', username: 'ada@example.com', expiresAt: 1 })
    const shown = [
      JSON.stringify(step),
      inspect(step, { showHidden: true, depth: 9 }),
      String(Object.values(step)),
    ]
    for (const text of shown) expect(text).not.toContain(secret.token)
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(make())).toBe(true)
  })

  it('is taken once', () => {
    const step = make()
    expect(takeStep<'otp_required'>(step)).toEqual({ ok: true, secret })
    expect(takeStep<'otp_required'>(step)).toMatchObject({ ok: false, error: { code: 'flow_consumed' } })
  })

  it('can be taken again once it was given back', () => {
    const step = make()
    takeStep<'otp_required'>(step)
    expect(giveBack(step)).toBe(step)
    expect(takeStep<'otp_required'>(step)).toEqual({ ok: true, secret })
  })

  it('is none when it is a copy', () => {
    const step = make()
    for (const copy of [
      { ...step },
      structuredClone(step),
      JSON.parse(JSON.stringify(step)) as typeof step,
    ]) {
      expect(takeStep<'otp_required'>(copy)).toMatchObject({ ok: false, error: { code: 'invalid_step' } })
      expect(endStep<'otp_required'>(copy)).toBeUndefined()
    }
  })

  it('gives its secret for ending the flow even when it was used, and then nobody goes on from it', () => {
    const step = make()
    takeStep<'otp_required'>(step)
    expect(endStep<'otp_required'>(step)).toEqual(secret)
    expect(takeStep<'otp_required'>(step)).toMatchObject({ ok: false, error: { code: 'flow_consumed' } })
  })
})
