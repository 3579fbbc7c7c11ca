import type { operations } from '@armor/spec'
import document from '@armor/spec/openapi.json' with { type: 'json' }

/** The twelve operationIds, from the spec. */
export type OperationId = keyof operations

/** A JSON Schema, as the spec's package publishes it. */
export type JsonSchema = { [keyword: string]: unknown }

/** What the server takes from the spec about one call. */
export interface SpecOperation {
  readonly operationId: OperationId
  readonly method: string
  /** The path as the router takes it, such as `/recovery/:recoveryId`. */
  readonly url: string
  /** Whether the call asks for `Authorization: FH-AUTH`. */
  readonly authorized: boolean
  /** Whether names of the body are matched without regard to letter case. */
  readonly namesIgnoreCase: boolean
  readonly body: JsonSchema | null
  readonly pathParameters: JsonSchema
  readonly headers: JsonSchema
  /** The schema of each success that has a body. */
  readonly successes: { readonly [status: string]: JsonSchema }
}

type Node = { [name: string]: unknown }

/** Every call of the bundled spec, with the shared schemas that `@armor/spec` publishes. */
export async function readOperations(): Promise<SpecOperation[]> {
  const found: SpecOperation[] = []
  for (const [template, item] of Object.entries(document.paths as unknown as Node)) {
    for (const [method, operation] of Object.entries(item as Node)) {
      found.push(await readOperation(template, method, operation as Node))
    }
  }
  return found
}

async function readOperation(template: string, method: string, operation: Node): Promise<SpecOperation> {
  const parameters = ((operation['parameters'] ?? []) as Node[]).map(dereference)
  const body = jsonSchemaOf(operation['requestBody'] as Node | undefined)
  const successes: { [status: string]: JsonSchema } = {}
  for (const [status, response] of Object.entries(operation['responses'] as Node)) {
    const schema = jsonSchemaOf(dereference(response as Node))
    if (status.startsWith('2') && schema !== null) successes[status] = await sharedSchema(schema)
  }
  return {
    operationId: operation['operationId'] as OperationId,
    method: method.toUpperCase(),
    url: template.replaceAll(/\{(\w+)\}/g, ':$1'),
    authorized: ((operation['security'] ?? []) as unknown[]).length > 0,
    namesIgnoreCase: body !== null && dereference(body)['x-names-ignore-case'] === true,
    body: body === null ? null : await sharedSchema(body),
    pathParameters: parameterSchema(parameters.filter((parameter) => parameter['in'] === 'path')),
    headers: parameterSchema(parameters.filter((parameter) => parameter['in'] === 'header')),
    successes,
  }
}

function parameterSchema(parameters: Node[]): JsonSchema {
  // Node gives header names in lower case; path parameters keep theirs.
  const nameOf = (parameter: Node) =>
    parameter['in'] === 'header' ? String(parameter['name']).toLowerCase() : String(parameter['name'])
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [nameOf(parameter), parameter['schema']])),
    required: parameters.filter((parameter) => parameter['required'] === true).map(nameOf),
  }
}

function jsonSchemaOf(holder: Node | undefined): Node | null {
  const content = holder?.['content'] as { 'application/json'?: { schema: Node } } | undefined
  return content?.['application/json']?.schema ?? null
}

/** The published schema of the component that a reference names. */
async function sharedSchema(schema: Node): Promise<JsonSchema> {
  const name = String(schema['$ref']).split('/').at(-1)
  const module = (await import(`@armor/spec/schemas/${name}.json`, { with: { type: 'json' } })) as {
    default: JsonSchema
  }
  return module.default
}

function dereference(node: Node): Node {
  if (typeof node['$ref'] !== 'string') return node
  const path = node['$ref'].slice(2).split('/')
  return path.reduce<unknown>((here, part) => (here as Node)[part], document) as Node
}
