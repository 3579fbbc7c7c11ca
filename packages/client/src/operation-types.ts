import type { operations as table } from './operations.gen.ts'
import type { operations } from './schema.gen.ts'

/** The name of a call, as the spec gives it: `authorize`, `exchangeToken` and ten more. */
export type OperationId = keyof typeof table

type JsonOf<Holder> = Holder extends { content: { 'application/json': infer Json } } ? Json : unknown

type PathOf<Id extends OperationId> = operations[Id]['parameters'] extends { path: infer Parameters }
  ? Parameters
  : unknown

type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Holder }
  ? JsonOf<Holder>
  : unknown

type Flat<Type> = { [Name in keyof Type]: Type[Name] }

/** What a call takes: the parameters of its path and the fields of its body, in one object. */
export type OperationInput<Id extends OperationId> = Flat<PathOf<Id> & BodyOf<Id>>

/** What a call gives when it succeeds. */
export type OperationAnswer<Id extends OperationId> = operations[Id]['responses'] extends {
  200: infer Success
}
  ? JsonOf<Success>
  : undefined
