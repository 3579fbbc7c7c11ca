// Generated from spec/openapi.yaml. Do not edit: change the spec, then run `npm run generate`.
import type { OperationNotes, OperationRow } from './operation-row.ts'

/** Every call of the Authentication API, by its operationId. */
export const operations = {
  /** Create an authorization code from a user name and a password. `POST /auth/authorize` */
  authorize: {"method":"POST","path":"/auth/authorize","retry":"before-acting","lifetimeSeconds":120,"secrets":["password","code"],"answer":{"redirect_uri":"s0","code":"s","success":"b","validation_required":"bu","client_id":"su","expiresIn":"nu"}},
  /** Redeem an authorization code for an access token. `POST /auth/token` */
  exchangeToken: {"method":"POST","path":"/auth/token","retry":"never","secrets":["code","access_token","id_token","refresh_token"],"answer":{"access_token":"s","id_token":"s0","expires_in":"n","token_type":"s","refresh_token":"su"}},
  /** Exchange the current access token, before it expires, for a new one. `POST /auth/token/reissue` */
  reissueToken: {"method":"POST","path":"/auth/token/reissue","retry":"grace","secrets":["token","access_token","id_token","refresh_token"],"answer":{"access_token":"s","id_token":"s0","expires_in":"n","token_type":"s","refresh_token":"su"}},
  /** Tell who is signed in, with accounts, departments, permissions and features. `GET /me` */
  getCurrentUser: {"method":"GET","path":"/me","retry":"safe","authorized":true,"secrets":[],"answer":{"user":{"type":"s","username":"s","firstName":"s","lastName":"s","links":["0",{"userId":"n"}],"passwordExpiry":"s"},"accounts":[{"id":"n","name":"s","currency":"s","status":"s","parent":"n0","products":["0",["*"],{}],"accountType":"s","isSynced":"b","isFreeTrial":"b"}],"departments":[{"id":"n","name":"s","account":"n"}],"permissions":{"*":["s"]},"features":[{"accountId":"n","feature":"s","productId":"n","featureId":"n"}]}},
  /** Mail a recovery link to the user's address on file. `POST /recovery/initiateemail` */
  initiateEmailRecovery: {"method":"POST","path":"/recovery/initiateemail","retry":"never","lifetimeSeconds":900,"secrets":[],"answer":{"isValid":"b","message":"s"}},
  /** Send a one-time password to the user's primary phone. `POST /recovery/initiatesms` */
  initiateSmsRecovery: {"method":"POST","path":"/recovery/initiatesms","retry":"never","lifetimeSeconds":600,"secrets":["token"],"answer":{"isValid":"b","token":"s","message":"s"}},
  /** Redeem a one-time password for a recovery id. `POST /recovery/completesms` */
  completeSmsRecovery: {"method":"POST","path":"/recovery/completesms","retry":"never","lifetimeSeconds":600,"secrets":["otp","token"],"answer":{"isValid":"b","token":"s","message":"s"}},
  /** Tell which recovery channels a user has, and which one is preferred. `GET /recovery/usercontext/{username}` */
  getRecoveryUserContext: {"method":"GET","path":"/recovery/usercontext/{username}","retry":"safe","secrets":[],"answer":{"preference":"s","channels":["s"],"maskedEmail":"s","maskedPhone":"s0"}},
  /** Exchange a recovery id, once, for a password reset grant. `POST /recovery/{recoveryId}/actions/validate` */
  validateRecovery: {"method":"POST","path":"/recovery/{recoveryId}/actions/validate","retry":"never","lifetimeSeconds":600,"secrets":["recoveryId","grantId"],"answer":{"grantId":"s0","reason":"s0","success":"b"}},
  /** Delete a recovery, so that nothing that came of it can be used. `DELETE /recovery/{recoveryId}` */
  deleteRecovery: {"method":"DELETE","path":"/recovery/{recoveryId}","retry":"safe","secrets":["recoveryId"],"answer":null},
  /** As an administrator, have a reset message sent to a user. `POST /reset/initiate` */
  initiatePasswordReset: {"method":"POST","path":"/reset/initiate","retry":"never","authorized":true,"lifetimeSeconds":900,"secrets":[],"answer":{"success":"b"}},
  /** Redeem a grant and set a new password. `POST /reset` */
  resetPassword: {"method":"POST","path":"/reset","retry":"never","secrets":["grantID","newPassword"],"answer":{"success":"b"}},
} as const satisfies Record<string, OperationRow>

/** What a reader wants to know of each call, by its operationId. */
export const operationNotes = {
  authorize: {"summary":"Create an authorization code from a user name and a password.","products":["complete","anywhere"],"provenance":"documented"},
  exchangeToken: {"summary":"Redeem an authorization code for an access token.","products":["complete","anywhere"],"provenance":"documented"},
  reissueToken: {"summary":"Exchange the current access token, before it expires, for a new one.","products":["complete","anywhere"],"provenance":"documented"},
  getCurrentUser: {"summary":"Tell who is signed in, with accounts, departments, permissions and features.","products":["complete","anywhere"],"provenance":"documented"},
  initiateEmailRecovery: {"summary":"Mail a recovery link to the user's address on file.","products":["complete","anywhere"],"provenance":"assumed"},
  initiateSmsRecovery: {"summary":"Send a one-time password to the user's primary phone.","products":["complete","anywhere"],"provenance":"documented"},
  completeSmsRecovery: {"summary":"Redeem a one-time password for a recovery id.","products":["complete","anywhere"],"provenance":"documented"},
  getRecoveryUserContext: {"summary":"Tell which recovery channels a user has, and which one is preferred.","products":["complete","anywhere"],"provenance":"observed"},
  validateRecovery: {"summary":"Exchange a recovery id, once, for a password reset grant.","products":["complete","anywhere"],"provenance":"documented"},
  deleteRecovery: {"summary":"Delete a recovery, so that nothing that came of it can be used.","products":["complete","anywhere"],"provenance":"assumed"},
  initiatePasswordReset: {"summary":"As an administrator, have a reset message sent to a user.","products":["complete","anywhere"],"provenance":"documented"},
  resetPassword: {"summary":"Redeem a grant and set a new password.","products":["complete","anywhere"],"provenance":"documented"},
} as const satisfies Record<keyof typeof operations, OperationNotes>
