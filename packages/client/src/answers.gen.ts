// Generated from spec/openapi.yaml. Do not edit: change the spec, then run `npm run generate`.
import type { AnswerShape } from './answer-shape.ts'
import type { OperationId } from './operation-types.ts'

/** What a success of each call looks like; null for one without a body. */
export const answers: { readonly [Id in OperationId]: AnswerShape | null } = {
  authorize: {"redirect_uri":"s0","code":"s","success":"b","validation_required?":"b","client_id?":"s","expiresIn?":"n"},
  exchangeToken: {"access_token":"s","id_token":"s0","expires_in":"n","token_type":"s","refresh_token?":"s"},
  reissueToken: {"access_token":"s","id_token":"s0","expires_in":"n","token_type":"s","refresh_token?":"s"},
  getCurrentUser: {"user":{"type":"s","username":"s","firstName":"s","lastName":"s","links":["0",{"userId":"n"}],"passwordExpiry":"s"},"accounts":[{"id":"n","name":"s","currency":"s","status":"s","parent":"n0","products":["0",["*"],{}],"accountType":"s","isSynced":"b","isFreeTrial":"b"}],"departments":[{"id":"n","name":"s","account":"n"}],"permissions":{"*":["s"]},"features":[{"accountId":"n","feature":"s","productId":"n","featureId":"n"}]},
  initiateEmailRecovery: {"isValid":"b","message":"s"},
  initiateSmsRecovery: {"isValid":"b","token":"s","message":"s"},
  completeSmsRecovery: {"isValid":"b","token":"s","message":"s"},
  getRecoveryUserContext: {"preference":"s","channels":["s"],"maskedEmail":"s","maskedPhone":"s0"},
  validateRecovery: {"grantId":"s0","reason":"s0","success":"b"},
  deleteRecovery: null,
  initiatePasswordReset: {"success":"b"},
  resetPassword: {"success":"b"},
}
