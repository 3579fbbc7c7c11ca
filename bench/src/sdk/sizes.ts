import type * as flows from '@armor/auth-flows'
import { gzippedBytes } from '../bundle.ts'
import { row, type Row } from '../row.ts'

// The names are checked by the compiler: esbuild takes a name that is not exported for a type, and weighs nothing.
type Exported = keyof typeof flows

const login: Exported[] = ['createArmorClient', 'login']
const smsRecovery: Exported[] = [
  'startSmsRecovery',
  'resendOtp',
  'submitOtp',
  'redeemRecovery',
  'setPassword',
]

/** What an app imports of ours, and how many KB of 1,024 bytes that may add; openapi-fetch is in it. */
const budgets: readonly { what: string; kilobytes: number; imported: string }[] = [
  { what: 'login', kilobytes: 4.5, imported: `{ ${login.join(', ')} }` },
  {
    what: 'login and recovery by SMS',
    kilobytes: 5.5,
    imported: `{ ${[...login, ...smsRecovery].join(', ')} }`,
  },
  { what: 'everything but the React binding', kilobytes: 8, imported: '*' },
]

/** What an app imports of a peer to sign a person in by that peer's own way, and to know who it is. */
const peers: Readonly<Record<string, string>> = {
  // The authorization code flow with PKCE, each exchange by hand; a redirect instead of a password form.
  oauth4webapi: `export {
    discoveryRequest, processDiscoveryResponse, generateRandomCodeVerifier, calculatePKCECodeChallenge,
    generateRandomState, None, validateAuthResponse, authorizationCodeGrantRequest,
    processAuthorizationCodeResponse, userInfoRequest, processUserInfoResponse,
  } from 'oauth4webapi'`,
  // The client without a framework's binding: its proxy makes every call, so no less can be imported.
  'better-auth client': `export { createAuthClient } from 'better-auth/client'`,
  // The auth client alone, not all of supabase-js.
  '@supabase/auth-js': `export { AuthClient } from '@supabase/auth-js'`,
  // The entry for Okta's authn flow, the smallest that takes a password.
  '@okta/okta-auth-js authn': `export { OktaAuth } from '@okta/okta-auth-js/authn'`,
  // What aws-amplify/auth re-exports, from the packages that hold it; Amplify.configure is needed first.
  'aws-amplify auth': `
    export { Amplify } from '@aws-amplify/core'
    export { signIn, confirmSignIn, getCurrentUser, signOut } from '@aws-amplify/auth'`,
  // A redirect instead of a password form.
  '@auth0/auth0-spa-js': `export { createAuth0Client } from '@auth0/auth0-spa-js'`,
}

/** Weighs what an app would import: against its budget, and beside what peers weigh for a sign-in. */
export async function sizes(): Promise<Row[]> {
  const ours = await Promise.all(
    budgets.map(async ({ what, kilobytes, imported }) =>
      row({
        what: `KB gzipped: ${what}, budget`,
        ours: await kilobytesOf(`export ${imported} from '@armor/auth-flows'`),
        peer: kilobytes,
        goal: 1,
        better: 'lower',
      }),
    ),
  )
  const beside = await Promise.all(
    Object.entries(peers).map(async ([name, source]) =>
      row({
        what: `KB gzipped: login, ${name}`,
        ours: ours[0]!.ours,
        peer: await kilobytesOf(source),
        better: 'lower',
      }),
    ),
  )
  return [...ours, ...beside]
}

async function kilobytesOf(source: string): Promise<number> {
  return (await gzippedBytes(source)) / 1024
}
