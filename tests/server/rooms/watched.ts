import type { Storage } from '#server/storage/storage.ts'

type Name = Exclude<keyof Storage, 'access'>
type Hook = (...args: never[]) => unknown

/** A storage that tells what is asked of it, and that tests can hold back or make fail. */
export interface Watched extends Storage {
  readonly inner: Storage
  /** Every call so far, oldest first. */
  readonly calls: { readonly name: Name; readonly args: readonly unknown[] }[]
  /** Called before each call of that name; one that waits holds the call back, one that throws makes it fail. */
  readonly before: Partial<Record<Name, Hook>>
  /** Called with what came of it, and what it returns is given back in its place. */
  readonly after: Partial<Record<Name, (result: never) => unknown>>
  /** Calls of that name so far. */
  count(name: Name): number
  /** Holds every call of that name back until it is let go. */
  hold(name: Name): () => void
  /** The next call of that name fails, before or after its work was done. */
  failOnce(name: Name, when?: 'before' | 'after'): void
}

export const TROUBLE = 'trouble with the disk'

export function watch(inner: Storage): Watched {
  const calls: Watched['calls'] = []
  const before: Watched['before'] = {}
  const after: Watched['after'] = {}
  const own = {
    inner,
    calls,
    before,
    after,
    count: (name: Name) => calls.filter(call => call.name === name).length,
    hold(name: Name) {
      let letGo = () => {}
      const held = new Promise<void>(resolve => {
        letGo = () => {
          delete before[name]
          resolve()
        }
      })
      before[name] = () => held
      return letGo
    },
    failOnce(name: Name, when: 'before' | 'after' = 'before') {
      const hooks = when === 'before' ? before : after
      hooks[name] = () => {
        delete hooks[name]
        throw new Error(TROUBLE)
      }
    },
  }
  return new Proxy(own as unknown as Watched, {
    get(_, name) {
      if (name in own) return own[name as keyof typeof own]
      const value = inner[name as Name]
      if (typeof value !== 'function') return value
      return async (...args: unknown[]) => {
        calls.push({ name: name as Name, args })
        await before[name as Name]?.(...(args as never[]))
        const result = await (value as (...args: unknown[]) => unknown).apply(inner, args)
        const replace = after[name as Name]
        return replace ? await replace(result as never) : result
      }
    },
  })
}
