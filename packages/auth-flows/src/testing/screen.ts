import { act, createElement, StrictMode, type ReactNode } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A component on a page, as a person sees and uses it. */
export interface Screen {
  text(): string
  /** Presses a button as often as said before anything is rendered again. */
  press(name: string, times?: number): Promise<void>
  /** Lets something happen that the component hears of, and React render what comes of it. */
  does(work: () => unknown): Promise<void>
  show(node: ReactNode): Promise<void>
  leave(): Promise<void>
}

/** Has every test of a file fail when React warns of something; gives what it said, for one that expects it. */
export function watchReact(): () => string[] {
  let said: string[] = []
  beforeEach(() => {
    said = []
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    for (const method of ['error', 'warn'] as const) {
      vi.spyOn(console, method).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')))
    }
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    expect(said).toEqual([])
  })
  return () => said.splice(0)
}

/** Puts a component on an empty page; in StrictMode, which renders twice, unless renders are counted. */
export async function screenWith(node: ReactNode, { strict = true } = {}): Promise<Screen> {
  const container = document.createElement('div')
  const wrap = strict ? inStrictMode : (plain: ReactNode) => plain
  const root = createRoot(container)
  await act(async () => root.render(wrap(node)))
  return screenOf(root, container, wrap)
}

/** Takes over what a server has rendered. */
export async function hydrated(html: string, node: ReactNode): Promise<Screen> {
  const container = document.createElement('div')
  container.innerHTML = html
  let root!: Root
  await act(async () => {
    root = hydrateRoot(container, inStrictMode(node))
  })
  return screenOf(root, container, inStrictMode)
}

function inStrictMode(node: ReactNode): ReactNode {
  return createElement(StrictMode, null, node)
}

function screenOf(root: Root, container: HTMLElement, wrap: (node: ReactNode) => ReactNode): Screen {
  document.body.append(container)
  return {
    text: () => container.textContent ?? '',
    press: async (name, times = 1) => {
      const button = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name)
      if (button === undefined) throw new Error(`expected a button "${name}" in: ${container.innerHTML}`)
      await act(async () => {
        for (let time = 0; time < times; time += 1) button.click()
      })
    },
    does: (work) =>
      act(async () => {
        await work()
      }),
    show: (node) => act(async () => root.render(wrap(node))),
    leave: () => act(async () => root.unmount()),
  }
}
