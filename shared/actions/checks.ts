import * as v from 'valibot'
import { type Id, id, maybeId } from '../board/ids.ts'
import { byOrder } from '../board/order.ts'
import type { Board, Row } from '../board/schema.ts'
import { LONGEST, langByLetters, langTag, optionalText } from '../board/text.ts'
import { type CheckSort, checkAnswers, checkSorts, takesReason } from '../meeting/checks.ts'
import { Refusal } from '../protocol/refusal.ts'
import { safeCells } from '../voting/safe.ts'
import { sumUp } from './balanceRow.ts'
import { askedBy, cast, countIn, emptyBox, openBox, orderOfNext, sumsOf, whileOpen } from './boxes.ts'
import { lastAsked } from './decisions.ts'
import { actingFor, action, found, patchMeeting, type Scene, seatOf } from './define.ts'

const MOST_CHECKS = 200

type Asked = Pick<Row<'check'>, 'id' | 'step' | 'sort' | 'question' | 'decision'>

/** Asks everyone; the box for the answers is open from now on. */
function openCheck(scene: Scene, asked: Asked): void {
  const { check } = scene.draft.board
  if (check.size >= MOST_CHECKS) throw new Refusal('too_many')
  const fresh = { state: 'open', answered: 0, of: 0, cells: null } as const
  scene.draft.put('check', { ...fresh, ...asked, reasons: [], order: orderOfNext(scene) })
  openBox(scene, asked.id)
}

/** [V4] [V5] [V8] Numbers in, as far as they may be shown, with the reasons shuffled; answers and their key out. */
function closeCheck(scene: Scene, { id, sort }: Row<'check'>): void {
  const answered = countIn(scene, id)
  const of = askedBy(scene, id)
  const ballots = emptyBox(scene, id)
  const cells = safeCells(sumsOf(ballots, checkAnswers), answered, { least: answered, most: answered })
  const reasons = ballots.flatMap(({ reason, lang }) => (reason ? [{ text: reason, lang, covered: false }] : []))
  // Without numbers the words would say who said no, or how many did.
  const shown = cells ? scene.chance.shuffle(reasons) : []
  scene.draft.patch('check', id, { state: 'closed', answered, of, cells, reasons: shown })
  if (sort === 'live') patchMeeting(scene, { screenShows: 'vote' })
}

const openChecks = (board: Board, sort: CheckSort) =>
  [...board.check.values()].filter(check => check.state === 'open' && check.sort === sort)

/** Has the group agreed on rules, in a step before this one? */
function hasAgreement({ step, card }: Board, before: Row<'step'>): boolean {
  const agreed = [...step.values()].filter(one => one.type === 'agreement' && byOrder(one, before) < 0)
  return agreed.some(one => [...card.values()].some(({ step, kind }) => step === one.id && kind === 'rule'))
}

/** [V9] Each later step begins with "are we keeping our agreement?", for those who are not writing. Once a step. */
export function askAboutAgreement(scene: Scene, step: Id<'step'> | ''): void {
  const { board } = scene.draft
  const row = step ? board.step.get(step) : undefined
  for (const check of openChecks(board, 'agreement')) if (check.step !== step) closeCheck(scene, check)
  if (!row || row.type === 'break' || row.type === 'agreement' || !hasAgreement(board, row)) return
  // Its id is made of the step's: a step begins once, however often the room comes back to it.
  const id = `a-${row.id}`.slice(0, 32) as Id<'check'>
  if (board.check.has(id) || board.check.size >= MOST_CHECKS) return
  openCheck(scene, { id, step: row.id, sort: 'agreement', question: '', decision: '' })
}

export const checkActions = {
  'check.ask': action({
    args: v.object({
      check: id<'check'>(),
      step: id<'step'>(),
      sort: v.picklist(checkSorts),
      question: optionalText(LONGEST.about),
      decision: v.optional(maybeId<'decision'>(), ''),
    }),
    who: ['host'],
    preview: false,
    apply(scene, { check, step, sort, question, decision }) {
      const { board } = scene.draft
      if (board.check.has(check)) return
      if (sort === 'own' && question === '') throw new Refusal('empty')
      if (sort === 'live') {
        const { id, state } = found(board.decision.get(decision as Id<'decision'>))
        if (state === 'made') throw new Refusal('vote_closed')
        scene.draft.patch('decision', id, { changed: false })
      }
      if (openChecks(board, sort).length > 0 && sort !== 'own') throw new Refusal('vote_open')
      openCheck(scene, {
        id: check,
        step: found(board.step.get(step)).id,
        sort,
        question: sort === 'own' ? question : '',
        decision: sort === 'live' ? decision : '',
      })
      // How it felt and how it was are looked at together.
      if (sort === 'fair') sumUp(scene, scene.at)
      patchMeeting(scene, { screenShows: sort === 'live' ? 'vote' : 'check' })
    },
  }),

  /** [V1] One answer a person, changed by answering again. A reason has no name, and is shown with all others. */
  'check.answer': action({
    args: v.object({
      check: id<'check'>(),
      answer: v.picklist(checkAnswers),
      reason: v.optional(optionalText(LONGEST.card), ''),
      lang: v.optional(langTag, ''),
      for: v.optional(maybeId<'seat'>(), ''),
    }),
    who: ['person'],
    apply(scene, { check, answer, reason, for: other }) {
      const seat = actingFor(scene, seatOf(scene), other)
      const row = whileOpen(scene.draft.board.check.get(check))
      const words = takesReason(row.sort, answer) ? { reason, lang: langByLetters(reason) } : { reason: '', lang: '' }
      const before = countIn(scene, check)
      cast(scene, check, seat.id, { marks: [[answer, 1]], ...words })
      // Counted up, not counted anew: a person's own device has no other ballots.
      if (countIn(scene, check) > before) scene.draft.patch('check', check, { answered: row.answered + 1 })
    },
  }),

  'check.close': action({
    args: v.object({ check: id<'check'>() }),
    who: ['host'],
    preview: false,
    apply(scene, { check }) {
      const row = found(scene.draft.board.check.get(check))
      if (row.state === 'open') closeCheck(scene, row)
    },
  }),

  /** Asked by mistake: the answers are destroyed unread. */
  'check.cancel': action({
    args: v.object({ check: id<'check'>() }),
    who: ['host'],
    preview: false,
    apply(scene, { check }) {
      const row = scene.draft.board.check.get(check)
      if (!row) return
      whileOpen(row)
      emptyBox(scene, check)
      scene.draft.remove('check', check)
      // [V10] What was answered before may have been about other words.
      const decision = row.decision ? scene.draft.board.decision.get(row.decision) : undefined
      if (decision && lastAsked(scene.draft.board, decision.id))
        scene.draft.patch('decision', decision.id, { changed: true })
      if (![...scene.draft.board.round.values()].some(({ state }) => state === 'open'))
        patchMeeting(scene, { screenShows: 'step' })
    },
  }),

  /** Words that could hurt somebody: one person is enough to cover them, and the group decides. */
  'reason.cover': action({
    args: v.object({ check: id<'check'>(), at: v.pipe(v.number(), v.integer(), v.minValue(0)), covered: v.boolean() }),
    who: ['person'],
    apply(scene, { check, at, covered }) {
      const { reasons } = found(scene.draft.board.check.get(check))
      found(reasons[at])
      if (!covered && !seatOf(scene).leads) throw new Refusal('not_yours')
      scene.draft.patch('check', check, {
        reasons: reasons.map((reason, index) => (index === at ? { ...reason, covered } : reason)),
      })
    },
  }),
} as const
