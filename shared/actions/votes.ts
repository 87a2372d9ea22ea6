import * as v from 'valibot'
import { type Id, id, maybeId } from '../board/ids.ts'
import type { Board, Row } from '../board/schema.ts'
import { Refusal, type RefusalReason } from '../protocol/refusal.ts'
import { fits, handsFit, methodNames, totalOf } from '../voting/methods.ts'
import { safeCells } from '../voting/safe.ts'
import { askedBy, cast, countIn, emptyBox, openBox, orderOfNext, sumsOf, whileOpen } from './boxes.ts'
import { actingFor, action, found, patchMeeting, record, seatOf } from './define.ts'

/** What each person can have at most. */
export const MOST_VOTES = 5
const MOST_OPTIONS = 60
const MOST_ROUNDS = 100
const MOST_HANDS = 1000

const optionId = v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_HANDS))
const marks = v.pipe(v.array(v.tuple([optionId, count])), v.maxLength(MOST_OPTIONS))

/** Can this be voted on: a card that lies on the table, or a pile? */
const isThere = (board: Board, option: string, step: Id<'step'>) =>
  (board.card.get(option as Id<'card'>) ?? board.pile.get(option as Id<'pile'>))?.step === step

const openRound = (board: Board): Row<'round'> | undefined =>
  [...board.round.values()].find(({ state }) => state === 'open')

export const voteActions = {
  /** [V2] The things to choose from lie open on the table; from now on everyone can vote, in secret. */
  'round.open': action({
    args: v.object({
      round: id<'round'>(),
      step: id<'step'>(),
      method: v.picklist(methodNames),
      votes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_VOTES)),
      several: v.boolean(),
      options: v.pipe(
        v.array(optionId),
        v.minLength(2, 'too_few_options' satisfies RefusalReason),
        v.maxLength(MOST_OPTIONS, 'too_many_options' satisfies RefusalReason),
      ),
    }),
    who: ['host'],
    preview: false,
    apply(scene, { options, ...rules }) {
      const { board } = scene.draft
      if (board.round.has(rules.round)) return
      // Two votes at once would ask people to be in two places.
      if (openRound(board)) throw new Refusal('vote_open')
      if (board.round.size >= MOST_ROUNDS) throw new Refusal('too_many')
      const { id: step } = found(board.step.get(rules.step))
      const there = [...new Set(options)].filter(option => isThere(board, option, step))
      if (there.length < 2) throw new Refusal('gone')
      const { round, method, votes, several } = rules
      const fresh = { state: 'open', turnout: 0, of: 0, cells: null, handsOf: 0 } as const
      const order = orderOfNext(scene)
      scene.draft.put('round', { ...fresh, id: round, step, order, method, votes, several, options: there, hands: [] })
      openBox(scene, round)
      patchMeeting(scene, { spotlight: '', screenShows: 'vote', screenPage: 0 })
    },
  }),

  /** [V1] The whole ballot, in the place of the one before: two devices of one seat are one voter. Nothing takes it out. */
  'ballot.cast': action({
    args: v.object({ round: id<'round'>(), marks, for: v.optional(maybeId<'seat'>(), '') }),
    who: ['person'],
    apply(scene, args) {
      const seat = actingFor(scene, seatOf(scene), args.for)
      const round = whileOpen(scene.draft.board.round.get(args.round))
      const given = args.marks.filter(([, count]) => count > 0)
      if (!fits(round, round.options, given)) throw new Refusal('over_budget')
      cast(scene, round.id, seat.id, given.length > 0 ? { marks: given, reason: '', lang: '' } : null)
    },
  }),

  /** "I'm done", with votes or without. */
  'vote.done': action({
    args: v.object({ round: id<'round'>(), done: v.boolean() }),
    who: ['person'],
    apply(scene, { round, done }) {
      const { id } = whileOpen(scene.draft.board.round.get(round))
      scene.draft.patch('seat', seatOf(scene).id, { voted: done ? id : '' })
    },
  }),

  /** [V7] Hands that the host counted in the room. They are nobody's secret, and are kept apart from the secret votes. */
  'hands.count': action({
    args: v.object({ round: id<'round'>(), people: count, hands: v.pipe(v.array(count), v.maxLength(MOST_OPTIONS)) }),
    who: ['host'],
    apply(scene, { round, people, hands }) {
      const row = whileOpen(scene.draft.board.round.get(round))
      if (hands.length !== row.options.length || !handsFit(row, people, hands)) throw new Refusal('over_budget')
      scene.draft.patch('round', round, { handsOf: people, hands: people > 0 ? hands : [] })
    },
  }),

  /** [V4] [V5] In one transaction: sums in, as far as they may be shown; ballots and their key out. */
  'round.close': action({
    args: v.object({ round: id<'round'>() }),
    who: ['host'],
    preview: false,
    apply(scene, args) {
      const round = found(scene.draft.board.round.get(args.round))
      if (round.state === 'closed') return
      const turnout = countIn(scene, round.id)
      const of = askedBy(scene, round.id)
      const sums = sumsOf(emptyBox(scene, round.id), round.options)
      const cells = safeCells(sums, turnout, totalOf(round, turnout))
      scene.draft.patch('round', round.id, { state: 'closed', turnout, of, cells })
      patchMeeting(scene, { screenShows: 'vote', screenPage: 0 })
      record(scene, 'voted', round.step)
    },
  }),

  /** Opened by mistake: the ballots are destroyed unread. */
  'round.cancel': action({
    args: v.object({ round: id<'round'>() }),
    who: ['host'],
    preview: false,
    apply(scene, args) {
      const round = scene.draft.board.round.get(args.round)
      if (!round) return
      whileOpen(round)
      emptyBox(scene, round.id)
      scene.draft.remove('round', round.id)
      patchMeeting(scene, { screenShows: 'step' })
    },
  }),
} as const
