import type { DecisionView } from '#shared/board/chosen.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { DecisionWords } from './CheckPanel.tsx'
import { ThreeNumbers } from './check.tsx'

/** A decision on record: its words, its numbers, and when to look again. */
export function Decided({ decision }: { decision: DecisionView }) {
  const { t, language } = useWords()
  const { cells, was, present, unanswered, again, carried } = decision
  const day =
    again && new Intl.DateTimeFormat(language.locale, { dateStyle: 'long' }).format(new Date(`${again}T12:00`))
  return (
    <article className="decided panel">
      <h2>
        <Icon name="tick" />
        {t(carried ? 'decide.carried' : 'decide.title')}
      </h2>
      <DecisionWords decision={decision} />
      {was && <p className="hint">{t('decide.was', { words: was })}</p>}
      {cells && <ThreeNumbers sort="live" cells={cells} />}
      <p className="hint">
        {t('decide.present', { n: present })} {unanswered > 0 && t('decide.unanswered', { n: unanswered })}
      </p>
      {day && <p>{t('decide.look', { day })}</p>}
    </article>
  )
}
