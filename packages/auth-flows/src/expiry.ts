import { operations, type OperationId } from '@armor/client'

/** When what a call gave expires: the spec's lifetime, counted from receipt by the local clock. */
export function expiryOf(operation: Extract<OperationId, keyof WithLifetime>): number {
  return Date.now() + operations[operation].lifetimeSeconds * 1000
}

type Table = typeof operations
type WithLifetime = {
  [Id in OperationId as Table[Id] extends { lifetimeSeconds: number } ? Id : never]: true
}
