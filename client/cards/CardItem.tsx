import { memo } from 'react'
import type { CardView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { lookClass } from './kind.ts'
import { useSortingParts } from './sorting.tsx'

interface CardItemProps {
  readonly card: CardView
  readonly meToo: boolean
  readonly inSpotlight: boolean
  /** Opens what else can be done with it; left out where nothing can. */
  readonly more?: ((card: CardView) => void) | undefined
}

/** A card on the table: its words first, then at most two things to tap. */
export const CardItem = memo(function CardItem({ card, meToo, inSpotlight, more }: CardItemProps) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const { Item, Grip } = useSortingParts()
  const words = card.text ?? ''
  const states = [card.covered && 'covered', inSpotlight && 'in-spotlight', card.talk && `talk-${card.talk}`]
  return (
    <Item card={card} className={['card', lookClass(card.kind), ...states.filter(Boolean)].join(' ')}>
      <div className="said">
        <span className="vh">{t(`kind.${card.kind}`)}: </span>
        {card.covered ? (
          <p className="under-cover">
            <Icon name="cover" />
            {t('card.covered')}
          </p>
        ) : (
          <p className="words" dir="auto" lang={card.lang || undefined}>
            {words}
          </p>
        )}
        {card.by && <p className="by">{nameOf(card.by)}</p>}
        {(card.talk || card.carried) && (
          <p className="state">
            {card.talk === 'done' && <Icon name="tick" />}
            {card.talk ? t(`talk.${card.talk}`) : t('card.carried')}
          </p>
        )}
      </div>
      <div className="taps">
        <Grip card={card} />
        <button
          type="button"
          className="me-too"
          aria-pressed={meToo}
          aria-disabled={more === undefined}
          onClick={() => more && void act('card.meToo', { card: card.id, on: !meToo })}
        >
          <Icon name="heart" />
          <span className="vh">{t('card.me_too')}: </span>
          {card.meToo > 0 ? card.meToo : ''}
          <span className="vh"> {words}</span>
        </button>
        {more && (
          <button type="button" className="more" onClick={() => more(card)}>
            <Icon name="more" />
            <span className="vh">
              {t('card.more')}: {words}
            </span>
          </button>
        )}
      </div>
    </Item>
  )
})
