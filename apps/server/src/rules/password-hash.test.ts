import { describe, expect, it } from 'vitest'
import { configOf } from '../config.ts'
import { cheapHash, createTestContext } from '../testing/context.ts'
import { authorize } from './authorization.ts'
import { createPasswordHash, HashQueueFull } from './password-hash.ts'

const cheap = configOf(cheapHash)

describe('password hashes', () => {
  it('are Argon2id with the parameters of the configuration table in their text', async () => {
    const { hash } = await createPasswordHash(configOf())
    expect(await hash('vivid otter juggles')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$/)
  })

  it('have a salt of their own', async () => {
    const { hash } = await createPasswordHash(cheap)
    expect(await hash('same')).not.toBe(await hash('same'))
  })

  it('compare after Unicode normalisation', async () => {
    const { hash, verify } = await createPasswordHash(cheap)
    expect(await verify(await hash('caf\u00e9 at noon'), 'cafe\u0301 at noon')).toBe(true)
  })

  it('say no where there is no hash, and for the password of the dummy too', async () => {
    const { verify } = await createPasswordHash(cheap)
    expect(await verify(null, 'no password is this one')).toBe(false)
  })

  it('are computed a bounded number at a time; beyond the queue the work is refused', async () => {
    const { hash } = await createPasswordHash({ ...cheap, hashConcurrency: 2, hashQueue: 3 })
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => hash('same')))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(3)
    expect(refused.every((outcome) => outcome.reason instanceof HashQueueFull)).toBe(true)
  })
})

describe('signing in', () => {
  it('renews a hash that was made with weaker parameters', async () => {
    const context = await createTestContext()
    try {
      const user = await context.user()
      const stronger = { ...context, passwordHash: await createPasswordHash({ ...cheap, hashPasses: 3 }) }
      expect(await authorize(stronger, user)).not.toBeNull()
      const { password_hash } = await context.db
        .selectFrom('users')
        .select('password_hash')
        .where('id', '=', user.userId)
        .executeTakeFirstOrThrow()
      expect(password_hash).toContain('t=3')
      expect(await authorize(stronger, user)).not.toBeNull()
    } finally {
      await context.close()
    }
  })
})
