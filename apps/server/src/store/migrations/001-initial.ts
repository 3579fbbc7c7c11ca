import { sql, type Kysely } from 'kysely'

/** The first shape of the database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('users')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('username', 'text', (column) => column.notNull().unique())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('first_name', 'text', (column) => column.notNull())
    .addColumn('last_name', 'text', (column) => column.notNull())
    .addColumn('phone', 'text')
    .addColumn('recovery_preference', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('password_set_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('disabled_at', 'bigint')
    .execute()

  await schema
    .createTable('accounts')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('parent_id', 'integer', (column) => column.references('accounts.id'))
    .addColumn('products', 'text', (column) => column.notNull())
    .addColumn('account_type', 'text', (column) => column.notNull())
    .addColumn('is_synced', 'integer', (column) => column.notNull())
    .addColumn('is_free_trial', 'integer', (column) => column.notNull())
    .execute()

  await schema
    .createTable('memberships')
    .addColumn('user_id', 'integer', (column) => column.notNull().references('users.id'))
    .addColumn('account_id', 'integer', (column) => column.notNull().references('accounts.id'))
    .addPrimaryKeyConstraint('memberships_key', ['user_id', 'account_id'])
    .execute()

  await schema
    .createTable('permissions')
    .addColumn('user_id', 'integer', (column) => column.notNull())
    .addColumn('account_id', 'integer', (column) => column.notNull())
    .addColumn('permission', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('permissions_key', ['user_id', 'account_id', 'permission'])
    .addForeignKeyConstraint('permissions_membership', ['user_id', 'account_id'], 'memberships', [
      'user_id',
      'account_id',
    ])
    .execute()

  await schema
    .createTable('departments')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('account_id', 'integer', (column) => column.notNull().references('accounts.id'))
    .execute()

  await schema
    .createTable('features')
    .addColumn('account_id', 'integer', (column) => column.notNull().references('accounts.id'))
    .addColumn('feature', 'text', (column) => column.notNull())
    .addColumn('product_id', 'integer', (column) => column.notNull())
    .addColumn('feature_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('features_key', ['account_id', 'feature_id'])
    .execute()

  await schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'integer', (column) => column.notNull().references('users.id'))
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await schema.createIndex('sessions_of_user').on('sessions').column('user_id').execute()

  await schema
    .createTable('authorization_codes')
    .addColumn('code_hash', 'blob', (column) => column.primaryKey())
    .addColumn('user_id', 'integer', (column) => column.notNull().references('users.id'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('session_id', 'text')
    .execute()
  await schema.createIndex('codes_of_user').on('authorization_codes').column('user_id').execute()

  await schema
    .createTable('access_tokens')
    .addColumn('token_hash', 'blob', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id'))
    .addColumn('issued_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('superseded_at', 'bigint')
    .addColumn('successor_hash', 'blob')
    .addColumn('revoked_at', 'bigint')
    .execute()

  await schema
    .createTable('recoveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('subject', 'blob', (column) => column.notNull())
    .addColumn('user_id', 'integer', (column) => column.references('users.id'))
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('flow_token_hash', 'blob', (column) => column.unique())
    .addColumn('otp_mac', 'blob')
    .addColumn('otp_expires_at', 'bigint')
    .addColumn('otp_used_at', 'bigint')
    .addColumn('wrong_otps', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('recovery_id_hash', 'blob', (column) => column.unique())
    .addColumn('recovery_id_expires_at', 'bigint')
    .addColumn('recovery_id_used_at', 'bigint')
    .addColumn('grant_hash', 'blob', (column) => column.unique())
    .addColumn('grant_expires_at', 'bigint')
    .addColumn('grant_used_at', 'bigint')
    .execute()
  await schema
    .createIndex('recoveries_of_subject')
    .on('recoveries')
    .columns(['subject', 'started_at'])
    .execute()
  await schema.createIndex('recoveries_of_user').on('recoveries').column('user_id').execute()

  await schema
    .createTable('otp_failures')
    .addColumn('subject', 'blob', (column) => column.primaryKey())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .execute()

  await schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('payload', 'blob')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_attempt_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('outcome', 'text')
    .execute()
  await sql`create index outbox_due on outbox (next_attempt_at) where finished_at is null`.execute(db)

  await schema
    .createTable('audit')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('user_id', 'integer')
    .addColumn('actor_id', 'integer')
    .execute()
  await sql`create trigger audit_is_not_updated before update on audit
    begin select raise(abort, 'the audit table is append-only'); end`.execute(db)
  await sql`create trigger audit_is_not_deleted before delete on audit
    begin select raise(abort, 'the audit table is append-only'); end`.execute(db)
}
