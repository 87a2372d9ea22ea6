import type { Row } from '#shared/board/schema.ts'
import type { RoomSummary } from '#shared/speaking/roomSummary.ts'
import { useWords } from '../words.tsx'
import { useTime } from './time.ts'

/** How many were heard. Equal also where one is left: then it does not say all. [W15] */
function Heard({ heard, of }: Pick<RoomSummary, 'heard' | 'of'>) {
  const { t } = useWords()
  return <li>{heard === of ? t('look_back.all') : t('look_back.heard', { n: heard, total: of })}</li>
}

interface RoomFiguresProps {
  readonly balance: Row<'balance'>
  /** Then there is no more to come. */
  readonly isClosed: boolean
}

/** The talk of the room in words, and nothing about anybody in it. */
export function RoomFigures({ balance: { summary, heard, of }, isClosed }: RoomFiguresProps) {
  const { t } = useWords()
  const timeOf = useTime()
  if (!summary && isClosed && heard === 0) return null
  if (!summary)
    return (
      <ul className="room-figures">
        {heard > 0 && <Heard heard={heard} of={of} />}
        {!isClosed && <li>{t('look_back.later')}</li>}
      </ul>
    )
  const { voices, toMove, word, minutes, turns, silence } = summary
  return (
    <ul className="room-figures">
      <li>
        <strong>{t(`look_back.${word === 'quiet' ? 'early' : word}`)}</strong>
      </li>
      {voices !== null && <li>{t('look_back.voices', { n: voices })}</li>}
      {summary.heard > 0 && <Heard heard={summary.heard} of={summary.of} />}
      <li>{t('look_back.talked', { n: minutes, turns })}</li>
      {toMove !== null && toMove > 0 && <li>{t('look_back.move', { n: toMove })}</li>}
      {silence > 0 && <li>{t('look_back.silence', { time: timeOf(silence * 1000) })}</li>}
    </ul>
  )
}
