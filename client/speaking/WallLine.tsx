import { notYetHeard } from '#shared/speaking/lights.ts'
import { useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { NamedTurns } from './NamedTurns.tsx'
import { WayLeft } from './WayLeft.tsx'
import './wall.css'

/** With more people than this the lights would be too small to be told apart from the back row. */
const MOST_LIGHTS = 48
/** So many stand in one line at their full size. */
const FULL_SIZE = 16

/** More names than this cannot be read from the back row; phones have them all. */
const MOST_NAMES = 12

const HAS_LIGHTS: readonly string[] = ['early', 'shared', 'some', 'few']

/** One light for each person, without a name, filling from the start. They say no more than the sentence. [W15] */
function Lights({ heard, of }: { heard: number; of: number }) {
  return (
    <div className={of > FULL_SIZE ? 'lights many' : 'lights'} aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they fill from the start and have no names
        <i key={index} className={index < heard ? 'full' : ''} />
      ))}
    </div>
  )
}

/** Up, level or down: the words say it, the line only goes with them. */
const LINES = { more: 'M3 15 21 6', same: 'M3 10.5h18', less: 'M3 6 21 15' } as const

/** [W34] Whether the time is shared more evenly than before. */
function TrendMark({ trend }: { trend: keyof typeof LINES }) {
  const { t } = useWords()
  return (
    <p className="trend">
      <svg className="i" viewBox="0 0 24 21" aria-hidden="true" focusable="false">
        <path d={LINES[trend]} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
      </svg>
      {t(`wall.trend_${trend}`)}
    </p>
  )
}

/**
 * [W33] What the wall says of the talk: the way the time is shared while there is one, and otherwise one sentence about
 * the whole room. [W51] A number only where a host asks for it. [W52] Names only where everyone agreed.
 */
export function WallLine() {
  const { t } = useWords()
  const { projection } = useView()
  const balance = projection?.balance
  if (!balance || projection.meeting.state !== 'open') return null
  const { word, trend, heard, of, isHidden, way, coverage, named } = balance
  if (way)
    return (
      <div className="wall-line way">
        <p>
          <Icon name="talk" />
          {t(way === 'silence' ? 'wall.quiet' : `wall.${way}`)}
        </p>
        <WayLeft />
      </div>
    )
  if (isHidden) return null
  const notYet = coverage && word !== 'quiet' ? notYetHeard(balance) : 0
  return (
    <div className="wall-line">
      <p>
        <Icon name="talk" />
        {notYet > 0 ? t('wall.not_yet', { n: notYet }) : t(`wall.${word}`)}
      </p>
      {HAS_LIGHTS.includes(word) && of > 1 && of <= MOST_LIGHTS && <Lights heard={heard} of={of} />}
      {trend !== '' && notYet === 0 && <TrendMark trend={trend} />}
      {named !== null && named.length <= MOST_NAMES && <NamedTurns projection={projection} />}
    </div>
  )
}
