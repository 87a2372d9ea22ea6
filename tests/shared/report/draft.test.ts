import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answered, type Draft, type DraftSums, newDraft, told, wordsOf } from '#shared/report/draft.ts'
import { choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'

const MINUTES = 60_000
const START = Date.UTC(2026, 10, 26, 18)
const fresh = () => newDraft({ id: 'd', language: 'en', choice: choiceFor('group'), of: '', key: 'k' }, START)

test('[O33] one answer is never seen arriving: sums move as a minute ends by three at least, or once in five full minutes', () => {
  const doing = fc.record({
    by: fc.integer({ min: 1, max: 8 }),
    ok: fc.boolean(),
    leaveOut: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
    wait: fc.integer({ min: 0, max: 4 * MINUTES }),
  })
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 40 }), doings => {
      let now = START
      let draft: Draft = fresh()
      let seen: DraftSums = draft.told
      let seenIn = Math.floor(START / (5 * MINUTES))
      const since = new Set<number>()
      for (const { by, wait, ...answer } of doings) {
        now += wait
        draft = told(answered(draft, `device ${by}`, answer, now), now)
        since.add(by)
        if (JSON.stringify(draft.told) === JSON.stringify(seen)) continue
        // Not with the tap of a thumb, whoever tapped before.
        expect(draft.answers.find(one => one.by === `device ${by}`)?.isNew).toBe(true)
        const span = Math.floor(now / (5 * MINUTES))
        expect(since.size >= 3 || span > seenIn).toBe(true)
        seen = draft.told
        seenIn = span
        since.clear()
        for (const one of draft.answers) if (one.isNew) since.add(Number(one.by.slice(7)))
      }
      // In the end everything is told, and the last answer of each device counts.
      const last = new Map(doings.map(({ by, ok }) => [by, ok]))
      const end = told(draft, now + 5 * MINUTES).told
      expect(end.yes + end.no).toBe(last.size)
      expect(end.yes).toBe([...last.values()].filter(Boolean).length)
    }),
    { seed: 33 },
  )
})

test('[O33] who has put in answers of their own does not see the next one arrive', () => {
  const say = (draft: Draft, by: string, now: number) => answered(draft, by, { ok: by !== 'victim', leaveOut: [] }, now)
  const primed = say(say(fresh(), 'mine', START + 1000), 'mine too', START + 2000)
  const after = say(primed, 'victim', START + 3000)
  expect(told(after, START + 3000).told).toEqual(primed.told)
  expect(told(after, START + MINUTES).told).toMatchObject({ yes: 2, no: 1 })
})

test('[O33] answers are kept in no order that tells who was first', () => {
  const names = ['c', 'a', 'b', 'd']
  const draft = names.reduce((one, by) => answered(one, by, { ok: true, leaveOut: [] }, START), fresh())
  expect(draft.answers.map(({ by }) => by)).toEqual(['a', 'b', 'c', 'd'])
})

test('[O32] a draft holds for every word of a record by its number', () => {
  const words = wordsOf(goldenMeeting)
  expect(new Set(words.map(([n]) => n)).size).toBe(words.length)
  const step = goldenMeeting.steps.find(({ decisions }) => decisions.length > 0)!
  const changed = { ...step, decisions: [{ ...step.decisions[0]!, text: 'Other words' }] }
  const other = { ...goldenMeeting, steps: goldenMeeting.steps.map(one => (one === step ? changed : one)) }
  expect(wordsOf(other)).not.toEqual(words)
  expect(wordsOf({ ...goldenMeeting, people: [] })).toEqual(words)
})
