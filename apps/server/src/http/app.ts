import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import fastify, { type FastifyInstance } from 'fastify'
import type { Context } from '../rules/context.ts'
import { answerClientError } from './client-error.ts'
import { errorHandler, methodNotAllowed, notFound, type FaultListener } from './errors.ts'
import { readJsonBody } from './body.ts'
import { everyAnswer } from './headers.ts'
import { operationRoute } from './operation-route.ts'
import { refusal } from './refusal.ts'
import { readOperations, type SpecOperation } from './spec.ts'
import { createValidator } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which call of the spec a route answers; absent on routes that are not of the spec. */
    operation?: SpecOperation
  }
}

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * The HTTP face of the rules: a route for each call of the spec, and nothing else. `extend` adds to it before the
 * routes are made; the demo does.
 */
export async function createApp(
  context: Context,
  options: { onFault: FaultListener; extend?: (app: FastifyInstance) => void },
): Promise<FastifyInstance> {
  const { config } = context
  const onError = errorHandler(config.bodyBytes, options.onFault)
  const app = fastify({
    // Its request log would print whole URLs, and a URL can hold a recovery id.
    logger: false,
    bodyLimit: config.bodyBytes,
    requestTimeout: config.requestSeconds * 1000,
    // Node looks for requests that are too slow every 30 s unless told otherwise.
    http: { headersTimeout: config.headerSeconds * 1000, connectionsCheckingInterval: 500 },
    clientErrorHandler: answerClientError,
    routerOptions: { maxParamLength: 1024 },
    exposeHeadRoutes: false,
    // Closing answers what is under way; what comes meanwhile on an open connection is answered too.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    frameworkErrors: onError,
  })

  app.server.maxConnections = config.connections
  app.setErrorHandler(onError)
  app.setNotFoundHandler(notFound)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(everyAnswer)
  })
  closeAfterLastAnswer(app)
  acceptJsonOnly(app)
  if (config.corsOrigin !== '') {
    await app.register(cors, {
      origin: config.corsOrigin,
      allowedHeaders: ['authorization', 'content-type', 'x-account-context'],
      exposedHeaders: ['retry-after'],
      strictPreflight: false,
    })
  }
  options.extend?.(app)

  const operations = await readOperations()
  const compile = createValidator()
  for (const operation of operations) app.route(operationRoute(context, operation, compile))
  for (const [url, allowed] of methodsByUrl(operations)) {
    const others = everyMethod.filter((method) => !allowed.includes(method))
    app.route({ method: others, url, onRequest: methodNotAllowed(allowed), handler: () => undefined })
  }
  return app
}

/** A stopping server hangs up after the answers under way; a connection kept alive would hold it back. */
function closeAfterLastAnswer(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

type AnyRequest = { readonly routeOptions: { readonly config: { readonly operation?: SpecOperation } } }

/** A call that takes no body lets any body pass unread; the others take JSON. */
function acceptJsonOnly(app: FastifyInstance): void {
  const takesNoBody = ({ routeOptions }: AnyRequest) => routeOptions.config.operation?.body === null
  const readJson = async (request: AnyRequest, bytes: Buffer) =>
    takesNoBody(request) ? undefined : readJsonBody(bytes)
  const refuse = async (request: AnyRequest) => {
    if (takesNoBody(request)) return undefined
    throw refusal(415, 'unsupported_media_type', 'Expected Content-Type: application/json.')
  }
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, readJson)
  app.addContentTypeParser('*', { parseAs: 'buffer' }, refuse)
}

function methodsByUrl(operations: readonly SpecOperation[]): Map<string, string[]> {
  const byUrl = new Map<string, string[]>()
  for (const { url, method } of operations) byUrl.set(url, [...(byUrl.get(url) ?? []), method])
  return byUrl
}
