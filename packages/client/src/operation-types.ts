import type { operations as table } from './operations.gen.ts'
import type { operations } from './schema.gen.ts'

/** The name of a call, as the spec gives it: `authorize`, `exchangeToken` and ten more. */
export type OperationId = keyof typeof table

/** What a call takes: the parameters of its path and the fields of its body, in one object. */
export type OperationInput<Id extends OperationId> = (operations[Id]['parameters'] extends {
  path: infer Parameters
}
  ? Parameters
  : unknown) &
  (operations[Id] extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : unknown)

/** What a call gives when it succeeds. */
export type OperationAnswer<Id extends OperationId> = operations[Id]['responses'] extends {
  200: { content: { 'application/json': infer Answer } }
}
  ? Answer
  : undefined
