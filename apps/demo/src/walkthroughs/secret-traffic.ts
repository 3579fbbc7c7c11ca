import openapi from '@armor/spec/openapi.json' with { type: 'json' }

/** The names of the fields that the spec marks with `x-secret`. */
export const secretFields: ReadonlySet<string> = new Set(
  Object.values(openapi.components.schemas).flatMap((schema) =>
    Object.entries('properties' in schema ? schema.properties : {})
      .filter(([, property]: [string, object]) => 'x-secret' in property)
      .map(([name]) => name),
  ),
)

/** A value that went over the wire in a field that is secret. */
export interface TravelledSecret {
  readonly field: string
  readonly value: string
}

/** A fetch that lets everything pass, and tells each secret of the requests and of the answers. */
export function watchedFetch(tell: (secret: TravelledSecret) => void): typeof fetch {
  return async (input, init) => {
    for (const secret of secretsIn(init?.body)) tell(secret)
    const response = await fetch(input, init)
    for (const secret of secretsIn(await response.clone().text())) tell(secret)
    return response
  }
}

/** The secrets in a body of JSON, however deep; none where there is no body. */
function secretsIn(body: unknown): TravelledSecret[] {
  if (typeof body !== 'string' || body === '') return []
  const found: TravelledSecret[] = []
  JSON.parse(body, (field, value: unknown) => {
    if (secretFields.has(field) && (typeof value === 'string' || typeof value === 'number')) {
      found.push({ field, value: String(value) })
    }
    return value
  })
  return found
}
