import { describe, expect, test } from 'vitest'
import { act, answer, cardsFor, hana, openTable, posting, seatOf, shaz } from '../../fakes/table.ts'

const withOldJoe = (world = openTable({ step: 'jobs' })) =>
  act(world, 'seat.add', { seat: seatOf('Joe'), name: 'Old Joe' }, hana)
const joe = seatOf('Joe')

describe('somebody without a phone', () => {
  test('[A13] is given a seat by the host, with a name of their own or as a guest', () => {
    const world = withOldJoe()
    expect(world.board.seat.get(joe)).toMatchObject({ name: 'Old Joe', guest: 0, leads: false, noPhone: true })
    const two = act(world, 'seat.add', { seat: 'two', name: '' }, hana)
    expect([...two.board.seat.values()].at(-1)).toMatchObject({ name: '', guest: 1, noPhone: true })
    expect(answer(world, 'seat.add', { seat: 'two', name: 'old joe' }, hana)).toBe('same_name')
    expect(answer(world, 'seat.add', { seat: 'two', name: 'Amy' }, shaz)).toBe('not_yours')
    expect(answer(openTable({ seats: 4 }), 'seat.add', { seat: 'two', name: 'Amy' }, hana)).toBe('full')
  })

  test('[A13] has named cards under their own name, whoever typed them', () => {
    const world = withOldJoe()
    const card = { ...posting('I can bring soup', { kind: 'job', showName: true }), for: joe }
    const [written] = cardsFor(act(world, 'card.post', card, shaz))
    expect(written!.by).toEqual({ name: 'Old Joe', guest: 0 })
  })

  test('[A13] raises a hand through a neighbour, and is given the turn', () => {
    const world = withOldJoe()
    const up = act(world, 'hand.set', { up: true, for: joe }, shaz)
    expect(up.board.seat.get(joe)!.hand).not.toBe('')
    expect(up.board.seat.get(seatOf('Shaz'))!.hand).toBe('')
    expect(act(up, 'turn.give', { seat: joe }, hana).board.seat.get(joe)!.hand).toBe('')
  })

  test('[A13] nobody acts for somebody who has a device, or is not there', () => {
    const world = withOldJoe()
    for (const other of ['Bo', 'Hana']) {
      expect(answer(world, 'hand.set', { up: true, for: seatOf(other) }, shaz)).toBe('not_yours')
      const card = { ...posting('As if', { kind: 'job', showName: true }), for: seatOf(other) }
      expect(answer(world, 'card.post', card, shaz)).toBe('not_yours')
    }
    expect(answer(world, 'hand.set', { up: true, for: 'nobody' }, shaz)).toBe('gone')
  })

  test('[A13] cannot lead, because nothing could be led from there', () => {
    const world = withOldJoe()
    expect(answer(world, 'lead.pass', { seat: joe, together: true }, hana)).toBe('not_yours')
  })
})
