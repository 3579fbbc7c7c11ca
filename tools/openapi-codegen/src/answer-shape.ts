import { dereference, isObject, type Json, type SpecDocument, type SpecOperation } from './document.ts'

/**
 * The shape of an operation's success, as compact data that the client reads answers by:
 *
 *     "s"                   text; n number, b boolean, 0 null, u absent, * anything, several letters: any of them
 *     ["s"]                 a list of these
 *     { "id": "n" }         an object; the name `*` stands for all others
 *     ["0", { "id": "n" }]  two or more: any of them
 *
 * Null for a success without a body. Values of an enum are not listed: a server may learn new ones.
 */
export function answerShape(document: SpecDocument, operation: SpecOperation): Json {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  if (success === undefined) throw new Error(`${operation.operationId}: expected a success such as '200'`)
  const schema = jsonSchemaOf(dereference(document, success))
  return schema === null ? null : shapeOf(document, schema)
}

const letters: { [type: string]: string } = {
  string: 's',
  integer: 'n',
  number: 'n',
  boolean: 'b',
  null: '0',
}

function shapeOf(document: SpecDocument, value: Json): Json {
  const schema = dereference(document, value)
  if (!isObject(schema)) return '*'
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices)) return anyOf(choices.map((choice) => shapeOf(document, choice)))
  if (schema['allOf'] !== undefined) {
    throw new Error('a success is made of one schema: allOf is not read by the client')
  }
  const type = schema['type']
  if (type === undefined) return '*'
  const types = Array.isArray(type) ? type : [type]
  return anyOf(types.map((one) => shapeOfType(document, schema, one)))
}

function shapeOfType(document: SpecDocument, schema: { [name: string]: Json }, type: Json): Json {
  if (type === 'array') return [shapeOf(document, schema['items'] ?? {})]
  if (type === 'object') return objectShape(document, schema)
  const letter = typeof type === 'string' ? letters[type] : undefined
  if (letter === undefined) throw new Error(`expected a type such as string, got ${JSON.stringify(type)}`)
  return letter
}

function objectShape(document: SpecDocument, schema: { [name: string]: Json }): Json {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const properties = isObject(schema['properties']) ? Object.entries(schema['properties']) : []
  const shape = Object.fromEntries(
    properties.map(([name, part]) => {
      if (name in Object.prototype) {
        throw new Error(`expected a name that not every object has, got ${name}: the client couldn't miss it`)
      }
      const present = shapeOf(document, part)
      return [name, required.includes(name) ? present : anyOf([present, 'u'])]
    }),
  )
  const others = schema['additionalProperties']
  return isObject(others) ? { ...shape, '*': shapeOf(document, others) } : shape
}

/** Scalars go together in one text; what is left is a list of choices. */
function anyOf(shapes: Json[]): Json {
  const scalars = shapes.filter((shape) => typeof shape === 'string').join('')
  const others = shapes.filter((shape) => typeof shape !== 'string')
  if (scalars.includes('*')) return scalars.includes('u') ? '*u' : '*'
  if (others.length === 0) return scalars
  if (others.length === 1 && scalars === '') return others[0]!
  return [...(scalars === '' ? [] : [scalars]), ...others]
}

function jsonSchemaOf(response: Json): Json | null {
  const content = isObject(response) ? response['content'] : undefined
  const json = isObject(content) ? content['application/json'] : undefined
  return isObject(json) ? (json['schema'] ?? null) : null
}
