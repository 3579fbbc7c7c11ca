import { createTransport } from 'nodemailer'
import { DeliveryError, type Carrier } from './carrier.ts'

/** A mail server, and how it is used. */
export interface SmtpOptions {
  /** `smtps://host:465`, or `smtp://host:587` for STARTTLS. */
  readonly url: string
  /** Empty for a server that asks for none. */
  readonly user: string
  readonly password: string
  /** The address that mail comes from. */
  readonly from: string
  /** Whether a server that offers no encryption is refused. */
  readonly requireTls: boolean
}

/** Hands mail to an SMTP server, on a connection of its own for each message. */
export function createSmtpCarrier({ url, user, password, from, requireTls }: SmtpOptions): Carrier {
  const { protocol, hostname, port } = new URL(url)
  const isTls = protocol === 'smtps:'
  const transport = createTransport({
    // An IPv6 address stands in brackets in a URL alone.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isTls ? 465 : 587) : Number(port),
    secure: isTls,
    requireTLS: requireTls,
    ...(user === '' ? {} : { auth: { user, pass: password }, forceAuth: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (message, signal) => {
      if (message.channel !== 'email') throw new DeliveryError('it is no mail', { isFinal: true })
      const { id, to, subject, text, html } = message
      try {
        await transport.sendMail({
          // As objects, so that a comma in an address never makes two of it.
          from: { name: '', address: from },
          to: { name: '', address: to },
          subject,
          text,
          html,
          // A second try is the same mail again: mailboxes may show it once.
          messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
          // No answering machine replies to it.
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal,
        })
      } catch (error) {
        throw deliveryError(error)
      }
    },
  }
}

/** What nodemailer says of a failure; its message and response repeat the server's words, which may quote the mail. */
interface SmtpFailure {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
}

function deliveryError(error: unknown): DeliveryError {
  const { code = 'unknown', command, responseCode } = error as SmtpFailure
  if (code === 'EABORT') return new DeliveryError('the mail server took longer than a message may take')
  if (responseCode === undefined && code !== 'EENVELOPE') {
    return new DeliveryError(`the mail server could not be used (${code})`)
  }
  // A refused sign-in or greeting is not about this message: an operator may mend it while it is tried again.
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  const isFinal = isAboutMessage && (responseCode === undefined || responseCode >= 500)
  const where = command === undefined ? '' : ` at ${command}`
  return new DeliveryError(`the mail server refused${where} (${responseCode ?? code})`, { isFinal })
}
