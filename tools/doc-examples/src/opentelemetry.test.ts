import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readExamples } from './examples.ts'

const room = dirname(dirname(fileURLToPath(import.meta.url)))

/** Calls of three kinds under one span, with the recipe listening; prints what an exporter gets. */
const program = `
import { AsyncLocalStorage } from 'node:async_hooks'
import { context, ROOT_CONTEXT, trace as traces } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { createArmorClient } from '@armor/client'

// What @opentelemetry/context-async-hooks does, as far as it is needed here.
const storage = new AsyncLocalStorage()
context.setGlobalContextManager({
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (active, work, self, ...args) => storage.run(active, () => work.call(self, ...args)),
  bind: (_, target) => target,
  enable() { return this },
  disable() { return this },
})
const exporter = new InMemorySpanExporter()
traces.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))

const answers = {
  '/recovery/the-recovery-id/actions/validate': () => Response.json({ grantId: null, reason: 'no', success: false }),
  '/recovery/the-recovery-id': () => new Response(null, { status: 204 }),
  '/reset': () => { throw new TypeError('fetch failed') },
}
const client = createArmorClient({
  baseUrl: 'https://api.example.com',
  fetch: async (url) => answers[new URL(url).pathname](),
  on: traceRequests(),
})
await traces.getTracer('test').startActiveSpan('recover', async (span) => {
  await client.validateRecovery({ recoveryId: 'the-recovery-id' })
  await client.deleteRecovery({ recoveryId: 'the-recovery-id' })
  await client.resetPassword({ grantID: 'the-grant', newPassword: 'the new password' })
  span.end()
})
const spans = exporter.getFinishedSpans()
const ids = new Map(spans.map((span) => [span.spanContext().spanId, span.name]))
console.log(JSON.stringify(spans.map(({ name, parentSpanContext, status, attributes, events }) => ({
  name,
  parent: ids.get(parentSpanContext?.spanId) ?? null,
  failed: status.code === 2,
  attributes,
  events: events.map((event) => ({ name: event.name, ...event.attributes })),
}))))
`

it('the OpenTelemetry recipe makes a span of each request, under the active one, without a secret', async () => {
  const recipe = (await readExamples()).find(({ place }) => place.startsWith('docs/opentelemetry.md:'))!
  const options = ['--conditions=@armor/source', '--input-type=module-typescript', '--eval']
  const ran = spawnSync(process.execPath, [...options, recipe.code + program], {
    cwd: room,
    encoding: 'utf8',
  })
  expect(ran.stderr).toBe('')

  const span = (name: string, failed: boolean, attributes: object) => ({
    name,
    parent: 'recover',
    failed,
    attributes: { 'http.request.resend_count': 0, ...attributes },
    events: [],
  })
  expect(JSON.parse(ran.stdout)).toEqual([
    span('validateRecovery', false, { 'http.response.status_code': 200 }),
    span('deleteRecovery', false, { 'http.response.status_code': 204 }),
    span('resetPassword', true, { 'error.type': 'network' }),
    {
      name: 'recover',
      parent: null,
      failed: false,
      attributes: {},
      events: [
        { name: 'validateRecovery failed', 'error.type': 'refused', 'armor.delivery': 'rejected' },
        { name: 'resetPassword failed', 'error.type': 'network', 'armor.delivery': 'unknown' },
      ],
    },
  ])
  expect(ran.stdout).not.toMatch(/the-recovery-id|the-grant|the new password/)
})
