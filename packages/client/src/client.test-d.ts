import { expectTypeOf } from 'vitest'
import type { ArmorClient, ArmorError, CurrentUser, OperationId, Result, TokenResponse } from './index.ts'

declare const client: ArmorClient

// Every call of the spec is a method, and nothing else but `with`.
expectTypeOf<Exclude<keyof ArmorClient, 'with'>>().toEqualTypeOf<OperationId>()

// Inputs and answers are those of the spec.
expectTypeOf(client.exchangeToken({ code: 'c', grant_type: 'authorization_code' })).resolves.toEqualTypeOf<
  Result<TokenResponse, ArmorError>
>()
expectTypeOf(client.getCurrentUser()).resolves.toEqualTypeOf<Result<CurrentUser, ArmorError>>()
expectTypeOf(client.deleteRecovery({ recoveryId: 'r' })).resolves.toEqualTypeOf<
  Result<undefined, ArmorError>
>()

// A one-time password may be text or an integer on the wire.
expectTypeOf(client.completeSmsRecovery).parameter(0).toHaveProperty('otp').toEqualTypeOf<string | number>()

// @ts-expect-error a body is required where the spec requires one
void client.authorize()
// @ts-expect-error a field is missing
void client.authorize({ username: 'ada@example.com' })
// @ts-expect-error the grant type is a constant
void client.exchangeToken({ code: 'c', grant_type: 'password' })
// @ts-expect-error a path parameter is required
void client.validateRecovery({})
// @ts-expect-error no such call
void client.revokeToken({ token: 't' })
