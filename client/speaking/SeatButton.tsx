import type { CSSProperties } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import type { PersonFigures } from '#shared/speaking/person.ts'
import { Face, useNameOf } from '../people/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { usePress } from './usePress.ts'

const MINUTE = 60_000
const RADIUS = 56
const AROUND = 2 * Math.PI * RADIUS

/** Somebody's turns and minutes in words. */
function useTalkWords(): (figures: Pick<PersonFigures, 'turns' | 'talk'> | undefined) => string {
  const { t } = useWords()
  return figures => {
    if (!figures || figures.turns === 0) return t('map.no_turn')
    const minutes = Math.round(figures.talk / MINUTE)
    const time = minutes === 0 ? t('map.under_minute') : t('map.minutes', { n: minutes })
    return t('map.turns_minutes', { turns: t('map.turns', { n: figures.turns }), minutes: time })
  }
}

/** How much of their share somebody has had, around their face: full from an equal share on. Dashed is not heard yet. */
function Ring({ figures }: { figures: PersonFigures }) {
  const part = figures.expected > 0 ? Math.min(1, figures.share / figures.expected) : figures.isHeard ? 1 : 0
  return (
    <svg className={figures.isHeard ? 'ring' : 'ring dashed'} viewBox="0 0 124 124" aria-hidden="true">
      <circle cx="62" cy="62" r={RADIUS} className="under" />
      {figures.isHeard && (
        <circle cx="62" cy="62" r={RADIUS} className="part" strokeDasharray={`${part * AROUND} ${AROUND}`} />
      )}
    </svg>
  )
}

interface SeatButtonProps {
  readonly seat: SeatView
  /** Null where it is nobody's business. */
  readonly figures: PersonFigures | null
  readonly isNow: boolean
  /** Holds the button on their own device. */
  readonly isHolding: boolean
  readonly isHere: boolean
  /** The place in the queue; 0 without a raised hand. */
  readonly hand: number
  readonly press: () => void
  readonly undo: () => void
  readonly style: CSSProperties
}

/** Somebody at the table: tap when they begin, tap again when they stop. */
export function SeatButton({ seat, figures, isNow, isHolding, isHere, hand, press, undo, style }: SeatButtonProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const talkWords = useTalkWords()
  const handlers = usePress(press, undo)
  const said = [
    nameOf(seat),
    isNow && t('map.speaking_now'),
    isHolding && t('map.own_button'),
    figures && talkWords(figures),
    hand > 0 && t('signal.wants_to_speak'),
    !isHere && t('map.not_here'),
    seat.noPhone && t('map.no_phone'),
  ]
  return (
    <button
      type="button"
      className={`map-seat${isNow ? ' now' : ''}${isHere ? '' : ' gone'}`}
      style={style}
      aria-pressed={isNow}
      {...handlers}
    >
      <span className="vh">{said.filter(Boolean).join('. ')}.</span>
      <span className="plate" aria-hidden="true">
        {figures ? <Ring figures={figures} /> : <span className="ring plain" />}
        <Face seat={seat.id} shown={seat} />
      </span>
      {hand > 0 && (
        <span className="mark hand" aria-hidden="true">
          <Icon name="hand" />
          {hand}
        </span>
      )}
      {seat.noPhone && (
        <span className="mark paper" aria-hidden="true">
          <Icon name="no-phone" />
        </span>
      )}
      {(isNow || isHolding) && (
        <span className="mark mic" aria-hidden="true">
          <Icon name="mic" />
          {t(isHolding ? 'map.own' : 'map.now')}
        </span>
      )}
      <span className="name words" dir="auto" aria-hidden="true">
        {nameOf(seat)}
      </span>
      {!isHere && (
        <span className="away" aria-hidden="true">
          {t('map.not_here')}
        </span>
      )}
    </button>
  )
}
