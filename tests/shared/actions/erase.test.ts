import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import {
  act,
  answer,
  bo,
  cardWith,
  claimOf,
  everythingIn,
  hana,
  ines,
  meetingIn,
  openTable,
  posting,
  server,
  shaz,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

const WORDS = 'Words to be erased'
const out = () => turnOver(write(write(openTable(), shaz, WORDS), bo, 'A job'))
const card = (world: World) => cardWith(world, WORDS).id
const claim = claimOf(WORDS)
const decision = 'decision' as Id<'decision'>
const wording = (world: World, text: string) =>
  act(world, 'decision.word', { decision, step: meetingIn(world).step as Id<'step'>, text, lang: 'en' }, hana)
const asking = (world: World) =>
  act(
    world,
    'check.ask',
    { check: 'check' as Id<'check'>, step: meetingIn(world).step as Id<'step'>, sort: 'live', question: '', decision },
    hana,
  )

/** The id of the card and its words are nowhere: not on the board, not beside it. */
function expectGone(before: World, after: World) {
  expect(everythingIn(after)).not.toContain(WORDS)
  expect(everythingIn(after)).not.toContain(card(before))
}

describe('a host erases a card', () => {
  test('[E4] and nothing is left of it, of who wrote it and of who said me too', () => {
    let world = act(out(), 'card.meToo', { card: card(out()), on: true }, ines)
    world = act(world, 'meToo.tell', {}, server)
    world = act(world, 'card.cover', { card: card(world) }, bo)
    world = act(world, 'card.uncover', { card: card(world) }, hana)
    world = act(world, 'card.cover', { card: card(world) }, bo)
    world = act(world, 'spotlight.show', { card: card(world) }, hana)
    const after = act(world, 'card.erase', { card: card(world) }, hana)
    expectGone(world, after)
    expect(cardWith(after, 'A job')).toEqual(cardWith(world, 'A job'))
    expect([...after.board.deed.values()].at(-1)).toMatchObject({ what: 'erased', step: cardWith(world, 'A job').step })
    for (const name of ['card.withdraw', 'card.unwithdraw'] as const)
      expect(['gone', 'done']).toContain(answer(after, name, { claim }, shaz))
    expect(answer(after, 'card.restore', { card: card(world) }, hana)).toBe('gone')
    // Twice is once.
    expect(everythingIn(act(after, 'card.erase', { card: card(world) }, hana))).toBe(everythingIn(after))
  })

  test('[E4] also one that was taken off the table', () => {
    const world = act(out(), 'card.take', { card: card(out()) }, hana)
    expectGone(out(), act(world, 'card.erase', { card: card(out()) }, hana))
  })

  test('[E4] and nobody else can', () => {
    for (const by of [shaz, bo, { type: 'screen' } as const])
      expect(answer(out(), 'card.erase', { card: card(out()) }, by)).toBe('not_yours')
  })

  test('[E4] and the decision with the same words goes with it, and the question about it', () => {
    const asked = asking(wording(out(), WORDS))
    const answered = act(asked, 'check.answer', { check: 'check' as Id<'check'>, answer: 'yes' }, bo)
    const after = act(answered, 'card.erase', { card: card(out()) }, hana)
    expectGone(out(), after)
    expect([after.board.decision.size, after.board.check.size, after.secrets.box.size]).toEqual([0, 0, 0])
    expect(after.secrets.ballot.size).toBe(0)
  })

  test('[E4] and what a decision was before is not told any more, while the decision stays', () => {
    let world = asking(wording(out(), WORDS))
    world = act(world, 'check.close', { check: 'check' as Id<'check'> }, hana)
    world = wording(world, 'Other words')
    expect(world.board.decision.get(decision)).toMatchObject({ was: WORDS })
    const after = act(world, 'card.erase', { card: card(out()) }, hana)
    expectGone(out(), after)
    expect(after.board.decision.get(decision)).toMatchObject({ text: 'Other words', was: '' })
  })

  test('[E4] and what the group says with another card’s words stays', () => {
    const same = act(write(openTable(), shaz, WORDS), 'card.post', { ...posting(WORDS), claim: claimOf('mine') }, bo)
    const world = wording(turnOver(same), WORDS)
    const [first, second] = [...world.board.card.values()].filter(({ text }) => text === WORDS)
    const after = act(world, 'card.erase', { card: first!.id }, hana)
    expect(after.board.card.has(second!.id)).toBe(true)
    expect(after.board.decision.get(decision)).toMatchObject({ text: WORDS })
  })
})

describe('what its writer has taken back', () => {
  const back = () => act(out(), 'card.withdraw', { claim }, shaz)

  test('[E4] is erased when it is time to forget, and no deed tells of it', () => {
    const after = act(back(), 'words.forget', {}, server)
    expectGone(out(), after)
    expect(after.board.deed).toEqual(out().board.deed)
    expect(answer(after, 'card.unwithdraw', { claim }, shaz)).toBe('gone')
  })

  test('[E4] can be brought back until then, and is not erased then', () => {
    const again = act(back(), 'card.unwithdraw', { claim }, shaz)
    expect(act(again, 'words.forget', {}, server).board.card).toEqual(out().board.card)
  })

  test('[E4] is apart from what a host has taken off, who can bring that back', () => {
    const taken = act(out(), 'card.take', { card: card(out()) }, hana)
    const after = act(taken, 'words.forget', {}, server)
    expect(act(after, 'card.restore', { card: card(out()) }, hana).board.card).toEqual(out().board.card)
  })
})
