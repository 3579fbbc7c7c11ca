import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'

/** What a gateway does with a request: answers a status, leaves it without an answer, hangs up, or answers without end. */
export type GatewayBehaviour =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | 'hangs'
  | 'hangs up'
  | 'answers without end'

/** An SMS gateway over HTTP, as a local server. */
export interface SmsGateway {
  readonly url: string
  readonly requests: readonly {
    readonly method: string
    readonly path: string
    readonly headers: IncomingHttpHeaders
    readonly body: string
  }[]
  close(): Promise<void>
}

/** Starts one. It reads each request to its end, then behaves as told. */
export async function startSmsGateway(behaviour: GatewayBehaviour): Promise<SmsGateway> {
  const requests: SmsGateway['requests'][number][] = []
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers } = request
    requests.push({ method: method!, path: url!, headers, body: await text(request) })
    behave(response, behaviour)
  }
  const server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function behave(response: ServerResponse, behaviour: GatewayBehaviour): void {
  if (behaviour === 'hangs') return
  if (behaviour === 'hangs up') {
    response.destroy()
  } else if (behaviour === 'answers without end') {
    const chunk = 'x'.repeat(65_536)
    const write = () => {
      while (response.write(chunk));
    }
    response.writeHead(200).on('drain', write)
    write()
  } else {
    response.writeHead(behaviour.status, behaviour.headers).end()
  }
}
