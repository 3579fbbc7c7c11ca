import document from '@armor/spec/openapi.json' with { type: 'json' }
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { OperationId } from '../http/spec.ts'
import type { Answer } from '../testing/exchange.ts'

type Node = { [name: string]: unknown }

/** An operation of the spec, as a test addresses it. */
export interface DeclaredOperation {
  readonly operationId: OperationId
  readonly method: string
  readonly template: string
  readonly hasBody: boolean
  readonly authorized: boolean
  /** Every status that the spec declares for it. */
  readonly statuses: readonly number[]
}

/** Read from the document by its own few lines: what the server reads by is what is being tested. */
export const declaredOperations: readonly DeclaredOperation[] = Object.entries(
  document.paths as unknown as { [path: string]: { [method: string]: Node } },
).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    operationId: operation['operationId'] as OperationId,
    method: method.toUpperCase(),
    template,
    hasBody: operation['requestBody'] !== undefined,
    authorized: ((operation['security'] ?? []) as unknown[]).length > 0,
    statuses: Object.keys(operation['responses'] as Node).map(Number),
  })),
)

// The document carries keywords of OpenAPI beside those of JSON Schema, so strict mode stays off here.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
ajv.addSchema(document, 'openapi')

/** The operation that a request addresses; a concrete path wins over a template. */
export function operationOf(method: string, path: string): DeclaredOperation | undefined {
  const [pathname = ''] = path.split('?')
  const isConcrete = declaredOperations.some(({ template }) => template === pathname)
  const addressed = ({ template }: DeclaredOperation) =>
    isConcrete ? template === pathname : templatePattern(template).test(pathname)
  return declaredOperations.find((operation) => operation.method === method && addressed(operation))
}

/** Every way in which an answer is not as the spec declares it for the operation; none when it is. */
export function deviations(operation: DeclaredOperation, answer: Answer): string[] {
  const { operationId, method, template } = operation
  const pointer = ['paths', template, method.toLowerCase(), 'responses', String(answer.status)]
  const declared = at(pointer)
  if (declared === undefined) return [`${operationId}: ${answer.status} is not declared`]
  return [...bodyDeviations(declared, answer), ...headerDeviations(declared, answer)].map(
    (deviation) => `${operationId} ${answer.status}: ${deviation}`,
  )
}

/** What an answer outside the spec's operations (an unknown path, a wrong method) must still be: the spec's error. */
export function errorDeviations(answer: Answer): string[] {
  return schemaDeviations(['components', 'schemas', 'ApiError'], answer.json)
}

function bodyDeviations({ node, pointer }: Located, answer: Answer): string[] {
  const content = node['content'] as Node | undefined
  if (content === undefined) {
    const type = answer.headers.get('content-type')
    return [
      ...(answer.text === '' ? [] : ['a body where none is declared']),
      ...(type === null ? [] : [`content type ${type} without a body`]),
    ]
  }
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  if (!(type in content)) return [`content type ${JSON.stringify(type)} is not declared`]
  return schemaDeviations([...pointer, 'content', type, 'schema'], answer.json)
}

function headerDeviations({ node, pointer }: Located, answer: Answer): string[] {
  return Object.keys((node['headers'] ?? {}) as Node).flatMap((name) => {
    const value = answer.headers.get(name)
    if (value === null) return [`the header ${name} is missing`]
    const schema = at([...at([...pointer, 'headers', name])!.pointer, 'schema'])!
    const typed = schema.node['type'] === 'integer' ? Number(value) : value
    return schemaDeviations(schema.pointer, typed)
  })
}

function schemaDeviations(pointer: readonly string[], value: unknown): string[] {
  const fragment = pointer
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = ajv.getSchema(`openapi#/${fragment}`)
  if (validate === undefined) throw new Error(`expected a schema at ${fragment}, found none`)
  if (validate(value) === true) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || 'the value'} ${message ?? 'is not as declared'}`,
  )
}

interface Located {
  readonly node: Node
  /** Where the node itself stands, references followed. */
  readonly pointer: readonly string[]
}

function at(pointer: readonly string[]): Located | undefined {
  let node: unknown = document
  for (const part of pointer) node = (node as Node | undefined)?.[part]
  if (node === undefined) return undefined
  const reference = (node as Node)['$ref']
  return typeof reference === 'string' ? at(reference.slice(2).split('/')) : { node: node as Node, pointer }
}

function templatePattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}
