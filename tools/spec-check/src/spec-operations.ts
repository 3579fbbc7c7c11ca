import type { SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { escape } from './place.ts'

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** An operation with where it stands. */
export interface PlacedOperation {
  readonly operationId: string
  /** Its method and path, such as `GET /me`. */
  readonly call: string
  readonly pointer: string
}

/** All operations of a document, by their operationId. */
export function operationsOf(document: SpecDocument): Map<string, PlacedOperation> {
  const found = new Map<string, PlacedOperation>()
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method]
      if (operation === undefined) continue
      const call = `${method.toUpperCase()} ${path}`
      // A document that isn't ours may leave out the name.
      const operationId = operation.operationId || call
      found.set(operationId, { operationId, call, pointer: `#/paths/${escape(path)}/${method}` })
    }
  }
  return found
}
