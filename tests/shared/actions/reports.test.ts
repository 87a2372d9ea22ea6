import { expect, test } from 'vitest'
import { act, answer, hana, openTable, plannedTable, server, type World } from '../../fakes/table.ts'

const deedsIn = (world: World) =>
  [...world.board.deed.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ what }) => what)

test('[O35] what a host does with reports is shown in any state of the meeting, and only the server says so', () => {
  for (const world of [plannedTable(), openTable(), act(openTable(), 'meeting.close', {}, hana)])
    for (const what of ['exported', 'shared', 'unshared', 'talk_added', 'talk_removed', 'talk_destroyed'] as const)
      expect(deedsIn(act(world, 'report.deed', { what }, server)).at(-1)).toBe(what)
  expect(answer(openTable(), 'report.deed', { what: 'shared' }, hana)).toBe('not_yours')
})

test('[O35] many files one after the other are one line; each link has its own', () => {
  const doings = ['exported', 'exported', 'shared', 'shared', 'exported', 'exported'] as const
  const world = doings.reduce((one, what) => act(one, 'report.deed', { what }, server), plannedTable())
  expect(deedsIn(world)).toEqual(['exported', 'shared', 'shared', 'exported'])
})
