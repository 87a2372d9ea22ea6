import type { Projection } from '#shared/board/projection.ts'
import { lengthOf } from '#shared/board/text.ts'
import { iconOf, lookClass } from '../cards/kind.ts'
import { TimeLeft } from '../plan/TimeLeft.tsx'
import { WallLine } from '../speaking/WallLine.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** Long cards in letters that still fit the screen; the longest that can be written is four hundred. */
const sizeOf = (text: string) => {
  const length = lengthOf(text)
  return length <= 60 ? 'short' : length <= 120 ? 'middling' : length <= 220 ? 'long' : 'longest'
}

/** One card for the whole room. */
export function Spotlight({ spotlight }: { spotlight: NonNullable<Projection['spotlight']> }) {
  const { t } = useWords()
  const { card, number, of } = spotlight
  return (
    <div className={`big-screen spotlight ${lookClass(card.kind)}`}>
      <header>
        <h1>{t(`kind.${card.kind}`)}</h1>
        <span>{t('spotlight.count', { n: number, total: of })}</span>
      </header>
      <main>
        <article className={`card ${sizeOf(card.text ?? '')}`}>
          <span className="head" aria-hidden="true">
            <Icon name={iconOf(card.kind)} className="" />
          </span>
          {card.text === null ? (
            <p className="hidden">
              <Icon name="cover" />
              {t('card.covered')}
            </p>
          ) : (
            <p className="words" dir="auto" lang={card.lang || undefined}>
              {card.text}
            </p>
          )}
        </article>
      </main>
      <footer>
        {card.meToo > 0 && (
          <span className="me-toos">
            <Icon name="heart" />
            {t('spotlight.me_too', { n: card.meToo })}
          </span>
        )}
        <TimeLeft />
        <WallLine />
        <span className="end">{card.talk ? t(`talk.${card.talk}`) : t('talk.question')}</span>
      </footer>
    </div>
  )
}
