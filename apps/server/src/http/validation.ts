import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import type { JsonSchema } from './spec.ts'

/** Compiles a schema of the spec into a check. Nothing is coerced, removed or filled in. */
export function createValidator(): (schema: JsonSchema) => (value: unknown) => ErrorObject | null {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false })
  return (schema) => {
    const validate = ajv.compile(schema)
    return (value) => (validate(value) ? null : (validate.errors?.[0] ?? null))
  }
}

/** Says what was expected and where; never what came, which may be a secret. */
export function describe(error: ErrorObject): string {
  const where = error.instancePath === '' ? '' : `${error.instancePath.slice(1).replaceAll('/', '.')}: `
  const values = allowedValues(error)
  return `${where}${error.message ?? 'not as the spec says'}${values === '' ? '' : `: ${values}`}.`
}

/** The values that the spec allows, where it lists them. */
function allowedValues({ params }: ErrorObject): string {
  const { allowedValue, allowedValues: several } = params as {
    allowedValue?: unknown
    allowedValues?: unknown[]
  }
  return [allowedValue, ...(several ?? [])]
    .filter((value) => value !== undefined)
    .map((value) => JSON.stringify(value))
    .join(' or ')
}
