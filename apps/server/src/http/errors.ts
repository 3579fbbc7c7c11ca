import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { HashQueueFull } from '../rules/password-hash.ts'
import { everyAnswer } from './headers.ts'
import { malformed, Refusal, refusal, unavailable } from './refusal.ts'
import type { SpecOperation } from './spec.ts'

/** Hears of every 5xx, with the reference id that the caller was told. */
export type FaultListener = (fault: { referenceId: string; route: string; error: unknown }) => void

/** Sends whatever was thrown as the spec's error body. An unexpected error tells nothing but its reference id. */
export function errorHandler(bodyBytes: number, onFault: FaultListener) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const refused = refusalOf(error, bodyBytes, request.routeOptions.config.operation)
    if (refused === null) {
      // The template, not the URL: a path can hold a recovery id.
      onFault({ referenceId: request.id, route: request.routeOptions.url ?? '-', error })
      send(
        request,
        reply,
        refusal(500, 'internal_error', 'Something went wrong. The support can look up the reference id.'),
      )
    } else {
      send(request, reply, refused)
    }
  }
}

/** Answers a path that the spec doesn't know. */
export function notFound(request: FastifyRequest, reply: FastifyReply): void {
  send(request, reply, refusal(404, 'not_found', 'There is no such path in the Authentication API.'))
}

/** Answers a method that a path of the spec doesn't have. */
export function methodNotAllowed(allowed: readonly string[]) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const allow = allowed.join(', ')
    send(request, reply, refusal(405, 'method_not_allowed', `Expected ${allow}.`, { headers: { allow } }))
  }
}

function send(request: FastifyRequest, reply: FastifyReply, refused: Refusal): void {
  void reply
    .code(refused.status)
    // Again, because a path that cannot be read is answered before any hook runs.
    .headers({ ...everyAnswer, ...refused.headers })
    .type('application/json; charset=utf-8')
    // Serialised here: an error has one shape on every route.
    .serializer((body: unknown) => JSON.stringify(body))
    .send(refused.body(request.id))
}

function refusalOf(
  error: FastifyError | Error,
  bodyBytes: number,
  operation: SpecOperation | undefined,
): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof HashQueueFull) return unavailable(1)
  switch ('code' in error ? error.code : '') {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refusal(413, 'too_large', `The body is larger than ${bodyBytes} bytes.`)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      // A call that takes no body has no type of body to insist on.
      if (operation?.body === null) return malformed('The Content-Type cannot be read.')
      return refusal(415, 'unsupported_media_type', 'Expected Content-Type: application/json.')
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return malformed('The body is not as long as its Content-Length says.')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return malformed('The path is too long.')
    case 'FST_ERR_BAD_URL':
      return malformed('The path cannot be read: expected percent-encoded UTF-8.')
    default: {
      const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
      return status >= 400 && status < 500 ? malformed('The request cannot be read.') : null
    }
  }
}
