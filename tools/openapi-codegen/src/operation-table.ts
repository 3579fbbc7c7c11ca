import { dereference, isObject, type Json, type SpecDocument, type SpecOperation } from './document.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete']
const retryRules = ['safe', 'before-acting', 'grace', 'never']
const provenances = ['documented', 'observed', 'assumed']

interface OperationRow {
  method: string
  path: string
  retry: string
  authorized: boolean
  products: string[]
  provenance: string
  /** How long what the call gives can be used; absent where the call gives nothing that expires. */
  lifetimeSeconds?: number
  /** Names of the fields that must never be shown, in the request (path included) and in the answer. */
  secrets: { request: string[]; answer: string[] }
}

/** One row for each operation, read from the document; says what is wrong where an extension is missing. */
export function operationTable(document: SpecDocument): { [operationId: string]: OperationRow } {
  const table: { [operationId: string]: OperationRow } = {}
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method]
      if (operation === undefined) continue
      const where = `${method.toUpperCase()} ${path}`
      if (!/^[a-z][A-Za-z0-9]*$/.test(operation.operationId ?? '')) {
        throw new Error(
          `${where}: expected an operationId in camelCase, got ${JSON.stringify(operation.operationId)}`,
        )
      }
      table[operation.operationId] = {
        method: method.toUpperCase(),
        path,
        retry: oneOf(operation, 'x-retry', retryRules, where),
        authorized: (operation.security ?? []).length > 0,
        products: stringList(operation, 'x-products', where),
        provenance: oneOf(operation, 'x-provenance', provenances, where),
        ...lifetime(operation, where),
        secrets: {
          request: secretFields(document, [operation.parameters ?? [], operation.requestBody ?? null]),
          answer: secretFields(document, Object.values(operation.responses)),
        },
      }
    }
  }
  return table
}

/** The table as TypeScript source. */
export function operationSource(document: SpecDocument): string {
  const rows = Object.entries(operationTable(document)).map(
    ([operationId, row]) => `  ${docComment(document, row)}\n  ${operationId}: ${JSON.stringify(row)},`,
  )
  return [
    "import type { OperationRow } from './operation-row.ts'",
    '',
    '/** Every call of the Authentication API, by its operationId. */',
    'export const operations = {',
    ...rows,
    '} as const satisfies Record<string, OperationRow>',
    '',
  ].join('\n')
}

/** What an editor shows on `client.authorize`: the spec's own sentence, and the call that is made. */
function docComment(document: SpecDocument, { method, path }: OperationRow): string {
  const summary = document.paths[path]![method.toLowerCase()]!.summary ?? ''
  return `/** ${summary} \`${method} ${path}\` */`
}

function lifetime(operation: SpecOperation, where: string): { lifetimeSeconds?: number } {
  const value = operation['x-lifetime-seconds']
  if (value === undefined) return {}
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return { lifetimeSeconds: value }
  throw new Error(
    `${where}: expected x-lifetime-seconds to be a whole number of seconds, got ${JSON.stringify(value)}`,
  )
}

function oneOf(operation: SpecOperation, name: `x-${string}`, allowed: string[], where: string): string {
  const value = operation[name]
  if (typeof value === 'string' && allowed.includes(value)) return value
  throw new Error(
    `${where}: expected ${name} to be one of ${allowed.join(', ')}, got ${JSON.stringify(value)}`,
  )
}

function stringList(operation: SpecOperation, name: `x-${string}`, where: string): string[] {
  const value = operation[name]
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
    return value
  throw new Error(
    `${where}: expected ${name} to be a list such as [complete, anywhere], got ${JSON.stringify(value)}`,
  )
}

/** Names of the properties and parameters that carry `x-secret: true`, through every reference. */
function secretFields(document: SpecDocument, roots: Json[]): string[] {
  const names = new Set<string>()
  const seen = new Set<Json>()
  const walk = (value: Json): void => {
    const node = dereference(document, value)
    if (seen.has(node)) return
    seen.add(node)
    if (Array.isArray(node)) return node.forEach(walk)
    if (!isObject(node)) return
    if (node['x-secret'] === true && typeof node['name'] === 'string') names.add(node['name'])
    for (const [name, part] of Object.entries(node)) {
      if (isObject(part) && part['x-secret'] === true && name !== 'schema') names.add(name)
      walk(part)
    }
  }
  roots.forEach(walk)
  return [...names]
}
