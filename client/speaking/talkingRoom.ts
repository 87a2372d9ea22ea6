import type { Figures } from '#shared/speaking/figures.ts'
import type { Room } from '#shared/speaking/prompts.ts'
import type { TalkSeen } from '../board/view.ts'

/** The room as hosts know it: what there is to offer anything from. */
export const roomIn = (talk: TalkSeen, figures: Figures): Room => ({
  figures,
  here: new Set([...talk.presence.values()].flatMap(({ seat, spans }) => (spans.at(-1)?.[1] === null ? [seat] : []))),
  spared: new Set([...talk.wish.values()].map(({ seat }) => seat)),
  isOneVoice: [...talk.oneVoice.values()].some(({ end }) => end === null),
  hasWay: talk.way.size > 0,
})
