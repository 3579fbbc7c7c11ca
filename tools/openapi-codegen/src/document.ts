import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** Any JSON value, as a document or a schema holds it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** What the generator reads of an operation; openapi-typescript reads the rest by itself. */
export interface SpecOperation {
  operationId: string
  summary?: string
  parameters?: Json[]
  requestBody?: Json
  responses: { [status: string]: Json }
  security?: Json[]
  [extension: `x-${string}`]: Json | undefined
}

/** An OpenAPI 3.1 document, as far as the generator looks into it. */
export interface SpecDocument {
  openapi: string
  paths: { [path: string]: { [method: string]: SpecOperation } }
  components: { schemas: { [name: string]: Json } }
}

/** Reads the one OpenAPI file. It refers to nothing outside itself, so parsing it is bundling it. */
export async function readDocument(path: string): Promise<SpecDocument> {
  const document = parse(await readFile(path, 'utf8')) as SpecDocument
  for (const reference of references(document as unknown as Json)) {
    if (!reference.startsWith('#/')) {
      throw new Error(`${path}: expected every $ref to stay in the file, got ${JSON.stringify(reference)}`)
    }
    resolve(document, reference)
  }
  return document
}

/** Follows one `#/...` reference. */
export function resolve(document: SpecDocument, reference: string): Json {
  let here: Json | undefined = document as unknown as Json
  for (const part of reference.slice(2).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    here = isObject(here) ? here[name] : undefined
  }
  if (here === undefined) throw new Error(`${reference}: nothing stands there`)
  return here
}

/** The value itself, or what its `$ref` names. */
export function dereference(document: SpecDocument, value: Json): Json {
  return isObject(value) && typeof value['$ref'] === 'string' ? resolve(document, value['$ref']) : value
}

/** Every `$ref` in a value, once each. */
export function references(value: Json): Set<string> {
  const found = new Set<string>()
  visit(value, (node) => {
    if (typeof node['$ref'] === 'string') found.add(node['$ref'])
  })
  return found
}

/** Calls `see` with every object in a value. */
export function visit(value: Json | undefined, see: (node: { [name: string]: Json }) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see)
  if (!isObject(value)) return
  see(value)
  for (const part of Object.values(value)) visit(part, see)
}

/** True for a JSON object, false for a list, a scalar or nothing. */
export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
