import type { Id } from '#shared/board/ids.ts'
import type { Board } from '#shared/board/schema.ts'
import type { SecretRows } from '#shared/board/secrets.ts'
import { ballotKey } from './preview.ts'
import type { View } from './view.ts'

/** What this seat has in the boxes that are open. */
export function ownBallots(board: Board, secrets: SecretRows, seat: Id<'seat'> | ''): View['ballots'] {
  const open = [...board.round.values(), ...board.check.values()].filter(({ state }) => state === 'open')
  return new Map(
    open.flatMap(({ id }) => {
      const own = secrets.ballot.get(ballotKey(id, seat))
      return own ? [[id, { box: id, marks: own.marks, reason: own.reason }]] : []
    }),
  )
}
