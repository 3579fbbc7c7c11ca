// Calls the API by itself. What it sends and what comes back is checked by the shared schemas.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline/promises'
import document from '@armor/spec/openapi.json' with { type: 'json' }
import { Ajv2020 } from 'ajv/dist/2020.js'

const [baseUrl, username, password] = process.argv.slice(2)
const terminal = createInterface(process.stdin, process.stdout)
const require = createRequire(import.meta.url)
const ajv = new Ajv2020()

/** Gives the value back when it is what the schema of that name says; throws what is wrong with it. */
function checked(name, value) {
  const schema = require(`@armor/spec/schemas/${name}.json`)
  const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema)
  if (!validate(value)) throw new Error(`${name}: ${ajv.errorsText(validate.errors)}`)
  return value
}

/** Where the document has an operation: its method and its path. */
function placeOf(operationId) {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.operationId === operationId) return { method: method.toUpperCase(), path }
  throw new Error(`the document has no operation ${operationId}`)
}

async function call(operationId, { body, parameters = {}, token } = {}) {
  const { method, path } = placeOf(operationId)
  const filled = path.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(parameters[name]))
  const headers = {
    ...(body && { 'content-type': 'application/json' }),
    ...(token && { authorization: `FH-AUTH ${token}` }),
  }
  const response = await fetch(baseUrl + filled, { method, headers, body: body && JSON.stringify(body) })
  if (!response.ok) throw new Error(checked('ApiError', await response.json()).error_description)
  return response.json()
}

async function signIn(currentPassword) {
  const credentials = checked('AuthorizeRequest', { username, password: currentPassword })
  const { code } = checked('AuthorizationCode', await call('authorize', { body: credentials }))
  const request = checked('TokenRequest', { code, grant_type: 'authorization_code' })
  const tokens = checked('TokenResponse', await call('exchangeToken', { body: request }))
  const me = checked('CurrentUser', await call('getCurrentUser', { token: tokens.access_token }))
  console.log(`Signed in as ${me.user.firstName}.`)
}

await signIn(password)

const context = checked(
  'RecoveryUserContext',
  await call('getRecoveryUserContext', { parameters: { username } }),
)
const wish = checked('SmsRecoveryRequest', { username })
const { token } = checked('SmsRecoveryStarted', await call('initiateSmsRecovery', { body: wish }))
const otp = await terminal.question(`Code sent to ${context.maskedPhone}: `)
const proof = checked('SmsCompletionRequest', { username, token, otp })
const completed = checked('SmsRecoveryCompleted', await call('completeSmsRecovery', { body: proof }))
const parameters = { recoveryId: completed.token }
const { grantId } = checked('RecoveryValidation', await call('validateRecovery', { parameters }))
const reset = checked('PasswordReset', {
  grantID: grantId,
  newPassword: await terminal.question('New password: '),
})
checked('Acknowledgement', await call('resetPassword', { body: reset }))
console.log('Password changed.')

await signIn(await terminal.question('Password: '))
terminal.close()
