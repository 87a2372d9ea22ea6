import { doneCount, type Projection, type StepView } from '#shared/board/projection.ts'
import { doneMark } from '#shared/meeting/done.ts'
import { isSealed } from '#shared/meeting/steps.ts'
import { useView } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

interface MoveRoomProps {
  readonly projection: Projection
  readonly to: StepView
  readonly go: () => void
  readonly close: () => void
}

/** Before the room is moved: what would be left behind. */
export function MoveRoom({ projection, to, go, close }: MoveRoomProps) {
  const { t } = useWords()
  const nameOf = useStepName()
  const { here } = useView()
  const from = projection.step
  const { done, of } = from ? doneCount(projection.seats, here, doneMark(from)) : { done: 0, of: 0 }
  const isVoting = from?.chosen.rounds.at(-1)?.state === 'open'
  const faceDown = from !== null && isSealed(from.type) && from.turned === 0
  return (
    <Sheet title={t('host.move_title', { step: nameOf(to) })} close={close}>
      {faceDown && <p>{t('host.face_down_still')}</p>}
      {isVoting && <p>{t('host.vote_still')}</p>}
      {of > done && <p>{t('host.not_done', { n: of - done })}</p>}
      {!faceDown && !isVoting && of <= done && <p>{t('host.move_fine')}</p>}
      <div className="row">
        <button type="button" className="btn" onClick={go}>
          {t('host.go_now')}
        </button>
        <button type="button" className="btn alt" onClick={close}>
          {t('host.give_time')}
        </button>
      </div>
    </Sheet>
  )
}
