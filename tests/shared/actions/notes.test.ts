import { describe, expect, test } from 'vitest'
import { nextMeeting } from '#shared/meeting/found.ts'
import {
  act,
  answer,
  cardsFor,
  hana,
  later,
  note,
  openTable,
  plannedTable,
  screen,
  server,
  shaz,
  stepIn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

const post = (world: World, text: string) => act(world, 'note.post', note(text), server)
const waiting = ({ secrets }: World) => [...secrets.letterbox.values()]

describe('a note from outside', () => {
  test('[T16] waits for the step of hopes and fears: before a meeting, in it, and after it was closed', () => {
    const planned = plannedTable()
    const open = openTable()
    const closed = act(open, 'meeting.close', {}, hana)
    for (const world of [planned, open, closed]) {
      const after = post(world, 'From outside')
      expect(after.board).toBe(world.board)
      const { id } = stepIn(world, 'hopes')
      expect(waiting(after)).toEqual([{ step: id, kind: 'hope', text: 'From outside', lang: '' }])
    }
  })

  test('[T16] is turned over with all others, and is the same as they are', () => {
    const world = turnOver(post(write(openTable(), shaz, 'At the table'), 'From outside'))
    const rest = cardsFor(world).map(({ id, text, ...rest }) => JSON.stringify(rest))
    expect(rest).toHaveLength(2)
    expect(new Set(rest).size).toBe(1)
    const rows = [...world.board.card.values()].map(row => Object.keys(row).join())
    expect(new Set(rows).size).toBe(1)
    expect(new Set([...world.secrets.claim.values()].map(row => Object.keys(row).join())).size).toBe(1)
  })

  test('[T16] of a meeting that is over goes to the next one', () => {
    const closed = post(act(openTable(), 'meeting.close', {}, hana), 'In the last minute')
    const next = { ...closed, ...nextMeeting(closed.board, closed.secrets, closed.chance) }
    expect(waiting(next)).toEqual([
      { step: stepIn(next, 'hopes').id, kind: 'hope', text: 'In the last minute', lang: '' },
    ])
  })

  test('[T16] sent twice is there once, also after it was turned over', () => {
    const once = post(openTable(), 'Twice')
    expect(post(once, 'Twice').secrets).toBe(once.secrets)
    const turned = turnOver(once)
    expect(post(turned, 'Twice').secrets).toBe(turned.secrets)
  })

  test('[T16] waits for a step that is left out only when there is no other', () => {
    let world = act(plannedTable(), 'seat.take', { seat: 'seat-Hana', name: 'Hana', leads: true }, server)
    world = act(world, 'step.add', { step: 'again', type: 'hopes', after: '' }, hana)
    const first = stepIn(world, 'hopes').id
    world = act(world, 'step.skip', { step: first, skipped: true }, hana)
    expect(waiting(post(world, 'A'))[0]!.step).toBe('again')
    world = act(world, 'step.skip', { step: 'again', skipped: true }, hana)
    expect(waiting(post(world, 'B'))[0]!.step).toBe(first)
    expect(answer(openTable({ steps: ['jobs'], step: 'jobs' }), 'note.post', note('C'), server)).toBe('no_letterbox')
  })

  test('[T16] cannot be more than leaves room for those at the table', () => {
    let world = openTable()
    let told = 'done'
    let count = 0
    while (told === 'done') {
      told = answer(world, 'note.post', note(`Flood ${count}`), server)
      if (told === 'done') world = post(world, `Flood ${count++}`)
    }
    expect([told, count]).toEqual(['too_many', 2000])
    expect(waiting(write(later(world, 1), shaz, 'There is room for me'))).toHaveLength(2001)
    // Turning over makes no room for more of them.
    expect(answer(turnOver(world), 'note.post', note('One more'), server)).toBe('too_many')
  })

  test('[T16] is nothing that anyone at the table can do in its place', () => {
    for (const by of [shaz, hana, screen]) expect(answer(openTable(), 'note.post', note('A'), by)).toBe('not_yours')
    for (const kind of ['job', 'skill', 'rule'])
      expect(answer(openTable(), 'note.post', { ...note('A'), kind }, server)).toBe('malformed')
  })
})

test('[T17] a host says what help there is near, it stays for the next meeting, and nobody else can', () => {
  const world = act(openTable(), 'help.set', { help: ' The  Hub, 12 High Street ' }, hana)
  const next = nextMeeting(world.board, world.secrets, world.chance)
  for (const board of [world.board, next.board])
    expect([...board.group.values()][0]).toMatchObject({ help: 'The Hub, 12 High Street' })
  expect(answer(world, 'help.set', { help: 'x' }, shaz)).toBe('not_yours')
  expect(answer(world, 'help.set', { help: 'x'.repeat(201) }, hana)).toBe('too_long')
})
