import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import PostalMime, { type Email } from 'postal-mime'
import { generate } from 'selfsigned'
import { SMTPServer, type SMTPServerEnvelope } from 'smtp-server'

/** What a mail server does with a message: takes it, refuses it with a status, leaves it without an answer, or hangs up. */
export type MailBehaviour = 'takes' | 'greets nobody' | 'hangs' | 'hangs up' | Refusal

/** A refusal with an SMTP status: of the address, or of the mail after it was read. */
export interface Refusal {
  readonly status: number
  readonly of: 'address' | 'mail'
}

/** How a mail server is set up. */
export interface MailServerOptions {
  readonly behaviour?: MailBehaviour
  /** `implicit` from the first byte, `starttls` on demand; without it nothing is encrypted. */
  readonly tls?: { readonly mode: 'implicit' | 'starttls'; readonly key: string; readonly cert: string }
  /** The one sign-in that is taken; without it none is asked for. */
  readonly signIn?: { readonly user: string; readonly password: string }
}

/** A real SMTP server on loopback. */
export interface MailServer {
  readonly url: string
  /** How often somebody connected. */
  connections(): number
  readonly mails: readonly {
    readonly from: string
    readonly to: readonly string[]
    readonly isEncrypted: boolean
    readonly mail: Email
  }[]
  close(): Promise<void>
}

/** A certificate for `localhost`, signed by itself. */
export async function localCertificate(): Promise<{ key: string; cert: string }> {
  const names = { name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: 'localhost' }] }
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }, names],
  })
  return { key, cert }
}

/** Starts one. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { behaviour = 'takes', tls, signIn } = options
  const mails: MailServer['mails'][number][] = []
  const sockets: Socket[] = []
  // As servers do, it repeats what it refuses.
  const refusal = (status: number, quoted: string) =>
    Object.assign(new Error(`not wanted: ${quoted}`), { responseCode: status })

  const take = async (stream: Readable, envelope: SMTPServerEnvelope, isEncrypted: boolean) => {
    const source = await text(stream)
    if (typeof behaviour === 'object') throw refusal(behaviour.status, source.slice(-400))
    mails.push({
      from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      to: envelope.rcptTo.map(({ address }) => address),
      isEncrypted,
      mail: await PostalMime.parse(source),
    })
  }

  const server = new SMTPServer({
    secure: tls?.mode === 'implicit',
    hideSTARTTLS: tls?.mode !== 'starttls',
    ...(tls === undefined ? {} : { key: tls.key, cert: tls.cert }),
    authOptional: signIn === undefined,
    disableReverseLookup: true,
    closeTimeout: 1,
    onConnect: (_session, callback) => {
      if (behaviour !== 'greets nobody') callback()
    },
    onAuth: ({ username, password }, _session, callback) => {
      if (username === signIn?.user && password === signIn?.password) callback(null, { user: username })
      else callback(refusal(535, `${username} ${password}`))
    },
    onRcptTo: ({ address }, _session, callback) => {
      if (behaviour === 'hangs') return
      if (behaviour === 'hangs up') for (const socket of sockets) socket.destroy()
      else if (typeof behaviour === 'object' && behaviour.of === 'address')
        callback(refusal(behaviour.status, address))
      else callback()
    },
    onData: (stream, { envelope, secure }, callback) => {
      callbackify(take)(stream, envelope, secure, callback)
    },
  })
  // A client that hangs up, or trusts nobody, is what some tests are about.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `${tls?.mode === 'implicit' ? 'smtps' : 'smtp'}://localhost:${port}`,
    connections: () => sockets.length,
    mails,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
