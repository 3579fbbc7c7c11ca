import { afterEach, describe, expect, it, vi } from 'vitest'
import { openRecoveryLink } from './email-recovery.ts'
import { redeemRecovery, setPassword } from './password-reset.ts'
import { createSeal, type Seal } from './seal.ts'
import { startSmsRecovery, submitOtp } from './sms-recovery.ts'
import { dehydrate, rehydrate } from './snapshot.ts'
import { createStep, takeStep, type OtpRequired, type RecoveryVerified } from './step.ts'
import { errorOf, otpIn, useRealServer, valueOf } from './testing/real-server.ts'

const server = useRealServer()

const newSeal = async (): Promise<Seal> =>
  createSeal(await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
const otpRequired = (): OtpRequired =>
  createStep(
    { kind: 'otp_required', username: 'ada@example.com', expiresAt: Date.now() + 600_000 },
    { token: 'flow-token-marker' },
  )

afterEach(() => {
  vi.useRealTimers()
})

describe('a recovery that is resumed', () => {
  it('goes on after each of its steps, as after a reload', async () => {
    const ada = await server.persona()
    const { client } = server.client()
    const seal = await newSeal()
    const reload = async <Of extends OtpRequired | RecoveryVerified>(step: Of) =>
      valueOf(await rehydrate(valueOf(await dehydrate(step, seal)), seal)) as Of

    const step = await reload(valueOf(await startSmsRecovery(client, ada)))
    expect(step).toMatchObject({ kind: 'otp_required', username: ada.username })
    const otp = otpIn(await server.newestMessage(ada.phone!))
    const verified = await reload(valueOf(await submitOtp(client, step, otp)))
    const required = valueOf(await redeemRecovery(client, verified))
    const resumed = valueOf(await rehydrate(valueOf(await dehydrate(required, seal)), seal))
    if (resumed.kind !== 'password_required')
      throw new Error(`expected password_required, got ${resumed.kind}`)
    expect(await setPassword(client, resumed, 'seven otters in a teapot')).toMatchObject({ ok: true })
    // Of the two copies the server lets one go on.
    expect(errorOf(await setPassword(client, required, 'seven otters in a teapot')).code).toBe(
      'grant_refused',
    )
  })
})

describe('a snapshot', () => {
  it('shows no secret, and is another one each time', async () => {
    const seal = await newSeal()
    const snapshots = [
      valueOf(await dehydrate(otpRequired(), seal)),
      valueOf(await dehydrate(otpRequired(), seal)),
    ]
    for (const snapshot of snapshots) {
      expect(snapshot).not.toContain('flow-token-marker')
      expect(atob(snapshot)).not.toContain('flow-token-marker')
    }
    expect(snapshots[0]).not.toBe(snapshots[1])
  })

  it('leaves the step usable', async () => {
    const step = otpRequired()
    valueOf(await dehydrate(step, await newSeal()))
    expect(takeStep<'otp_required'>(step).ok).toBe(true)
  })

  it('keeps a step of a link, which does not say when it expires', async () => {
    const seal = await newSeal()
    const link = 'https://portal.armor.com/#token=wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd'
    const opened = valueOf(openRecoveryLink(link, { origin: 'https://portal.armor.com' }))
    const resumed = valueOf(await rehydrate(valueOf(await dehydrate(opened, seal)), seal))
    expect(resumed).toEqual({ kind: 'recovery_verified', username: null, expiresAt: null })
  })

  it('of a used step or of a copy is not made', async () => {
    const seal = await newSeal()
    const used = otpRequired()
    takeStep<'otp_required'>(used)
    expect(errorOf(await dehydrate(used, seal)).code).toBe('flow_consumed')
    expect(errorOf(await dehydrate({ ...otpRequired() }, seal)).code).toBe('invalid_step')
  })

  it('is refused when its time is up', async () => {
    const seal = await newSeal()
    const snapshot = valueOf(await dehydrate(otpRequired(), seal))
    vi.useFakeTimers({ now: Date.now() + 600_000 })
    expect(errorOf(await rehydrate(snapshot, seal)).code).toBe('snapshot_expired')
  })

  it.each([
    ['empty', () => ''],
    ['no base64', () => '***'],
    ['too short', () => btoa('short')],
    ['changed', (snapshot: string) => (snapshot.startsWith('A') ? 'B' : 'A') + snapshot.slice(1)],
    ['cut short', (snapshot: string) => snapshot.slice(0, -8)],
  ])('that is %s is refused', async (_, damage) => {
    const seal = await newSeal()
    const snapshot = valueOf(await dehydrate(otpRequired(), seal))
    expect(errorOf(await rehydrate(damage(snapshot), seal)).code).toBe('snapshot_invalid')
  })

  it('of another seal, of another version or of no step is refused', async () => {
    const seal = await newSeal()
    const foreign = valueOf(await dehydrate(otpRequired(), await newSeal()))
    const newer = await seal.seal(JSON.stringify({ version: 2, step: {}, secret: null }))
    const other = await seal.seal('null')
    for (const snapshot of [foreign, newer, other]) {
      expect(errorOf(await rehydrate(snapshot, seal)).code).toBe('snapshot_invalid')
    }
  })
})
