/** The part of a shared schema that a form can hold a person to. */
interface ObjectSchema {
  readonly required?: readonly string[]
  readonly properties: Readonly<Record<string, { readonly minLength?: number; readonly maxLength?: number }>>
}

/** What an input element takes, as a shared schema says it. */
export interface InputLimits {
  readonly required: boolean
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
}

/** The limits of one field of a shared schema, as attributes of its input. */
export function limitsOf<Schema extends ObjectSchema>(
  schema: Schema,
  field: keyof Schema['properties'] & string,
): InputLimits {
  const { minLength, maxLength }: ObjectSchema['properties'][string] = schema.properties[field]!
  return { required: schema.required?.includes(field) ?? false, minLength, maxLength }
}
