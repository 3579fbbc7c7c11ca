import { cut, move, set, type Mutation } from './mutation.ts'

const schemas = '/components/schemas'
const authorize = `${schemas}/AuthorizeRequest`
const sms = `${schemas}/SmsRecoveryRequest`
const token = `${schemas}/TokenRequest`

/** Changes of what callers send. */
export const requestMutations: readonly Mutation[] = [
  {
    name: 'a request gets a required property',
    edits: [
      set(`${token}/properties/client_id`, { type: 'string' }),
      set(`${token}/required/-`, 'client_id'),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a request gets an optional property',
    edits: [set(`${token}/properties/client_id`, { type: 'string', description: 'Who redeems it.' })],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an optional property of a request is removed',
    edits: [cut(`${sms}/properties/token`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a required property of a request is removed',
    edits: [
      cut(`${schemas}/SmsCompletionRequest/properties/username`),
      cut(`${schemas}/SmsCompletionRequest/required/0`),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a property of a request is renamed',
    edits: [
      move(`${schemas}/PasswordReset/properties/grantID`, `${schemas}/PasswordReset/properties/grantId`),
      set(`${schemas}/PasswordReset/required`, ['grantId', 'newPassword']),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an optional property of a request becomes required',
    edits: [set(`${sms}/required/-`, 'token')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a required property of a request becomes optional',
    edits: [cut(`${schemas}/SmsCompletionRequest/required/0`)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a property of a request is retyped',
    edits: [set(`${schemas}/PasswordResetInitiation/properties/userId`, { type: 'string' })],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a request narrows: an integer is not taken any more',
    edits: [set(`${schemas}/SmsCompletionRequest/properties/otp/type`, 'string')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a request widens: a number is taken, too',
    edits: [set(`${schemas}/PasswordResetInitiation/properties/userId/type`, ['integer', 'string'])],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a request takes even numbers only: no type tells',
    edits: [set(`${schemas}/SmsCompletionRequest/properties/otp/multipleOf`, 2)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a request may send null',
    edits: [set(`${sms}/properties/token/type`, ['string', 'null'])],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a text of a request becomes an enum',
    edits: [set(`${authorize}/properties/username/enum`, ['ada.lovelace@example.com'])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an enum of a request gains a value',
    edits: [
      cut(`${token}/properties/grant_type/const`),
      set(`${token}/properties/grant_type/enum`, ['authorization_code', 'refresh_token']),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'the one value of a request becomes another',
    edits: [set(`${token}/properties/grant_type/const`, 'code')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'the one value of a request is one of any texts',
    edits: [cut(`${token}/properties/grant_type/const`)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a text of a request must be longer',
    edits: [set(`${schemas}/PasswordReset/properties/newPassword/minLength`, 12)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a text of a request may be longer',
    edits: [set(`${authorize}/properties/password/maxLength`, 4096)],
    verdict: ['minor', 'none', 'none'],
  },
  {
    name: 'a limit of a request is lifted',
    edits: [cut(`${authorize}/properties/username/maxLength`)],
    verdict: ['minor', 'none', 'none'],
  },
  {
    name: 'a text of a request must follow a pattern',
    edits: [set(`${authorize}/properties/username/pattern`, '@')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a request takes no other names',
    edits: [set(`${token}/additionalProperties`, false)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a request says that it takes other names, too',
    edits: [set(`${token}/additionalProperties`, true)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a property of a request gets a default',
    edits: [set(`${sms}/properties/token/default`, 'none')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a property of a request gets a format',
    edits: [set(`${authorize}/properties/username/format`, 'email')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a property of a request is deprecated',
    edits: [set(`${sms}/properties/token/deprecated`, true)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a request may be one of two (oneOf)',
    edits: [
      set(`${token}/properties/code`, { oneOf: [{ type: 'string' }, { type: 'integer' }], 'x-secret': true }),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a call needs a body that needed none',
    edits: [
      set('/paths/~1recovery~1{recoveryId}~1actions~1validate/post/requestBody', {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/EmailRecoveryRequest' } } },
      }),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call takes no body any more',
    edits: [cut('/paths/~1recovery~1initiatesms/post/requestBody')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a body may be left out',
    edits: [set('/paths/~1recovery~1initiatesms/post/requestBody/required', false)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a body is taken in one more media type',
    edits: [
      set('/paths/~1reset/post/requestBody/content/application~1x-www-form-urlencoded', {
        schema: { $ref: '#/components/schemas/PasswordReset' },
      }),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
]
