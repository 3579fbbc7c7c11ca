import { useSyncExternalStore } from 'react'

/** A value that tells when it changes. */
export interface Observable<Value> {
  get(): Value
  subscribe(listener: () => void): () => void
}

/** One that can be changed. */
export interface Changeable<Value> extends Observable<Value> {
  set(value: Value): void
}

/** Makes an observable value. */
export function observable<Value>(initial: Value): Changeable<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of an observable, in a component. */
export function useObservable<Value>({ get, subscribe }: Observable<Value>): Value {
  return useSyncExternalStore(subscribe, get)
}
