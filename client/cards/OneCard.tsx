import { useRef } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { KindBadge } from './KindBadge.tsx'
import { lookClass } from './kind.ts'

/** The card that the room is looking at, on everyone's own screen. */
export function OneCard({ spotlight }: { spotlight: NonNullable<Projection['spotlight']> }) {
  const { t } = useWords()
  const act = useAct()
  const { meToo } = useView()
  const heading = useRef<HTMLHeadingElement>(null)
  const { card } = spotlight
  const mine = meToo.has(card.id)
  return (
    <section className={`one-card ${lookClass(card.kind)}`} aria-labelledby="one-card">
      <h2 id="one-card" ref={heading} tabIndex={-1}>
        <KindBadge kind={card.kind} />
        {t('spotlight.title')}
      </h2>
      <p className="words" dir="auto" lang={card.lang || undefined}>
        {card.covered ? t('card.covered') : card.text}
      </p>
      <div className="row">
        <button
          type="button"
          className="tool"
          aria-pressed={mine}
          onClick={() => void act('card.meToo', { card: card.id, on: !mine })}
        >
          <Icon name="heart" />
          {t('card.me_too')} {card.meToo > 0 ? card.meToo : ''}
        </button>
        {card.talk && <span className="state">{t(`talk.${card.talk}`)}</span>}
      </div>
    </section>
  )
}
