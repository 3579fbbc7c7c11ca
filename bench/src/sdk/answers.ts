import spec from '@armor/spec/openapi.json' with { type: 'json' }

const { AuthorizationCode, CurrentUser } = spec.components.schemas

/** The calls that are measured: a POST with a small answer, and a GET with a token and a larger one. */
export type Measured = 'authorize' | 'getCurrentUser'

/** What the other side answers: the examples of the spec, as text. */
export const answers: Readonly<Record<Measured, string>> = {
  authorize: JSON.stringify(AuthorizationCode.examples[0]),
  getCurrentUser: JSON.stringify(CurrentUser.examples[0]),
}

/** What the callers send. */
export const credentials = spec.components.schemas.AuthorizeRequest.examples[0]!

/** The access token that the callers send. */
export const accessToken = '0123456789abcdef0123456789abcdef'
