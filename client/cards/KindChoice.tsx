import { useId } from 'react'
import type { Kind } from '#shared/board/kinds.ts'
import { useWords } from '../words.tsx'
import { KindBadge } from './KindBadge.tsx'

/** Which kind of card it is: a word, a sign, a colour and a shape. Where there is only one there is no choice. */
export function KindChoice({
  kinds,
  chosen,
  choose,
}: {
  kinds: readonly Kind[]
  chosen: Kind
  choose: (kind: Kind) => void
}) {
  const { t } = useWords()
  const name = useId()
  if (kinds.length === 1) return null
  return (
    <fieldset>
      <legend className="vh">{t('card.kind')}</legend>
      <div className={`kinds of-${kinds.length}`}>
        {kinds.map(kind => (
          <label key={kind} className={`look-${kind}`}>
            <input type="radio" name={name} checked={kind === chosen} onChange={() => choose(kind)} />
            <KindBadge kind={kind} />
            {t(`kind.${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
