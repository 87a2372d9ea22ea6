import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Kind, kindNames } from '#shared/board/kinds.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'
import { allowsKind, stepNames, stepTypes } from '#shared/meeting/steps.ts'
import {
  act,
  answer,
  attempt,
  cardWith,
  claimOf,
  everythingIn,
  hana,
  openTable,
  posting,
  seatOf,
  shaz,
  stepIn,
  turnOver,
  write,
} from '../../fakes/table.ts'
import { anyMeeting, attemptDeed, busyTable, deedOf } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const stepFor = (kind: Kind) => stepNames.find(step => allowsKind(step, kind))!
describe('writing a card', () => {
  test('[T9] every kind reaches the others exactly as the line beside the box says', () => {
    for (const kind of kindNames)
      for (const showName of [true, false]) {
        const before = openTable({ step: stepFor(kind) })
        const after = write(before, shaz, 'Hi', { kind, showName })
        const sharing = sharingOf(kind, showName)
        expect(after.secrets.letterbox.size, kind).toBe(sharing === 'sealed' ? 1 : 0)
        if (sharing === 'sealed') expect(after.board, kind).toBe(before.board)
        else expect(cardWith(after, 'Hi').by, kind).toBe(sharing === 'named' ? seatOf('Shaz') : '')
      }
  })

  test('[T1] a sealed card leaves the board as it was, with no trace that it is there', () => {
    const before = openTable()
    const written = write(before, shaz, 'Eviction', { kind: 'fear' })
    const changed = { claim: claimOf('Eviction'), kind: 'elephant', text: 'Rent', lang: 'en' } as const
    const after = act(written, 'card.change', changed, shaz)
    const back = act(after, 'card.withdraw', { claim: claimOf('Eviction') }, shaz)
    for (const world of [written, after, back]) expect(world.board).toBe(before.board)
    expect(after.secrets.letterbox.size).toBe(1)
    expect(back.secrets).toEqual(before.secrets)
  })

  test('[T2] a sealed card is stored with its words and its step, and the same whoever wrote it and when', () => {
    const kept = [shaz, hana].map((by, hours) => {
      const table = openTable()
      const { secrets } = write({ ...table, at: table.at + hours * 3_600_000 }, by, 'Eviction', { kind: 'fear' })
      return [...secrets.letterbox]
    })
    const step = stepIn(openTable(), 'hopes').id
    expect(kept[0]!.map(([, row]) => row)).toEqual([{ step, kind: 'fear', text: 'Eviction', lang: '' }])
    expect(kept[1]).toEqual(kept[0])
  })

  test('[T18] words without a name have no language but that of their letters, whatever phone they come from', () => {
    const langs = (text: string, showName: boolean) =>
      ['en', 'pl', 'ar'].map(lang => {
        const table = openTable({ step: 'hello' })
        const world = write(table, shaz, text, { kind: 'skill', showName, lang })
        return [...world.secrets.letterbox.values(), ...world.board.card.values()].map(card => card.lang)[0]
      })
    expect(langs('I am good at maps', true)).toEqual(['en', 'pl', 'ar'])
    expect(langs('I am good at maps', false)).toEqual(['', '', ''])
    expect(langs('Znam się na mapach', false)).toEqual(['pl', 'pl', 'pl'])
    expect(langs('أعرف الخرائط', false)).toEqual(['ar', 'ar', 'ar'])
  })

  test('[T2] the key of a sealed card does not show its claim', () => {
    const claim = claimOf('Eviction')
    const world = write(openTable(), shaz, 'Eviction')
    expect(everythingIn(world)).not.toContain(claim)
    expect(everythingIn(turnOver(world))).not.toContain(claim)
  })

  test('[A4] a card that was sent again is there once, turned over or taken away in the meantime', () => {
    const world = write(openTable(), shaz, 'one')
    const out = turnOver(world)
    const gone = act(out, 'card.withdraw', { claim: claimOf('one') }, shaz)
    for (const now of [world, out, gone]) {
      expect(answer(now, 'card.post', posting('one'), shaz)).toBe('done')
      expect(everythingIn(write(now, shaz, 'one'))).toBe(everythingIn(now))
    }
  })

  test('[A1] a step takes its own kinds of card and no others', () => {
    for (const step of stepNames) {
      const world = openTable({ step, steps: [step] })
      for (const kind of kindNames) {
        const may = (stepTypes[step].kinds as readonly Kind[]).includes(kind)
        expect(answer(world, 'card.post', posting('Hi', { kind }), shaz), kind).toBe(may ? 'done' : 'not_here')
      }
    }
  })

  test('[D6] a card for a step that the room has left waits in the letterbox, and its writer is told', () => {
    const world = openTable({ step: 'ideas' })
    const hopes = stepIn(world, 'hopes').id
    expect(answer(world, 'card.post', posting('late'), shaz, hopes)).toBe('waits_for_next')
    expect([...write(world, shaz, 'late', { step: hopes }).secrets.letterbox.values()]).toMatchObject([{ step: hopes }])
    expect(answer(world, 'card.post', posting('late'), shaz, 'no-such-step' as never)).toBe('gone')
  })
})

test('[T1] with sealed cards or without, everything else goes the same, refusals and all', () => {
  fc.assert(
    fc.property(anyMeeting, rolls => {
      let plain = busyTable()
      let sealed = busyTable()
      for (const [at, roll] of rolls.entries()) {
        const deed = deedOf(roll, plain)
        const own = { claim: claimOf(`secret ${at - 1}`) }
        const secret = { kind: 'fear', text: 'Changed', lang: 'en' }
        const step = stepIn(sealed, 'hopes').id
        sealed = attempt(sealed, 'card.post', posting(`secret ${at}`, { kind: 'fear' }), shaz, step).world
        if (at % 3 === 0) sealed = attempt(sealed, 'card.change', { ...own, ...secret }, shaz).world
        if (at % 5 === 0) sealed = attempt(sealed, 'card.withdraw', own, shaz).world
        if (deed.name === 'cards.turnOver') continue
        const [one, other] = [attemptDeed(plain, deed), attemptDeed(sealed, deed)]
        expect(other.told).toBe(one.told)
        plain = one.world
        sealed = other.world
        expect(sealed.board).toEqual(plain.board)
      }
    }),
    { numRuns: 40 },
  )
})
