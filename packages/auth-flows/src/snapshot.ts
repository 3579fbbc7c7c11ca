import { fail, succeed, type Result } from '@armor/client'
import type { FlowConsumed, InvalidStep } from './failure.ts'
import type { Seal } from './seal.ts'
import { createStep, openStep, type AnyStep } from './step.ts'

/** Why a snapshot is no step any more. */
export interface SnapshotRefused {
  /**
   * `snapshot_invalid`: the snapshot is foreign, damaged, or of another version: start again. `snapshot_expired`: the
   * time of its step is up: start again.
   */
  readonly code: 'snapshot_invalid' | 'snapshot_expired'
  /** A sentence for a developer. */
  readonly message: string
}

/** Stands in every snapshot: one of another form is none. */
const version = 1

/**
 * Writes a step down for a reload or another tab, sealed: it holds the step's secret. The step itself stays usable;
 * of two copies the server lets one go on.
 *
 * @returns the snapshot, a text; or `flow_consumed` or `invalid_step`.
 *
 * @example
 * ```ts
 * import { dehydrate, rehydrate, type AnyStep, type Seal } from '@armor/auth-flows'
 *
 * export async function save(step: AnyStep, seal: Seal): Promise<void> {
 *   const snapshot = await dehydrate(step, seal)
 *   if (snapshot.ok) sessionStorage.setItem('recovery', snapshot.value)
 * }
 *
 * export async function load(seal: Seal): Promise<AnyStep | null> {
 *   const step = await rehydrate(sessionStorage.getItem('recovery') ?? '', seal)
 *   return step.ok ? step.value : null // go on by step.value.kind
 * }
 * ```
 */
export async function dehydrate(
  step: AnyStep,
  seal: Seal,
): Promise<Result<string, FlowConsumed | InvalidStep>> {
  const opened = openStep<AnyStep['kind']>(step)
  if (!opened.ok) return fail(opened.error)
  return succeed(await seal.seal(JSON.stringify({ version, step, secret: opened.secret })))
}

/**
 * Makes a step of a snapshot again, on the same device or where the same seal is.
 *
 * @returns the step, told apart by `kind`; or `snapshot_invalid` or `snapshot_expired`.
 *
 * @example
 * ```ts
 * import { rehydrate, resendOtp, type ArmorClient, type Seal } from '@armor/auth-flows'
 *
 * export async function goOn(client: ArmorClient, snapshot: string, seal: Seal): Promise<string> {
 *   const step = await rehydrate(snapshot, seal)
 *   if (!step.ok) return step.error.code
 *   if (step.value.kind === 'otp_required') await resendOtp(client, step.value)
 *   return step.value.kind
 * }
 * ```
 */
export async function rehydrate(snapshot: string, seal: Seal): Promise<Result<AnyStep, SnapshotRefused>> {
  try {
    const read = JSON.parse(await seal.open(snapshot)) as { version: number; step: AnyStep; secret: never }
    if (read.version !== version) return fail(refused('snapshot_invalid', 'of another version'))
    const { expiresAt = null } = read.step as { expiresAt?: number | null }
    if (expiresAt !== null && expiresAt <= Date.now()) return fail(refused('snapshot_expired', 'too old'))
    return succeed(createStep(read.step, read.secret))
  } catch {
    return fail(refused('snapshot_invalid', 'foreign or damaged'))
  }
}

function refused(code: SnapshotRefused['code'], why: string): SnapshotRefused {
  return { code, message: `the snapshot is ${why}: start the recovery again` }
}
