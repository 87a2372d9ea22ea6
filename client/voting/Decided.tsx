import type { DecisionView } from '#shared/board/chosen.ts'
import { checkAnswers } from '#shared/meeting/checks.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { answerIcons, DecisionWords } from './CheckPanel.tsx'
import { useCellText } from './option.ts'

/** A decision on record: its words, its numbers, and when to look again. */
export function Decided({ decision }: { decision: DecisionView }) {
  const { t, language } = useWords()
  const textOf = useCellText()
  const { cells, was, present, unanswered, again, carried } = decision
  const day =
    again && new Intl.DateTimeFormat(language.locale, { dateStyle: 'long' }).format(new Date(`${again}T12:00`))
  return (
    <article className="decided panel">
      <h3>
        <Icon name="tick" />
        {t(carried ? 'decide.carried' : 'decide.title')}
      </h3>
      <DecisionWords decision={decision} />
      {was && <p className="hint">{t('decide.was', { words: was })}</p>}
      {cells && (
        <ul className="three">
          {checkAnswers.map((one, at) => (
            <li key={one} className={`answer-${one}`}>
              <Icon name={answerIcons[one]} />
              <b>{textOf(cells[at]!)}</b> {t(`answer.live_${one}`)}
            </li>
          ))}
        </ul>
      )}
      <p className="hint">
        {t('decide.present', { n: present })} {unanswered > 0 && t('decide.unanswered', { n: unanswered })}
      </p>
      {day && <p>{t('decide.look', { day })}</p>}
    </article>
  )
}
