import { htmlEscape } from 'escape-goat'

/** How a message reaches a person. */
export type Channel = 'sms' | 'email'

/** A message for a person; one without an address is a decoy, queued like any other and never sent. */
export type Message = { readonly to: string | null } & (
  | { readonly channel: 'sms'; readonly text: string }
  | { readonly channel: 'email'; readonly subject: string; readonly text: string; readonly html: string }
)

/** Carries a one-time password. */
export function otpMessage(phone: string | null, otp: string): Message {
  return {
    channel: 'sms',
    to: phone,
    text: `${otp} is your Armor password recovery code. Nobody at Armor will ask you for it.`,
  }
}

/** Carries a link that the person asked for. */
export function recoveryMessage(address: string | null, link: string): Message {
  return mail(address, 'Recover your Armor password', [
    'Someone asked to recover the password of your Armor account. To choose a new one, open',
    { link },
    'If it was not you, you need not do anything.',
  ])
}

/** Carries a link that an administrator asked for. */
export function adminResetMessage(address: string | null, link: string): Message {
  return mail(address, 'Choose a new Armor password', [
    'An administrator of your Armor account asks you to choose a new password. Open',
    { link },
    'Your password stays as it is until you do.',
  ])
}

/** Tells every address on file that the password was changed; holds no secret. */
export function passwordChangedMessages(user: { username: string; phone: string | null }): Message[] {
  const text =
    'The password of your Armor account was changed, and you were signed out everywhere. If it was not you, call Armor support.'
  const byPhone: Message[] = user.phone === null ? [] : [{ channel: 'sms', to: user.phone, text }]
  return [mail(user.username, 'Your Armor password was changed', [text]), ...byPhone]
}

/** One letter in two forms. Nothing in it is fetched when it is opened: no picture, no style sheet. */
function mail(to: string | null, subject: string, paragraphs: (string | { link: string })[]): Message {
  const text = paragraphs.map((part) => (typeof part === 'string' ? part : part.link)).join('\n\n')
  const html = paragraphs
    .map((part) =>
      typeof part === 'string'
        ? htmlEscape`<p>${part}</p>`
        : htmlEscape`<p><a href="${part.link}">${part.link}</a></p>`,
    )
    .join('\n')
  return {
    channel: 'email',
    to,
    subject,
    text,
    html: `<!doctype html>\n<html lang="en">\n<body>\n${html}\n</body>\n</html>`,
  }
}
