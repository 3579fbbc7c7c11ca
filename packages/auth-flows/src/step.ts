import type { FlowConsumed, InvalidStep } from './failure.ts'

declare const made: unique symbol

/** A place in a flow. It shows what may be shown; its secret and its used mark are kept where nobody can read them. */
export interface Step<Name extends string> {
  /** Which step it is: what to show next, and which function goes on from here. */
  readonly kind: Name
  /** Only a flow makes steps: an object written by hand is not one. */
  readonly [made]: Name
}

/** An SMS with a one-time password was sent, if the user has a phone. Goes on with `submitOtp` or `resendOtp`. */
export interface OtpRequired extends Step<'otp_required'> {
  /** Whose password is recovered. */
  readonly username: string
  /** When the one-time password expires: milliseconds since 1970, by the local clock, counted from receipt. */
  readonly expiresAt: number
}

/** A mail with a recovery link was sent, if there is such a user. Goes on with `openRecoveryLink`, on any device. */
export interface LinkSent extends Step<'link_sent'> {
  /** When the link expires: milliseconds since 1970, by the local clock, counted from receipt. */
  readonly expiresAt: number
}

/** The person showed that they own the phone or the address. Goes on with `redeemRecovery`. */
export interface RecoveryVerified extends Step<'recovery_verified'> {
  /** Null when the recovery came from a link: the link doesn't say whose it is. */
  readonly username: string | null
  /** Milliseconds since 1970, by the local clock; null when the recovery came from a link. */
  readonly expiresAt: number | null
}

/** The recovery was redeemed for a grant. Goes on with `setPassword`. */
export interface PasswordRequired extends Step<'password_required'> {
  /** Whose password is set; null when the recovery came from a link. */
  readonly username: string | null
  /** When the grant expires: milliseconds since 1970, by the local clock, counted from receipt. */
  readonly expiresAt: number
}

/** The password is set. Nobody is signed in by it: sign in with the new password. */
export interface Done extends Step<'done'> {
  /** Whose password was set; null when the recovery came from a link. */
  readonly username: string | null
}

/** Each step, by its `kind`. */
export type AnyStep = OtpRequired | LinkSent | RecoveryVerified | PasswordRequired | Done

/** What a step must not show. */
export interface StepSecrets {
  otp_required: { readonly token: string }
  link_sent: null
  recovery_verified: { readonly recoveryId: string }
  password_required: { readonly recoveryId: string; readonly grantId: string }
  done: null
}

type Kind = keyof StepSecrets
type StepOf<Of extends Kind> = Extract<AnyStep, { kind: Of }>
type Shown<Of extends Kind> = Omit<StepOf<Of>, typeof made>

interface Hold {
  readonly secret: unknown
  used: boolean
}

// Held beside the steps, not in them: what isn't there can't be printed, spread or serialised.
const holds = new WeakMap<object, Hold>()

/** Makes a step from what it shows and what it hides. */
export function createStep<Of extends Kind>(
  shown: Shown<Of> & { kind: Of },
  secret: StepSecrets[Of],
): StepOf<Of> {
  const step = Object.freeze({ ...shown }) as unknown as StepOf<Of>
  holds.set(step, { secret, used: false })
  return step
}

type Access<Of extends Kind> =
  | { ok: true; secret: StepSecrets[Of] }
  | { ok: false; error: FlowConsumed | InvalidStep }

/** The secret of a step that was not used yet, which stays so. */
export function openStep<Of extends Kind>(step: StepOf<Of>): Access<Of> {
  const hold = holds.get(step)
  if (hold === undefined) return { ok: false, error: invalidStep() }
  if (!hold.used) return { ok: true, secret: hold.secret as StepSecrets[Of] }
  const message = `this ${step.kind} step was used before: go on from what it gave`
  return { ok: false, error: { code: 'flow_consumed', message } }
}

/**
 * Takes a step to go on from: its secret, once. Whoever takes it a second time, even at the same moment, is told
 * that it is used, and no request is made.
 */
export function takeStep<Of extends Kind>(step: StepOf<Of>): Access<Of> {
  const opened = openStep<Of>(step)
  if (opened.ok) holds.get(step)!.used = true
  return opened
}

/** What is said of a copy of a step, or of an object of another kind. */
export function invalidStep(): InvalidStep {
  const message = 'expected a step that a flow gave, got a copy or another object'
  return { code: 'invalid_step', message }
}

/** Gives a taken step back: nothing came of it, so it can be used again. */
export function giveBack<Of extends AnyStep>(step: Of): Of {
  const hold = holds.get(step)
  if (hold !== undefined) hold.used = false
  return step
}

/** The secret of a step, used or not, for ending its flow; undefined for what is no step. Nobody can go on from it. */
export function endStep<Of extends Kind>(step: StepOf<Of>): StepSecrets[Of] | undefined {
  const hold = holds.get(step)
  if (hold === undefined) return undefined
  hold.used = true
  return hold.secret as StepSecrets[Of]
}
