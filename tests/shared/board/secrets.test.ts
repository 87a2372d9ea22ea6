import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { noSecrets, type SealedKey, type SecretRows, sealedKey, sketchSecrets } from '#shared/board/secrets.ts'

fc.configureGlobal({ seed: 26_11 })

const seal = (text: string) => `<${text}>`
const row = (text: string) => ({ step: 'step' as Id<'step'>, kind: 'hope' as const, text, lang: 'en' })
const anyKey = fc.constantFrom('one', 'two', 'three') as fc.Arbitrary<string> as fc.Arbitrary<SealedKey>
const anyChanges = fc.array(fc.tuple(anyKey, fc.option(fc.string())))

const sketched = (base: SecretRows, changes: readonly (readonly [SealedKey, string | null])[]) => {
  const secrets = sketchSecrets(base, seal)
  for (const [key, text] of changes)
    if (text === null) secrets.remove('letterbox', key)
    else secrets.put('letterbox', key, row(text))
  return secrets
}

test('[A1] what is tried on secrets leaves those that were given as they were', () => {
  fc.assert(
    fc.property(anyChanges, anyChanges, (before, changes) => {
      const base = sketched(noSecrets(), before).rows
      const copy = structuredClone(base)
      sketched(base, changes)
      expect(base).toEqual(copy)
    }),
  )
})

test('[A1] the list of what changed makes the same rows out of the ones before', () => {
  fc.assert(
    fc.property(anyChanges, anyChanges, (before, changes) => {
      const base = sketched(noSecrets(), before).rows
      const after = sketched(base, changes)
      const stored = new Map<SealedKey, unknown>(base.letterbox)
      const keys = after.changes.map(({ table, key }) => `${table} ${key}`)
      expect(keys).toEqual([...new Set(keys)])
      for (const change of after.changes)
        if (change.row) stored.set(change.key, change.row)
        else stored.delete(change.key)
      expect(stored).toEqual(after.rows.letterbox)
    }),
  )
})

test('[A1] taking away what is not there changes nothing', () => {
  const base = noSecrets()
  const secrets = sketched(base, [['one' as SealedKey, null]])
  expect(secrets.rows).toBe(base)
  expect(secrets.changes).toEqual([])
})

test('[T7] the key for a card and a seat together is another for each card, each seat and each use', () => {
  const { key } = sketchSecrets(noSecrets(), seal)
  const keys = ['meToo', 'cover'].flatMap(use =>
    ['c1', 'c2'].flatMap(card => ['s1', 's2'].map(seat => key(use, card, seat))),
  )
  expect(new Set(keys).size).toBe(8)
  expect(key('meToo', 'c1', 's1')).toBe(sealedKey(seal, 'meToo', 'c1', 's1'))
})
