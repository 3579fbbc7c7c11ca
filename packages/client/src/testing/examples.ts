import document from '@armor/spec/openapi.json' with { type: 'json' }
import type { OperationId } from '../operation-types.ts'
import { operations } from '../operations.gen.ts'

type Node = { [name: string]: unknown }

const root = document as unknown as Node

function follow(reference: string): Node {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((here, part) => (here as Node)[part.replaceAll('~1', '/')], root) as Node
}

function dereference(node: Node): Node {
  return typeof node['$ref'] === 'string' ? follow(node['$ref']) : node
}

function operationOf(id: OperationId): Node {
  const { method, path } = operations[id]
  return ((root['paths'] as Node)[path] as Node)[method.toLowerCase()] as Node
}

function exampleOf(content: unknown): unknown {
  const schema = dereference(((content as Node)['application/json'] as Node)['schema'] as Node)
  return (schema['examples'] as unknown[])[0]
}

/** What the spec's own examples send for a call: body and path parameters. */
export function exampleInput(id: OperationId): Record<string, unknown> {
  const operation = operationOf(id)
  const parameters = ((operation['parameters'] ?? []) as Node[]).map(dereference)
  const path = parameters
    .filter((parameter) => parameter['in'] === 'path')
    .map((parameter) => [parameter['name'], parameter['example']])
  const body = operation['requestBody'] as Node | undefined
  return {
    ...Object.fromEntries(path),
    ...(body === undefined ? {} : (exampleOf(body['content']) as object)),
  }
}

/** The success that the spec's own examples show for a call; undefined for one without a body. */
export function exampleAnswer(id: OperationId): unknown {
  const success = (operationOf(id)['responses'] as Node)['200'] as Node | undefined
  return success === undefined ? undefined : exampleOf(dereference(success)['content'])
}

/** Every call of the spec. */
export const operationIds = Object.keys(operations) as OperationId[]
