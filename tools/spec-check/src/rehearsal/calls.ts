import { cut, move, set, type Mutation } from './mutation.ts'

const me = '/paths/~1me/get'
const reset = '/paths/~1reset/post'
const context = '/paths/~1recovery~1usercontext~1{username}'
const schemas = '/components/schemas'

/** Changes of the calls themselves, of names, of promises and of words. */
export const callMutations: readonly Mutation[] = [
  {
    name: 'a call is new',
    edits: [
      set('/paths/~1auth~1signout', {
        post: {
          operationId: 'signOut',
          summary: 'Forget the token.',
          'x-provenance': 'assumed',
          'x-products': ['complete', 'anywhere'],
          'x-retry': 'safe',
          responses: { '204': { description: 'It is forgotten.' } },
        },
      }),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a call is removed',
    edits: [cut('/paths/~1reset~1initiate')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call is renamed (operationId)',
    edits: [set(`${me}/operationId`, 'whoAmI')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call moves to another path',
    edits: [move('/paths/~1me', '/paths/~1users~1me')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call moves to another method',
    edits: [move('/paths/~1reset~1initiate/post', '/paths/~1reset~1initiate/put')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a parameter of a path is renamed',
    edits: [
      move(context, '/paths/~1recovery~1usercontext~1{user}'),
      set('/paths/~1recovery~1usercontext~1{user}/get/parameters/0/name', 'user'),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'two calls change places',
    edits: [
      set(`${me}/operationId`, 'initiatePasswordReset'),
      set('/paths/~1reset~1initiate/post/operationId', 'getCurrentUser'),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call is deprecated',
    edits: [set(`${me}/deprecated`, true)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an error status is added',
    edits: [set(`${me}/responses/404`, { $ref: '#/components/responses/Forbidden' })],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an error status is removed',
    edits: [cut(`${me}/responses/403`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an error status becomes another',
    edits: [move(`${me}/responses/403`, `${me}/responses/404`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call can succeed with another status and the same body',
    edits: [
      set(`${reset}/responses/202`, {
        description: 'It will be set.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Acknowledgement' } } },
      }),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a call can succeed with another status and another body',
    edits: [set(`${reset}/responses/204`, { description: 'It is set.' })],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call succeeds with another status',
    edits: [move(`${reset}/responses/200`, `${reset}/responses/201`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call asks for a token',
    edits: [set(`${context}/get/security`, [{ 'FH-AUTH': [] }])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call asks for no token any more',
    edits: [cut(`${me}/security`)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'all calls ask for a token',
    edits: [set('/security', [{ 'FH-AUTH': [] }])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'the security scheme is another',
    edits: [set('/components/securitySchemes/FH-AUTH/scheme', 'bearer')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'the security scheme is renamed',
    edits: [
      move('/components/securitySchemes/FH-AUTH', '/components/securitySchemes/Token'),
      set(`${me}/security`, [{ Token: [] }]),
      set('/paths/~1reset~1initiate/post/security', [{ Token: [] }]),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a header becomes required',
    edits: [set('/components/parameters/AccountContext/required', true)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a header is taken no more',
    edits: [cut(`${me}/parameters`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an optional header is new',
    edits: [set(`${me}/parameters/-`, { name: 'Accept-Language', in: 'header', schema: { type: 'string' } })],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a required header is new',
    edits: [
      set(`${me}/parameters/-`, {
        name: 'X-Device',
        in: 'header',
        required: true,
        schema: { type: 'string' },
      }),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a header takes fewer values',
    edits: [set('/components/parameters/AccountContext/schema/pattern', '^[0-9]{1,9}$')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an answer has one more header',
    edits: [set('/components/responses/TooManyRequests/headers/X-Limit', { schema: { type: 'integer' } })],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'an answer loses a header',
    edits: [cut('/components/responses/TooManyRequests/headers')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a component is renamed',
    edits: [move(`${schemas}/TokenResponse`, `${schemas}/IssuedToken`)],
    renamed: ['schemas/TokenResponse', 'schemas/IssuedToken'],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a component is new',
    edits: [
      set(`${schemas}/UserName`, { type: 'string', minLength: 1, maxLength: 254 }),
      set(`${schemas}/EmailRecoveryRequest/properties/username`, { $ref: '#/components/schemas/UserName' }),
    ],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a component is removed, what it said stands where it was used',
    edits: [
      set(`${schemas}/User/properties/links/anyOf`, [
        { type: 'object', required: ['userId'], properties: { userId: { type: 'integer' } } },
        { type: 'null' },
      ]),
      cut(`${schemas}/UserLinks`),
    ],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call may be repeated no more',
    edits: [set(`${me}/x-retry`, 'never')],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a call may be repeated',
    edits: [set(`${reset}/x-retry`, 'before-acting')],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a secret is none any more',
    edits: [cut(`${schemas}/TokenResponse/properties/access_token/x-secret`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a value becomes a secret',
    edits: [set(`${schemas}/RecoveryUserContext/properties/maskedEmail/x-secret`, true)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a code lives shorter',
    edits: [set('/paths/~1auth~1authorize/post/x-lifetime-seconds', 60)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'a link lives longer',
    edits: [set('/paths/~1recovery~1initiateemail/post/x-lifetime-seconds', 3600)],
    verdict: ['minor', 'minor', 'minor'],
  },
  {
    name: 'a product is served no more',
    edits: [set(`${me}/x-products`, ['complete'])],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'names are matched by their exact spelling',
    edits: [cut(`${schemas}/AuthorizeRequest/x-names-ignore-case`)],
    verdict: ['major', 'major', 'major'],
  },
  {
    name: 'an assumption turns out to be documented',
    edits: [set('/paths/~1recovery~1initiateemail/post/x-provenance', 'documented')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a description of a property is another',
    edits: [set(`${schemas}/TokenResponse/properties/expires_in/description`, 'The lifetime.')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a description of a call is another',
    edits: [set(`${me}/description`, 'Who is it?')],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'a description of a tag is another',
    edits: [set('/tags/0/description', 'Sign in.')],
    verdict: ['patch', 'none', 'none'],
  },
  {
    name: 'an example is another',
    edits: [set(`${schemas}/UserLinks/examples/0/userId`, 1002)],
    verdict: ['patch', 'patch', 'none'],
  },
  {
    name: 'the production server is another',
    edits: [set('/servers/0/url', 'https://api.armor.example')],
    verdict: ['major', 'major', 'major'],
  },
  { name: 'nothing', edits: [], verdict: ['none', 'none', 'none'] },
]
