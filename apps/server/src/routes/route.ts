import type { operations } from '@armor/spec'
import type { Authority } from '../http/authority.ts'
import type { OperationId } from '../http/spec.ts'
import type { Context } from '../rules/context.ts'

type JsonOf<Holder> = Holder extends { content: { 'application/json': infer Json } } ? Json : undefined
type Responses<Id extends OperationId> = operations[Id]['responses']

/** The request body of a call, as the spec types it. */
export type Body<Id extends OperationId> = operations[Id] extends { requestBody: infer Holder }
  ? JsonOf<Holder>
  : undefined

/** The path parameters of a call, as the spec types them. */
export type Path<Id extends OperationId> = operations[Id]['parameters'] extends { path: infer Parameters }
  ? Parameters
  : Record<never, never>

/** The success of a call, as the spec types it; refusals are thrown. */
export type Success<Id extends OperationId> = Responses<Id> extends { 200: infer Ok } ? JsonOf<Ok> : undefined

/** A request that the spec's schemas have passed. */
export interface ValidRequest<Id extends OperationId> {
  readonly body: Body<Id>
  readonly path: Path<Id>
  /** Who calls; checked before the route runs, on the calls that ask for FH-AUTH. */
  readonly authority: Authority | null
}

/** Answers one call: reads the request, calls one rule, gives the success or throws a refusal. */
export type Route<Id extends OperationId> = (
  context: Context,
  request: ValidRequest<Id>,
) => Promise<Success<Id>>

/** Who calls, on a route whose operation asks for FH-AUTH in the spec. */
export function authorityOf({ authority }: { authority: Authority | null }): Authority {
  if (authority === null)
    throw new Error('expected the operation to declare `security: [FH-AUTH]` in the spec')
  return authority
}
