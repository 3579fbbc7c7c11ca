/** A message that the server sent, as the development outbox keeps it. */
export interface Message {
  readonly id: string
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly text: string
  /** ISO 8601. */
  readonly sentAt: string
}

const otp = /(?<!\d)\d{6,10}(?!\d)/
const link = /https?:\/\/\S+#token=([\w-]+)/

/** The one-time password in an SMS, as a person would copy it; null where there is none. */
export function otpIn(message: Message): string | null {
  return message.channel === 'sms' ? (otp.exec(message.text)?.[0] ?? null) : null
}

/** The recovery link in a mail; null where there is none. */
export function linkIn(message: Message): string | null {
  return message.channel === 'email' ? (link.exec(message.text)?.[0] ?? null) : null
}

/** The text with its one-time password or recovery id masked, fit to be printed. */
export function maskedText(message: Message): string {
  const secrets = [otpIn(message), link.exec(message.text)?.[1]]
  return secrets.reduce<string>(
    (text, secret) => (secret ? text.replaceAll(secret, mask) : text),
    message.text,
  )
}

// As the client masks its events.
const mask = '***'
