import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { repository } from './command.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: string
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly permissions: object
  readonly jobs: Readonly<Record<string, Job>>
}

const paths = globSync('.github/workflows/*.yml', { cwd: repository })
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

const jobs = paths.flatMap((path) => {
  const { permissions, jobs: all } = parse(readFileSync(join(repository, path), 'utf8')) as Workflow
  return Object.entries(all).map(([name, job]) => ({ title: `${basename(path)} ${name}`, permissions, job }))
})

const secretsIn = ({ env = {} }: Step) => Object.values(env).filter((value) => value.includes('secrets.'))

test('there are workflows to look at', () => {
  expect(paths.map((path) => basename(path)).toSorted()).toEqual(['ci.yml', 'release.yml'])
})

describe.each(jobs)('$title', ({ permissions, job }) => {
  test('is given nothing but what it asks for', () => {
    expect(permissions).toEqual({})
    expect(job.permissions).toBeDefined()
  })

  test('never holds a secret and the right to write at once; a secret belongs to an environment', () => {
    const holdsSecret = job.steps.some((step) => secretsIn(step).length > 0)
    const mayWrite = Object.values(job.permissions ?? {}).includes('write')
    expect(holdsSecret && mayWrite).toBe(false)
    expect(job.environment !== undefined).toBe(holdsSecret)
  })

  test('uses actions of GitHub alone, at a version', () => {
    const actions = job.steps.flatMap(({ uses }) => uses ?? [])
    expect(actions.filter((action) => !/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([])
  })

  test('takes nothing into a shell but by a variable', () => {
    expect(job.steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([])
  })

  test('calls commands that there are', () => {
    const called = job.steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run (?:-s )?([\w:]+)/g)])
    expect(called.map(([, name]) => name!).filter((name) => scripts[name] === undefined)).toEqual([])
  })
})
