import type { CardView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { useWords } from '../words.tsx'

const CHOICES = ['now', 'later', 'done'] as const

/** What the group wants to do about a card. Tapping the chosen one takes the choice back. */
export function TalkChoice({ card }: { card: CardView }) {
  const { t } = useWords()
  const act = useAct()
  return (
    <fieldset className="talk-choice">
      <legend>{t('talk.question')}</legend>
      <div className="row">
        {CHOICES.map(talk => (
          <button
            key={talk}
            type="button"
            className="tool"
            aria-pressed={card.talk === talk}
            onClick={() => void act('card.talk', { card: card.id, talk: card.talk === talk ? '' : talk })}
          >
            {t(`talk.${talk}`)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
