import { cut, move, set, type Mutation } from './mutation.ts'

const schemas = '/components/schemas'
const token = `${schemas}/TokenResponse`
const account = `${schemas}/Account`
const context = `${schemas}/RecoveryUserContext`

/** Changes of what callers read. */
export const answerMutations: readonly Mutation[] = [
  {
    name: 'an answer gets an optional property',
    edits: [set(`${token}/properties/session_expires_in`, { type: 'integer' })],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an answer gets a property that is always there',
    edits: [
      set(`${token}/properties/session_expires_in`, { type: 'integer' }),
      set(`${token}/required/-`, 'session_expires_in'),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an optional property of an answer is removed',
    edits: [cut(`${token}/properties/refresh_token`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a required property of an answer is removed',
    edits: [
      cut(`${token}/properties/expires_in`),
      set(`${token}/required`, ['access_token', 'id_token', 'token_type']),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a property of an answer is renamed',
    edits: [
      move(`${token}/properties/expires_in`, `${token}/properties/expiresIn`),
      set(`${token}/required`, ['access_token', 'id_token', 'expiresIn', 'token_type']),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a required property of an answer becomes optional',
    edits: [set(`${token}/required`, ['access_token', 'id_token', 'expires_in'])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an optional property of an answer is always there',
    edits: [set(`${token}/required/-`, 'refresh_token')],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a property of an answer is retyped',
    edits: [set(`${account}/properties/id/type`, 'string')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a property deep in an answer is retyped',
    edits: [set(`${schemas}/UserLinks/properties/userId/type`, 'string')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an answer narrows: null does not come any more',
    edits: [set(`${context}/properties/maskedPhone/type`, 'string')],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an answer widens: null may come',
    edits: [set(`${context}/properties/maskedEmail/type`, ['string', 'null'])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an object of an answer may be null',
    edits: [
      set(`${schemas}/CurrentUser/properties/user`, {
        anyOf: [{ $ref: '#/components/schemas/User' }, { type: 'null' }],
      }),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an answer widens: a number where a text was',
    edits: [set(`${schemas}/User/properties/passwordExpiry/type`, ['string', 'integer'])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a whole number of an answer may be broken: only its schema tells',
    edits: [set(`${token}/properties/expires_in/type`, 'number')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an enum of an answer gains a value',
    edits: [set(`${schemas}/RecoveryChannel/enum/-`, 'push')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an open enum of an answer gains a value',
    edits: [set(`${schemas}/PasswordRefusalReason/enum/-`, 'reused')],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an open enum of an answer is closed',
    edits: [cut(`${schemas}/PasswordRefusalReason/x-open-enum`)],
    verdict: ['minor', 'none', 'none'],
  },
  {
    name: 'a closed enum of an answer is opened',
    edits: [set(`${schemas}/RecoveryChannel/x-open-enum`, true)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an enum of an answer loses a value',
    edits: [cut(`${schemas}/RecoveryChannel/enum/1`)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an enum of an answer becomes any text',
    edits: [cut(`${schemas}/RecoveryChannel/enum`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a text of an answer becomes an enum',
    edits: [set(`${account}/properties/status/enum`, ['Claimed', 'Pending', 'Inactive', 'Cancelled'])],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a list of an answer holds other items',
    edits: [set(`${schemas}/CurrentUser/properties/features/items`, { type: 'string' })],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'the items of a map of an answer are others (additionalProperties)',
    edits: [set(`${schemas}/Permissions/additionalProperties`, { type: 'string' })],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an answer holds no other names (additionalProperties: false)',
    edits: [set(`${token}/additionalProperties`, false)],
    verdict: ['patch', 'none', 'none'],
  },
  {
    name: 'an answer can be one more thing (anyOf)',
    edits: [
      set('/paths/~1recovery~1completesms/post/responses/400/content/application~1json/schema/anyOf/-', {
        type: 'string',
      }),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an answer is one thing less (anyOf)',
    edits: [cut(`${schemas}/User/properties/links/anyOf/1`)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an answer is exactly one of the same things (oneOf)',
    edits: [move(`${schemas}/User/properties/links/anyOf`, `${schemas}/User/properties/links/oneOf`)],
    verdict: ['patch', 'none', 'none'],
  },
  {
    name: 'an answer can be one more thing (oneOf)',
    edits: [
      move(`${schemas}/User/properties/links/anyOf`, `${schemas}/User/properties/links/oneOf`),
      set(`${schemas}/User/properties/links/oneOf/-`, { type: 'string' }),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a refusal gets one more part (allOf)',
    edits: [
      set(`${schemas}/PasswordRefused/allOf/-`, {
        type: 'object',
        properties: { minLength: { type: 'integer' } },
      }),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a refusal loses a part (allOf)',
    edits: [
      cut(`${schemas}/PasswordRefused/allOf/1/properties/reasons`),
      cut(`${schemas}/PasswordRefused/allOf/1/required`),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a text of an answer may be empty',
    edits: [cut(`${token}/properties/access_token/minLength`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a number of an answer has a limit',
    edits: [set(`${token}/properties/expires_in/maximum`, 86400)],
    verdict: ['patch', 'none', 'none'],
  },
  {
    name: 'a text of an answer gets a format',
    edits: [set(`${schemas}/ApiError/properties/referenceId/format`, 'uuid')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a property of an answer gets a default',
    edits: [set(`${token}/properties/token_type/default`, 'Bearer')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a property of an answer is deprecated',
    edits: [set(`${token}/properties/refresh_token/deprecated`, true)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'the errors of all calls lose a property',
    edits: [
      cut(`${schemas}/ApiError/properties/referenceId`),
      set(`${schemas}/ApiError/required`, ['error', 'error_description', 'status']),
    ],
    verdict: ['major', 'major', 'major'],
  },
]
