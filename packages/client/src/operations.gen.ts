// Generated from spec/openapi.yaml. Do not edit: change the spec, then run `npm run generate`.
import type { OperationRow } from './operation-row.ts'

/** Every call of the Authentication API, by its operationId. */
export const operations = {
  authorize: {"method":"POST","path":"/auth/authorize","retry":"before-acting","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["password"],"answer":["code"]}},
  exchangeToken: {"method":"POST","path":"/auth/token","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["code"],"answer":["access_token","id_token","refresh_token"]}},
  reissueToken: {"method":"POST","path":"/auth/token/reissue","retry":"grace","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["token"],"answer":["access_token","id_token","refresh_token"]}},
  getCurrentUser: {"method":"GET","path":"/me","retry":"safe","authorized":true,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":[],"answer":[]}},
  initiateEmailRecovery: {"method":"POST","path":"/recovery/initiateemail","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"assumed","secrets":{"request":[],"answer":[]}},
  initiateSmsRecovery: {"method":"POST","path":"/recovery/initiatesms","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["token"],"answer":["token"]}},
  completeSmsRecovery: {"method":"POST","path":"/recovery/completesms","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["otp","token"],"answer":["token"]}},
  getRecoveryUserContext: {"method":"GET","path":"/recovery/usercontext/{username}","retry":"safe","authorized":false,"products":["complete","anywhere"],"provenance":"observed","secrets":{"request":[],"answer":[]}},
  validateRecovery: {"method":"POST","path":"/recovery/{recoveryId}/actions/validate","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["recoveryId"],"answer":["grantId"]}},
  deleteRecovery: {"method":"DELETE","path":"/recovery/{recoveryId}","retry":"safe","authorized":false,"products":["complete","anywhere"],"provenance":"assumed","secrets":{"request":["recoveryId"],"answer":[]}},
  initiatePasswordReset: {"method":"POST","path":"/reset/initiate","retry":"never","authorized":true,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":[],"answer":[]}},
  resetPassword: {"method":"POST","path":"/reset","retry":"never","authorized":false,"products":["complete","anywhere"],"provenance":"documented","secrets":{"request":["grantID","newPassword"],"answer":[]}},
} as const satisfies Record<string, OperationRow>
