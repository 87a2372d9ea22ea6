import { NO_TALK } from '#shared/speaking/own.ts'
import { useView } from '../board/table.tsx'
import { useWords } from '../words.tsx'

/** One's own turns in words; no phone is told of anybody else's. [W22] */
export function OwnWords() {
  const { t } = useWords()
  const { ownTalk } = useView()
  const { minutes, turns, word } = ownTalk ?? NO_TALK
  const about = Math.round(minutes)
  return (
    <section aria-labelledby="own-words">
      <h3 id="own-words">{t('speak.mine')}</h3>
      <p className="own-words">
        {word !== 'none' && `${t('speak.turns', { n: turns })} `}
        {word !== 'none' && `${about < 1 ? t('speak.minute_less') : t('speak.minutes', { n: about })} `}
        <strong>{t(`speak.word_${word}`)}</strong>
      </p>
      <p className="hint">{t('speak.only_you')}</p>
    </section>
  )
}
