import { createArmorClient, operations, type ArmorClient, type OperationId } from '@armor/client'

/** What the other side does with a request; it gives the JSON of a 200, or a whole response. */
export type Scripts = { readonly [Id in OperationId]?: (signal: AbortSignal) => unknown }

/** A client whose other side is a script, and the calls that arrived there. */
export function scriptedClient(scripts: Scripts): { client: ArmorClient; calls: OperationId[] } {
  const calls: OperationId[] = []
  const client = createArmorClient({
    baseUrl: 'https://api.example.com',
    fetch: async (url, init) => {
      const operation = operationAt(new URL(url).pathname, init.method ?? 'GET')
      const script = scripts[operation]
      if (script === undefined) throw new Error(`the script has nothing for ${operation}`)
      calls.push(operation)
      const answer = await script(init.signal!)
      return answer instanceof Response ? answer : Response.json(answer)
    },
  })
  return { client, calls }
}

function operationAt(pathname: string, method: string): OperationId {
  const found = Object.entries(operations).find(
    ([, row]) =>
      row.method === method && new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  )
  if (found === undefined) throw new Error(`no call of the spec is ${method} ${pathname}`)
  return found[0] as OperationId
}

/** What a sign-in is answered with. */
export const signIn: Scripts = {
  authorize: () => ({ redirect_uri: null, code: 'a code', success: true }),
  exchangeToken: () => ({ access_token: 'a token', id_token: '', expires_in: 15, token_type: 'Bearer' }),
  getCurrentUser: () => ({
    user: {
      type: 'Interactive',
      username: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Byron',
      links: null,
      passwordExpiry: '86400',
    },
    accounts: [],
    departments: [],
    permissions: {},
    features: [],
  }),
}
