/** A message for a person; one without an address is a decoy, queued like any other and never sent. */
export interface Message {
  readonly channel: 'sms' | 'email'
  readonly to: string | null
  readonly text: string
}

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
  return {
    channel: 'email',
    to: address,
    text: `Someone asked to recover the password of your Armor account. To choose a new one, open\n\n${link}\n\nIf it was not you, you need not do anything.`,
  }
}

/** Carries a link that an administrator asked for. */
export function adminResetMessage(address: string | null, link: string): Message {
  return {
    channel: 'email',
    to: address,
    text: `An administrator of your Armor account asks you to choose a new password. Open\n\n${link}\n\nYour password stays as it is until you do.`,
  }
}

/** Tells every address on file that the password was changed; holds no secret. */
export function passwordChangedMessages(user: { username: string; phone: string | null }): Message[] {
  const text =
    'The password of your Armor account was changed, and you were signed out everywhere. If it was not you, call Armor support.'
  const byPhone: Message[] = user.phone === null ? [] : [{ channel: 'sms', to: user.phone, text }]
  return [{ channel: 'email', to: user.username, text }, ...byPhone]
}
