import { answerShape } from './answer-shape.ts'
import { dereference, isObject, type Json, type SpecDocument, type SpecOperation } from './document.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete']
const retryRules = ['safe', 'before-acting', 'grace', 'never']
const provenances = ['documented', 'observed', 'assumed']

interface OperationRow {
  method: string
  path: string
  retry: string
  /** Absent where the call needs no access token, as most do: the table is in every page that signs in. */
  authorized?: true
  /** How long what the call gives can be used; absent where the call gives nothing that expires. */
  lifetimeSeconds?: number
  /** Names of the fields that must never be shown, of the path, the request and the answer. */
  secrets: string[]
  /** What a success looks like. */
  answer: Json
}

interface OperationNotes {
  summary: string
  products: string[]
  provenance: string
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
        ...((operation.security ?? []).length > 0 ? { authorized: true } : {}),
        ...lifetime(operation, where),
        secrets: secretFields(document, [
          operation.parameters ?? [],
          operation.requestBody ?? null,
          ...Object.values(operation.responses),
        ]),
        answer: answerShape(document, operation),
      }
    }
  }
  return table
}

/** What a reader wants to know of each operation, and no call needs. */
export function operationNotes(document: SpecDocument): { [operationId: string]: OperationNotes } {
  const notes = Object.entries(operationTable(document)).map(([operationId, { method, path }]) => {
    const operation = operationAt(document, method, path)
    const where = `${method} ${path}`
    return [
      operationId,
      {
        summary: operation.summary ?? '',
        products: stringList(operation, 'x-products', where),
        provenance: oneOf(operation, 'x-provenance', provenances, where),
      },
    ] as const
  })
  return Object.fromEntries(notes)
}

/** Both tables as TypeScript source. They are two, so that a bundle leaves out the one that no call needs. */
export function operationSource(document: SpecDocument): string {
  const notes = operationNotes(document)
  const rows = Object.entries(operationTable(document)).map(([operationId, row]) => {
    // What an editor shows on `client.authorize`: the spec's own sentence, and the call that is made.
    const comment = `/** ${notes[operationId]!.summary} \`${row.method} ${row.path}\` */`
    return `  ${comment}\n  ${operationId}: ${JSON.stringify(row)},`
  })
  return [
    "import type { OperationNotes, OperationRow } from './operation-row.ts'",
    '',
    '/** Every call of the Authentication API, by its operationId. */',
    'export const operations = {',
    ...rows,
    '} as const satisfies Record<string, OperationRow>',
    '',
    '/** What a reader wants to know of each call, by its operationId. */',
    'export const operationNotes = {',
    ...Object.entries(notes).map(([operationId, note]) => `  ${operationId}: ${JSON.stringify(note)},`),
    '} as const satisfies Record<keyof typeof operations, OperationNotes>',
    '',
  ].join('\n')
}

function operationAt(document: SpecDocument, method: string, path: string): SpecOperation {
  return document.paths[path]![method.toLowerCase()]!
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
