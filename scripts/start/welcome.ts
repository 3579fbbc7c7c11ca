import { styleText } from 'node:util'

/** What a person who starts the demo needs to know. */
export interface Started {
  readonly url: string
  readonly serverUrl: string
  readonly outboxUrl: string
  readonly controlUrl: string
  readonly users: readonly {
    readonly username: string
    readonly password: string | null
    readonly phone: string | null
    readonly roles: readonly string[]
  }[]
}

/** The one address and the sign-ins. */
export function welcome({ url, users }: Started): string {
  const rows = users.map(({ username, password, phone, roles }) => [
    username,
    password ?? '(changed)',
    [
      phone === null ? 'no phone' : `phone ${phone}`,
      ...(roles.includes('admin') ? ['administrator'] : []),
    ].join(', '),
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return [
    '',
    `  The demo of the Authentication API is on ${styleText('bold', url)}`,
    '',
    ...rows.map(
      ([name, password, about]) =>
        `  ${name!.padEnd(widths[0]!)}  ${password!.padEnd(widths[1]!)}  ${styleText('dim', about!)}`,
    ),
    '',
    styleText('dim', '  Ctrl-C stops it. Passwords and users stay in .data/ until npm start -- --fresh.'),
    '',
    '',
  ].join('\n')
}
