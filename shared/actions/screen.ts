import * as v from 'valibot'
import { maybeId } from '../board/ids.ts'
import { action, found, patchMeeting } from './define.ts'

export const screenActions = {
  /** One card for all to look at, or none. */
  'spotlight.show': action({
    args: v.object({ card: maybeId<'card'>() }),
    who: ['host'],
    apply(scene, { card }) {
      if (card) found(scene.draft.board.card.get(card))
      patchMeeting(scene, card ? { spotlight: card, screenShows: 'step' } : { spotlight: '' })
    },
  }),

  'screen.set': action({
    args: v.partial(
      v.object({
        screenShows: v.picklist(['arrive', 'step', 'say', 'cover', 'vote', 'check']),
        screenSize: v.picklist(['near', 'middle', 'far']),
        screenTheme: v.picklist(['light', 'dark']),
        screenPage: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
      }),
    ),
    who: ['host'],
    when: ['planned', 'open', 'closed'],
    apply: (scene, args) => patchMeeting(scene, args),
  }),
} as const
