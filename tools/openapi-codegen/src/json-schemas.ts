import { isObject, references, type Json, type SpecDocument } from './document.ts'

const prefix = '#/components/schemas/'

/** One JSON Schema (2020-12) for each component, complete in itself: what it refers to stands in its `$defs`. */
export function jsonSchemas(document: SpecDocument): Map<string, Json> {
  const components = document.components.schemas
  return new Map(
    Object.entries(components).map(([name, schema]) => {
      const needed = [...closure(components, schema)].filter((other) => other !== name).sort()
      const definitions = needed.map((other) => [other, standalone(components[other]!, name)])
      return [
        name,
        {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          $id: `urn:armor:authentication:${name}`,
          title: name,
          ...(standalone(schema, name) as { [keyword: string]: Json }),
          ...(needed.length > 0 ? { $defs: Object.fromEntries(definitions) as Json } : {}),
        },
      ]
    }),
  )
}

function closure(components: { [name: string]: Json }, schema: Json, found = new Set<string>()): Set<string> {
  for (const reference of references(schema)) {
    const name = reference.slice(prefix.length)
    if (found.has(name)) continue
    found.add(name)
    closure(components, components[name]!, found)
  }
  return found
}

/** Points references into `$defs`, and leaves out extensions: a strict validator refuses keywords it doesn't know. */
function standalone(value: Json, self: string): Json {
  if (Array.isArray(value)) return value.map((item) => standalone(item, self))
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([name]) => !name.startsWith('x-'))
  return Object.fromEntries(
    entries.map(([name, part]) => {
      if (name !== '$ref' || typeof part !== 'string') return [name, standalone(part, self)]
      const component = part.slice(prefix.length)
      return [name, component === self ? '#' : `#/$defs/${component}`]
    }),
  )
}
