import { expect, test } from 'vitest'
import { kindNames } from '#shared/board/kinds.ts'
import { allowsKind, stepNames } from '#shared/meeting/steps.ts'
import { kindsBySharing, toldThings } from '#shared/meeting/visibility.ts'
import { cardsFor, openTable, shaz, turnOver, write } from '../../fakes/table.ts'

test('[T9] the page about safety tells of every kind of card, once', () => {
  expect(kindsBySharing.flatMap(({ kinds }) => kinds).sort()).toEqual([...kindNames].sort())
  for (const { kinds } of kindsBySharing) expect(kinds.length).toBeGreaterThan(0)
})

test.each(kindsBySharing.flatMap(({ sharing, kinds }) => kinds.map(kind => ({ kind, sharing }))))(
  '[T9] what it says of "$kind" ($sharing) is what is done with such a card',
  ({ kind, sharing }) => {
    const step = stepNames.find(one => allowsKind(one, kind))!
    const world = write(openTable({ step, steps: [step] }), shaz, 'Words', { kind, showName: true })
    const now = cardsFor(world)
    if (sharing === 'sealed') {
      expect(now).toEqual([])
      expect(cardsFor(turnOver(world)).map(({ text, by }) => [text, by])).toEqual([['Words', null]])
    } else {
      const by = sharing === 'named' ? { name: 'Shaz', guest: 0 } : null
      expect(now.map(card => [card.text, card.by])).toEqual([['Words', by]])
    }
  },
)

test('[T9] everything that is kept has its heading', () => {
  expect(toldThings).toEqual([
    'own',
    'names',
    'signals',
    'turn',
    'talk',
    'agreed',
    'groups',
    'me_too',
    'cover',
    'door',
    'votes',
    'plan',
    'host',
  ])
})
