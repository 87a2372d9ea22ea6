import { project, type Viewer } from '#shared/board/projection.ts'
import { noSecrets } from '#shared/board/secrets.ts'
import type { Outbox } from './outbox.ts'
import type { OwnCards } from './own.ts'
import { ownBallots } from './ownBallots.ts'
import { ownCards } from './ownView.ts'
import type { Preview } from './preview.ts'
import { type Received, talkSeen, type View } from './view.ts'

/** What the screens draw from: what came from the server, and what was done here on top. */
export function viewOf(
  state: Received,
  { board, secrets }: Pick<Preview, 'board' | 'secrets'>,
  own: OwnCards['cards'],
  { waiting, refused, late, stranded, strangers }: Outbox,
  viewer: Viewer,
): View {
  const { seat, end } = state
  const leads = seat !== '' && board.seat.get(seat)?.leads
  const unanswered = new Set(waiting.map(({ args }) => (args as { claim?: string }).claim ?? ''))
  return {
    ...state,
    projection: project(board, viewer),
    // Who has no phone is connected to nothing and sits at the table all the same.
    here: new Set([...state.here, ...[...board.seat.values()].flatMap(({ id, noPhone }) => (noPhone ? [id] : []))]),
    own: ownCards(own, board, secrets, unanswered, strangers),
    meToo: new Set([...secrets.meToo.values()].map(({ card }) => card)),
    saying: new Set([...secrets.signal.values()].map(({ sort }) => sort)),
    ballots: ownBallots(board, secrets, seat),
    wish: [...secrets.wish.values()].find(one => one.seat === seat)?.wish ?? '',
    tick: [...secrets.tick.values()].find(one => one.seat === seat)?.group ?? '',
    talk: talkSeen(leads ? secrets : noSecrets()),
    isMyTurn: [...secrets.turn.values()].some(turn => turn.seat === seat),
    waiting: waiting.length,
    refused: end ? stranded : refused,
    late,
  }
}
