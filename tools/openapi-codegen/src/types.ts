import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { resolve, type SpecDocument } from './document.ts'

/**
 * The document's types, with one alias for each component: `TokenResponse` beside `components['schemas'][...]`, with
 * the component's description as its comment.
 */
export async function typeSource(document: SpecDocument): Promise<string> {
  // openapi-typescript resolves references in place, so it works on a copy.
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    immutable: true,
    // A property with a default may still be left out of a request.
    defaultNonNullable: false,
  })
  return astToString(nodes).replaceAll(
    /^export type \w+ = components\['(\w+)'\]\['([^']+)'\];$/gm,
    (alias, section: string, name: string) => commentOf(document, `#/components/${section}/${name}`) + alias,
  )
}

/** The description of a component as a comment; empty for one without. */
function commentOf(document: SpecDocument, reference: string): string {
  const component = resolve(document, reference)
  const isObject = typeof component === 'object' && component !== null && !Array.isArray(component)
  const description = isObject ? component['description'] : undefined
  if (typeof description !== 'string') return ''
  const lines = description.trim().replaceAll('*/', '*\\/').split('\n')
  return lines.length === 1
    ? `/** ${lines[0]} */\n`
    : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`
}
