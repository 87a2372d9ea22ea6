import { describe, expect, test } from 'vitest'
import { project } from '#shared/board/projection.ts'
import { foundBoard } from '#shared/meeting/found.ts'
import { plans, type StepName, stepTypes } from '#shared/meeting/steps.ts'
import { seededChance } from '../../fakes/chance.ts'
import { everythingIn, meetingIn, plannedTable } from '../../fakes/table.ts'

describe('a new group', () => {
  test('[B4] begins with one planned meeting, whose door is open and whose code is still to be drawn', () => {
    const { board } = plannedTable()
    expect([...board.group.values()]).toEqual([{ id: 'group', name: 'The Thursday Group', help: '' }])
    expect(board.meeting.size).toBe(1)
    expect(meetingIn(plannedTable())).toMatchObject({
      ...{ number: 1, state: 'planned', door: 'open', code: '', step: '', finalAt: 0 },
      ...{ about: 'Getting a doctor with no address', day: '2026-11-26' },
    })
    expect(board.seat.size + board.card.size + board.pile.size + board.deed.size).toBe(0)
  })

  test.each(Object.entries(plans))('[B4] has the steps of its plan in their order (%s)', (_, plan) => {
    const steps: readonly StepName[] = plan
    const shown = project(plannedTable({ steps }).board, 'person')!.steps
    expect(shown.map(step => step.type)).toEqual(steps)
    for (const { type, minutes, turned, count } of shown)
      expect({ minutes, turned, count }).toEqual({ minutes: stepTypes[type].minutes, turned: 0, count: 0 })
  })

  test('[B4] has ids of its own, drawn by lot', () => {
    const ids = (seed: number) => {
      const { board } = plannedTable({ seed })
      return [...board.meeting.keys(), ...board.step.keys()]
    }
    expect(new Set([...ids(1), ...ids(2)]).size).toBe(2 * ids(1).length)
    const board = foundBoard({ group: 'A', about: '', day: '', steps: [] }, seededChance(1))
    expect(everythingIn({ board, secrets: plannedTable().secrets })).not.toContain('hello')
  })
})
