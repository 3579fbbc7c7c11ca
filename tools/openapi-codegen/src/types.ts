import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { SpecDocument } from './document.ts'

/** The document's types, with one alias for each component: `TokenResponse` beside `components['schemas'][...]`. */
export async function typeSource(document: SpecDocument): Promise<string> {
  // openapi-typescript resolves references in place, so it works on a copy.
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    immutable: true,
  })
  return astToString(nodes)
}
