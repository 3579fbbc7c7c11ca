import type { FastifyRequest, RouteOptions } from 'fastify'
import type { Context } from '../rules/context.ts'
import { invalidBodyRefusals, routes } from '../routes/index.ts'
import type { Route } from '../routes/route.ts'
import { requireAuthority } from './authority.ts'
import { respellNames } from './body.ts'
import { malformed } from './refusal.ts'
import type { JsonSchema, OperationId, SpecOperation } from './spec.ts'
import { describe, type createValidator } from './validation.ts'

type Compile = ReturnType<typeof createValidator>

/** The web framework's route for one call of the spec: checks by the spec's schemas, then the call's own route. */
export function operationRoute(context: Context, operation: SpecOperation, compile: Compile): RouteOptions {
  const checkPath = check(compile, operation.pathParameters)
  const checkHeaders = check(compile, operation.headers)
  const readBody = bodyReader(compile, operation)
  // Each route is typed by its own operation; here, where any of them is called, the spec's schemas vouch for it.
  const route = routes[operation.operationId] as Route<OperationId>

  return {
    method: operation.method,
    url: operation.url,
    config: { operation },
    schema: { response: operation.successes },
    handler: async (request, reply) => {
      checkPath(request.params)
      checkHeaders(request.headers)
      // Who calls comes before what they want: a stranger learns nothing of a body's shape.
      const authority = operation.authorized ? await requireAuthority(context, request) : null
      const body = readBody(request)
      const success = await route(context, {
        body: body as never,
        path: request.params as never,
        authority,
      })
      return success === undefined ? reply.code(204).send() : success
    },
  }
}

function check(compile: Compile, schema: JsonSchema): (value: unknown) => void {
  const validate = compile(schema)
  return (value) => {
    const error = validate(value)
    if (error !== null) throw malformed(describe(error))
  }
}

function bodyReader(compile: Compile, operation: SpecOperation): (request: FastifyRequest) => unknown {
  if (operation.body === null) return () => undefined
  const validate = compile(operation.body)
  const names = Object.keys(operation.body['properties'] ?? {})
  return (request) => {
    if (request.body === undefined || request.body === null) throw malformed('Expected a JSON body.')
    const body = operation.namesIgnoreCase ? respellNames(request.body, names) : request.body
    const error = validate(body)
    if (error === null) return body
    throw invalidBodyRefusals[operation.operationId]?.(error) ?? malformed(describe(error))
  }
}
