import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindNames, kinds } from '#shared/board/kinds.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'

fc.configureGlobal({ seed: 26_11 })

test('[T9] hard things are sealed, problems show at once, and offers have a name on them', () => {
  const kindsThatAre = (sharing: string) => kindNames.filter(kind => sharingOf(kind, true) === sharing)
  expect(kindsThatAre('open')).toEqual(['problem', 'limit', 'test'])
  expect(kindsThatAre('named')).toEqual(['skill', 'knowledge', 'contact', 'job', 'cheer'])
  for (const kind of ['need', 'fear', 'elephant', 'worse', 'missing'] as const)
    expect(kindsThatAre('sealed')).toContain(kind)
})

test('[T9] whoever does not show their name is never named, and a kind without names cannot be given one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kindNames), kind => {
      expect(sharingOf(kind, false)).not.toBe('named')
      if (kinds[kind].sharing === 'named') expect(sharingOf(kind, false)).toBe('sealed')
      else expect(sharingOf(kind, true)).toBe(sharingOf(kind, false))
    }),
  )
})
