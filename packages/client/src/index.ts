/**
 * A typed client for the Armor Authentication API, generated from its spec: one method for each call, every
 * failure a value.
 *
 * @packageDocumentation
 */
export type { AnswerShape } from './answer-shape.ts'
export {
  createArmorClient,
  type ArmorClient,
  type ArmorClientOptions,
  type OperationMethod,
  type OperationMethods,
} from './client.ts'
export type { AccessTokenSource, AccountId, Authority } from './authority.ts'
export type { CallOptions } from './call.ts'
export type { ArmorError, ArmorErrorCode, Delivery } from './error.ts'
export type { ArmorEvent, ArmorListener, AttemptEvent } from './event.ts'
export type { OperationNotes, OperationRow } from './operation-row.ts'
export type { OperationAnswer, OperationId, OperationInput } from './operation-types.ts'
export { operationNotes, operations } from './operations.gen.ts'
export { fail, succeed, type Result } from './result.ts'
export type { RetryOptions } from './retry.ts'
export { tokenLifetimeMs } from './token-lifetime.ts'
export type { Fetch } from './transport.ts'
export type * from './schema.gen.ts'
// The name `operations` is the table's.
export type { operations as OperationTypes } from './schema.gen.ts'
