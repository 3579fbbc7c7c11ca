// Generated from spec/openapi.yaml. Do not edit: change the spec, then run `npm run generate`.
import type { OperationRow } from './operation-row.ts'

/** Every call of the Authentication API, by its operationId. */
export const operations = {
  /** Create an authorization code from a user name and a password. `POST /auth/authorize` */
  authorize: {"method":"POST","path":"/auth/authorize","retry":"before-acting","authorized":false,"products":["complete","anywhere"],"provenance":"documented","lifetimeSeconds":120,"secrets":{"request":["password"],"answer":["code"]}},
  /** Redeem an authorization code for an access token. `POST /auth/token` */
  exchangeToken: {"method":"POST","path":"/auth/token","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["code"],"answer":["access_token","id_token","refresh_token"]}},
  /** Exchange the current access token, before it expires, for a new one. `POST /auth/token/reissue` */
  reissueToken: {"method":"POST","path":"/auth/token/reissue","retry":"grace","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["token"],"answer":["access_token","id_token","refresh_token"]}},
  /** Tell who is signed in, with accounts, departments, permissions and features. `GET /me` */
  getCurrentUser: {"method":"GET","path":"/me","retry":"safe","authorized":true,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":[],"answer":[]}},
  /** Mail a recovery link to the user's address on file. `POST /recovery/initiateemail` */
  initiateEmailRecovery: {"method":"POST","path":"/recovery/initiateemail","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"assumed","lifetimeSeconds":900,"secrets":{"request":[],"answer":[]}},
  /** Send a one-time password to the user's primary phone. `POST /recovery/initiatesms` */
  initiateSmsRecovery: {"method":"POST","path":"/recovery/initiatesms","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","lifetimeSeconds":600,"secrets":{"request":["token"],"answer":["token"]}},
  /** Redeem a one-time password for a recovery id. `POST /recovery/completesms` */
  completeSmsRecovery: {"method":"POST","path":"/recovery/completesms","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","lifetimeSeconds":600,"secrets":{"request":["otp","token"],"answer":["token"]}},
  /** Tell which recovery channels a user has, and which one is preferred. `GET /recovery/usercontext/{username}` */
  getRecoveryUserContext: {"method":"GET","path":"/recovery/usercontext/{username}","retry":"safe","authorized":false,"products":["complete","anywhere"],"provenance":"observed","secrets":{"request":[],"answer":[]}},
  /** Exchange a recovery id, once, for a password reset grant. `POST /recovery/{recoveryId}/actions/validate` */
  validateRecovery: {"method":"POST","path":"/recovery/{recoveryId}/actions/validate","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","lifetimeSeconds":600,"secrets":{"request":["recoveryId"],"answer":["grantId"]}},
  /** Delete a recovery, so that nothing that came of it can be used. `DELETE /recovery/{recoveryId}` */
  deleteRecovery: {"method":"DELETE","path":"/recovery/{recoveryId}","retry":"safe","authorized":false,"products":["complete","anywhere"],"provenance":"assumed","secrets":{"request":["recoveryId"],"answer":[]}},
  /** As an administrator, have a reset message sent to a user. `POST /reset/initiate` */
  initiatePasswordReset: {"method":"POST","path":"/reset/initiate","retry":"never","authorized":true,"products":["complete","anywhere"],"provenance":"documented","lifetimeSeconds":900,"secrets":{"request":[],"answer":[]}},
  /** Redeem a grant and set a new password. `POST /reset` */
  resetPassword: {"method":"POST","path":"/reset","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["grantID","newPassword"],"answer":[]}},
} as const satisfies Record<string, OperationRow>
