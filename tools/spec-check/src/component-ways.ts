import { isObject, type Json, type SpecDocument } from '@armor/openapi-codegen/src/document.ts'
import { escape, follow } from './place.ts'
import { operationsOf } from './spec-operations.ts'
import type { Direction } from './type-comparison.ts'

/** One way from an operation to a shared schema. */
export interface ComponentWay {
  readonly component: string
  readonly operationId: string
  readonly direction: Direction
  /** From the root, through each reference. */
  readonly path: string
}

const prefix = '#/components/schemas/'

/** Every way from what is sent and what is read to the shared schemas. */
export function componentWays(document: SpecDocument): ComponentWay[] {
  const ways: ComponentWay[] = []
  for (const { operationId, pointer } of operationsOf(document).values()) {
    const walk = (value: Json, path: string, direction: Direction, inside: readonly string[]): void => {
      if (Array.isArray(value)) {
        value.forEach((item, index) => walk(item, `${path}/${index}`, direction, inside))
      } else if (isObject(value)) {
        const reference = value['$ref']
        if (typeof reference !== 'string') {
          for (const [name, part] of Object.entries(value)) {
            walk(part, `${path}/${escape(name)}`, direction, inside)
          }
        } else if (!inside.includes(reference)) {
          if (reference.startsWith(prefix)) {
            ways.push({ component: reference.slice(prefix.length), operationId, direction, path })
          }
          walk(follow(document, reference)?.value ?? null, path, direction, [...inside, reference])
        }
      }
    }
    for (const [part, direction] of parts) {
      walk(follow(document, `${pointer}/${part}`)?.value ?? null, `${pointer}/${part}`, direction, [])
    }
  }
  return ways
}

const parts = [
  ['parameters', 'sent'],
  ['requestBody', 'sent'],
  ['responses', 'read'],
] as const
