/** The first name of everybody that the control makes. */
export const firstName = 'Robin'

/** Somebody with an account at the server of the tests, a phone in hand. */
export interface Person {
  readonly username: string
  readonly password: string
  /** Reads the one-time password off the newest message. */
  readonly readOtp: () => Promise<string>
}

/** Makes a person of their own for one test. */
export async function newPerson(serverUrl: string): Promise<Person> {
  const made = await fetch(`${serverUrl}/demo/control/personas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { username, password, phone } = (await made.json()) as {
    readonly [name in 'username' | 'password' | 'phone']: string
  }
  return {
    username,
    password,
    readOtp: async () => {
      const outbox = await fetch(`${serverUrl}/demo/outbox?to=${encodeURIComponent(phone)}`)
      const messages = (await outbox.json()) as readonly { readonly text: string }[]
      return /\d{8}/.exec(messages.at(-1)!.text)![0]
    },
  }
}
