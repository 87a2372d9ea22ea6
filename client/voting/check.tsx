import type { CheckView } from '#shared/board/chosen.ts'
import { type CheckAnswer, checkAnswers } from '#shared/meeting/checks.ts'
import type { Cell } from '#shared/voting/safe.ts'
import { useView } from '../board/table.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { useCellText } from './option.ts'
import './checks.css'

export const answerIcons: Record<CheckAnswer, IconName> = { yes: 'tick', part: 'talk', no: 'help' }

/** The words of the question: the host's own, or those of its sort. */
export function useQuestion(): (check: CheckView) => string {
  const { t } = useWords()
  return ({ sort, question }) => question || t(`check.${sort}`)
}

/** "9 of 12 have answered": of those in the room, or of all who answered where some have left since. */
export function useAnswered(): (check: CheckView) => string {
  const { t } = useWords()
  const { here } = useView()
  return ({ answered }) => t('check.answered', { n: answered, total: Math.max(here.size, answered) })
}

/** How many said each of the three answers. */
export function ThreeNumbers({ sort, cells }: { sort: CheckView['sort']; cells: readonly Cell[] }) {
  const { t } = useWords()
  const textOf = useCellText()
  return (
    <ul className="three">
      {checkAnswers.map((one, at) => (
        <li key={one} className={`answer-${one}`}>
          <Icon name={answerIcons[one]} />
          <b>{textOf(cells[at]!)}</b> {t(`answer.${sort}_${one}`)}
        </li>
      ))}
    </ul>
  )
}
