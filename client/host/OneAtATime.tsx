import { cardsInTurn, type Projection, type StepView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { KindBadge } from '../cards/KindBadge.tsx'
import { lookClass } from '../cards/kind.ts'
import { TalkChoice } from '../cards/TalkChoice.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** The host's side of one card at a time: which one, and what the group wants to do about it. */
export function OneAtATime({ step, spotlight }: { step: StepView; spotlight: NonNullable<Projection['spotlight']> }) {
  const { t } = useWords()
  const act = useAct()
  const { card, number, of } = spotlight
  const order = cardsInTurn(step)
  const at = order.findIndex(one => one.id === card.id)
  const before = order[at - 1]
  const after = order[at + 1]
  const show = (id: string) => void act('spotlight.show', { card: id })
  return (
    <section className={`one-card ${lookClass(card.kind)}`} aria-labelledby="one-at-a-time">
      <h2 id="one-at-a-time">
        <KindBadge kind={card.kind} />
        {t(`kind.${card.kind}`)} {t('spotlight.count', { n: number, total: of })}
      </h2>
      <p className="words" dir="auto" lang={card.lang || undefined}>
        {card.text}
      </p>
      {card.covered && <p className="state">{t('card.covered')}</p>}
      {card.meToo > 0 && <p className="state">{t('spotlight.me_too', { n: card.meToo })}</p>}
      <TalkChoice card={card} />
      <div className="row">
        <button type="button" className="btn alt" aria-disabled={!before} onClick={() => before && show(before.id)}>
          <Icon name="back" />
          {t('spotlight.before')}
        </button>
        <button type="button" className="btn" aria-disabled={!after} onClick={() => after && show(after.id)}>
          {t('spotlight.after')}
          <Icon name="next" />
        </button>
        {card.covered ? (
          <button type="button" className="btn alt" onClick={() => void act('card.uncover', { card: card.id })}>
            {t('card.show_again')}
          </button>
        ) : (
          <button type="button" className="btn alt" onClick={() => void act('card.cover', { card: card.id })}>
            <Icon name="cover" />
            {t('card.cover')}
          </button>
        )}
        <button type="button" className="btn alt" onClick={() => show('')}>
          {t('spotlight.end')}
        </button>
      </div>
    </section>
  )
}
