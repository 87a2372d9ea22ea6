import { SHOW_FROM } from '#shared/voting/safe.ts'
import { useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** The line beside a vote or a question: what the box will do with it, from the numbers that the box goes by. */
export function BoxSees({ of }: { of: 'vote' | 'check' }) {
  const { t } = useWords()
  const { here } = useView()
  return (
    <div className="who-sees">
      <Icon name="lock" />
      <p>
        {t(`${of}.secret`)} {of === 'vote' && t('vote.all_same')}
        {here.size < SHOW_FROM && <strong> {t(`${of}.too_small`, { few: SHOW_FROM })}</strong>}
      </p>
    </div>
  )
}
