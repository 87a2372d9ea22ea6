import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  act,
  answer,
  attempt,
  bo,
  cardOf,
  everythingIn,
  hana,
  ines,
  meetingIn,
  openTable,
  seatOf,
  shaz,
  textsOn,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const card = cardOf('A name')
const people = [hana, shaz, bo, ines]
const written = () => write(openTable({ step: 'problem' }), shaz, 'A name', { kind: 'problem' })
const cover = (world: World, by = bo) => act(world, 'card.cover', { card }, by)
const show = (world: World) => act(world, 'card.uncover', { card }, hana)
const isCovered = ({ board }: World) => board.card.get(card)!.covered

describe('covering a card', () => {
  test('[T8] one person is enough, whoever it is', () => {
    for (const by of people) {
      expect(answer(written(), 'card.cover', { card }, by)).toBe('done')
      expect(isCovered(cover(written(), by))).toBe(true)
    }
  })

  test('[T8] after the group has shown it again it takes two', () => {
    const shown = show(cover(written()))
    expect(isCovered(shown)).toBe(false)
    expect(answer(shown, 'card.cover', { card }, bo)).toBe('one_more')
    const one = cover(shown)
    expect(one.board).toBe(shown.board)
    expect(answer(one, 'card.cover', { card }, ines)).toBe('done')
    expect(isCovered(cover(one, ines))).toBe(true)
  })

  test('[T8] the same person twice is not two', () => {
    const one = cover(show(cover(written())))
    expect(answer(one, 'card.cover', { card }, bo)).toBe('one_more')
    expect(isCovered(cover(cover(one)))).toBe(false)
  })

  test('[T8] each time it is shown again it takes two anew, in whatever order people ask', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 3 }))), asked => {
        let world = written()
        let covered = false
        let wasShown = false
        const asking = new Set<number>()
        for (const who of asked) {
          if (who === null) {
            world = show(world)
            wasShown ||= covered
            if (covered) asking.clear()
            covered = false
          } else {
            world = cover(world, people[who])
            if (!covered) asking.add(who)
            covered ||= !wasShown || asking.size >= 2
          }
          expect(isCovered(world)).toBe(covered)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('[T8] what is asked of one card says nothing of another', () => {
    const two = write(written(), shaz, 'Other', { kind: 'problem' })
    const other = { card: cardOf('Other') }
    const both = act(act(cover(two), 'card.cover', other, bo), 'card.uncover', other, hana)
    const asked = act(show(both), 'card.cover', other, ines)
    expect(answer(asked, 'card.cover', { card }, bo)).toBe('one_more')
  })

  test('[T8] who asked is not stored with it', () => {
    const [one, other] = [bo, ines].map(by => [...cover(show(cover(written())), by).secrets.cover.values()])
    expect(one).toEqual([{ card }])
    expect(other).toEqual(one)
    const text = JSON.stringify([...cover(show(cover(written()))).secrets.cover])
    expect(text).not.toContain(seatOf('Bo'))
  })
})

describe('what hosts do to a card', () => {
  test('[A11] covering, showing, taking and bringing back twice is doing it once', () => {
    const covered = cover(written())
    const taken = act(written(), 'card.take', { card }, hana)
    const pairs: [World, string][] = [
      [written(), 'card.cover'],
      [covered, 'card.uncover'],
      [written(), 'card.take'],
      [taken, 'card.restore'],
    ]
    for (const [world, name] of pairs) {
      const once = attempt(world, name, { card }, hana).world
      expect(everythingIn(once), name).not.toBe(everythingIn(world))
      expect(everythingIn(attempt(once, name, { card }, hana).world), name).toBe(everythingIn(once))
    }
  })

  test('[A11] bringing back a card that never was there brings nothing and tells of nothing', () => {
    expect(attempt(written(), 'card.restore', { card: 'nothing' }, hana).world.board.deed.size).toBe(0)
  })

  test('[A11] a card that was taken away is brought back as it was', () => {
    const before = act(cover(written()), 'card.talk', { card, talk: 'later' }, hana)
    const taken = act(before, 'card.take', { card }, hana)
    expect(textsOn(taken)).toEqual([])
    expect(act(taken, 'card.restore', { card }, hana).board.card).toEqual(before.board.card)
  })

  test('[A11] nobody looks at a card that was taken away', () => {
    const spotlit = act(written(), 'spotlight.show', { card }, hana)
    expect(meetingIn(act(spotlit, 'card.take', { card }, hana)).spotlight).toBe('')
  })

  test('[A2] only hosts show, take and bring back', () => {
    for (const name of ['card.uncover', 'card.take', 'card.restore', 'card.talk'])
      expect(answer(written(), name, { card, talk: 'now' }, shaz), name).toBe('not_yours')
  })

  test('[T8] everyone is shown that it was done, and not who did it or what it was about', () => {
    const world = act(show(cover(written())), 'card.take', { card }, hana)
    const deeds = [...act(world, 'card.restore', { card }, hana).board.deed.values()]
    expect(deeds.map(deed => deed.what)).toEqual(['covered', 'shown', 'taken', 'restored'])
    const { step } = meetingIn(world)
    for (const { id, order, what, ...rest } of deeds) expect(rest).toEqual({ step })
  })
})
