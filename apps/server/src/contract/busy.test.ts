import { expect, it } from 'vitest'
import { startContractServer } from './contract-server.ts'

it('beyond the queue of passwords to hash, a sign-in is told to come back, and nothing was done', async () => {
  // One hash at a time, and each slow enough that the others find it under way.
  const slow = { hashConcurrency: 1, hashQueue: 0, hashMemoryKib: 131_072 }
  const server = await startContractServer(slow)
  try {
    const signIn = () =>
      server.call('POST', '/auth/authorize', { body: { username: 'nobody', password: 'some password' } })
    const answers = await Promise.all(Array.from({ length: 8 }, signIn))
    const refused = answers.filter(({ status }) => status === 503)
    expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
    for (const { headers, json } of refused) {
      expect(headers.get('retry-after')).toBe('1')
      expect(json).toMatchObject({ error: 'unavailable' })
    }
  } finally {
    await server.close()
  }
})
