import type { Generated } from 'kysely'

/** Times are milliseconds since 1970; hashes and codes are bytes; absent is null. */
type Time = number

export interface UserTable {
  id: Generated<number>
  /** Normalised: NFC, lower case. */
  username: string
  type: string
  first_name: string
  last_name: string
  phone: string | null
  recovery_preference: 'email' | 'sms'
  password_hash: string
  password_set_at: Time
  created_at: Time
  disabled_at: Time | null
}

export interface AccountTable {
  id: Generated<number>
  name: string
  currency: string
  status: string
  parent_id: number | null
  /** A JSON list. */
  products: string
  account_type: string
  is_synced: number
  is_free_trial: number
}

export interface MembershipTable {
  user_id: number
  account_id: number
}

export interface PermissionTable {
  user_id: number
  account_id: number
  permission: string
}

export interface DepartmentTable {
  id: Generated<number>
  name: string
  account_id: number
}

export interface FeatureTable {
  account_id: number
  feature: string
  product_id: number
  feature_id: number
}

export interface AuthorizationCodeTable {
  code_hash: Buffer
  user_id: number
  expires_at: Time
  used_at: Time | null
  /** The session that the code was redeemed for; revoked when the code is presented again. */
  session_id: string | null
}

/** A session is the family of the access tokens that one sign-in led to. */
export interface SessionTable {
  id: string
  user_id: number
  started_at: Time
  expires_at: Time
  revoked_at: Time | null
}

export interface AccessTokenTable {
  token_hash: Buffer
  session_id: string
  issued_at: Time
  expires_at: Time
  /** When it first opened a call, or was reissued. */
  used_at: Time | null
  superseded_at: Time | null
  successor_hash: Buffer | null
  revoked_at: Time | null
}

/** One recovery, from the first message to the new password. A decoy has no user. */
export interface RecoveryTable {
  id: string
  channel: 'sms' | 'email'
  /** Keyed hash of the normalised name that was given: binds every step to it, decoys too. */
  subject: Buffer
  user_id: number | null
  started_at: Time
  /** Cancelled, superseded, or killed by a password change. */
  ended_at: Time | null
  flow_token_hash: Buffer | null
  otp_mac: Buffer | null
  otp_expires_at: Time | null
  otp_used_at: Time | null
  wrong_otps: Generated<number>
  recovery_id_hash: Buffer | null
  recovery_id_expires_at: Time | null
  recovery_id_used_at: Time | null
  grant_hash: Buffer | null
  grant_expires_at: Time | null
  grant_used_at: Time | null
}

/** Wrong one-time passwords over all recoveries of a name, in a window of 24 hours. */
export interface OtpFailureTable {
  subject: Buffer
  since: Time
  count: number
}

export interface OutboxTable {
  id: string
  channel: 'sms' | 'email'
  /** The message under AES-256-GCM, bound to this id; erased once sent, dead or expired. */
  payload: Buffer | null
  created_at: Time
  expires_at: Time
  attempts: Generated<number>
  next_attempt_at: Time
  finished_at: Time | null
  outcome: 'sent' | 'expired' | 'dead' | null
}

export interface AuditTable {
  id: Generated<number>
  at: Time
  event: string
  user_id: number | null
  actor_id: number | null
}

export interface Tables {
  users: UserTable
  accounts: AccountTable
  memberships: MembershipTable
  permissions: PermissionTable
  departments: DepartmentTable
  features: FeatureTable
  authorization_codes: AuthorizationCodeTable
  sessions: SessionTable
  access_tokens: AccessTokenTable
  recoveries: RecoveryTable
  otp_failures: OtpFailureTable
  outbox: OutboxTable
  audit: AuditTable
}
