import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configOf } from '../config.ts'
import { startServer } from '../index.ts'
import { createCaller } from '../testing/caller.ts'
import { cheapHash, recoveryIdIn } from '../testing/context.ts'
import { localCertificate, startMailServer, type MailServer } from '../testing/mail-server.ts'
import { spawnServer, type ServerProcess } from '../testing/server-process.ts'

const signIn = { user: 'portal', password: 'steep-hunter-2-garden' }
const username = 'ada.lovelace@demo.armor.test'

let folder: string
let mailServer: MailServer
let server: ServerProcess
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'armor-production-'))
  const certificate = await localCertificate()
  writeFileSync(join(folder, 'ca.pem'), certificate.cert)
  mailServer = await startMailServer({ tls: { mode: 'starttls', ...certificate }, signIn })
  // The demo has made users and keys; production opens both.
  const config = configOf({ ...cheapHash, port: 0, demo: true, database: join(folder, 'armor.db') })
  const demo = await startServer(config, { onFault: () => {}, onDeliveryFailure: () => {} })
  await demo.close()
})
afterEach(async () => {
  server.signal('SIGKILL')
  await server.exit
  await mailServer.close()
  rmSync(folder, { recursive: true })
})

function startProduction(password: string): void {
  const passwordFile = join(folder, 'smtp-password')
  writeFileSync(passwordFile, `${password}\n`)
  const options = {
    environment: 'production',
    port: '0',
    database: join(folder, 'armor.db'),
    keys: join(folder, 'armor.db.keys'),
    'link-base': 'https://portal.example/recover',
    'smtp-url': mailServer.url,
    'smtp-user': signIn.user,
    'smtp-password-file': passwordFile,
    'mail-from': 'no-reply@portal.example',
    'sms-enabled': 'no',
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  server = spawnServer([...args, '--json'], { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') })
}

async function askForMail(): Promise<void> {
  const { url } = JSON.parse(await server.firstLine) as { url: string }
  const { status } = await createCaller(url).call('POST', '/recovery/initiateemail', { body: { username } })
  expect(status).toBe(200)
}

describe('a server in production', () => {
  it('mails a recovery link, encrypted and signed in, with its own link base', async () => {
    startProduction(signIn.password)
    await askForMail()
    await expect.poll(() => mailServer.mails.length, { timeout: 20_000 }).toBe(1)
    const [{ to, isEncrypted, mail }] = mailServer.mails as [MailServer['mails'][number]]
    expect({ to, isEncrypted }).toEqual({ to: [username], isEncrypted: true })
    expect(mail.text).toMatch(/\nhttps:\/\/portal\.example\/recover#token=/)

    server.signal('SIGTERM')
    expect(await server.exit).toBe(0)
    expect(server.stderr()).toBe('')
    expect(server.stdout()).not.toContain(recoveryIdIn(mail.text))
  })

  it('whose mail server refuses it tells the operator so, and neither the password nor the message', async () => {
    startProduction('another-password')
    await askForMail()
    await expect.poll(server.stderr, { timeout: 20_000 }).toMatch(/\n/)
    const [line] = server.stderr().split('\n')
    expect(line).toMatch(
      /^armor-server: message [\w-]+ was not delivered, it is tried again: the mail server refused at AUTH PLAIN \(535\)$/,
    )
    expect(server.stderr()).not.toMatch(new RegExp(`another-password|${username}|#token`))
    expect(mailServer.mails).toEqual([])
  })
})
