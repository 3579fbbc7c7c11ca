import passwordReset from '@armor/spec/schemas/PasswordReset.json' with { type: 'json' }
import smsRecoveryRequest from '@armor/spec/schemas/SmsRecoveryRequest.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { limitsOf } from './form-limits.ts'

test('an input takes what the shared schema takes', () => {
  const { username, token } = smsRecoveryRequest.properties
  expect(limitsOf(smsRecoveryRequest, 'username')).toEqual({
    required: true,
    minLength: username.minLength,
    maxLength: username.maxLength,
  })
  expect(limitsOf(smsRecoveryRequest, 'token')).toMatchObject({
    required: false,
    maxLength: token.maxLength,
  })
})

test('a limit that the schema does not set is left out', () => {
  expect(limitsOf(passwordReset, 'newPassword')).toEqual({
    required: true,
    minLength: passwordReset.properties.newPassword.minLength,
    maxLength: undefined,
  })
})
