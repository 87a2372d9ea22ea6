import { useEffect, useState } from 'react'
import { useView } from '../board/table.tsx'
import { say } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** [D6] Cards of one's own for a step that the room has left, which all others see only if it turns over there again. */
export function LateCards() {
  const { t } = useWords()
  const { own } = useView()
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())
  const late = own.filter(({ where, saved, claim }) => where === 'late' && saved && !known.has(claim))
  const count = late.length
  useEffect(() => {
    if (count > 0) say('late', t('card.late', { n: count }))
  }, [count, t])
  if (count === 0) return null
  return (
    <Notice sort="wait">
      <p>{t('card.late', { n: count })}</p>
      <ul>
        {late.map(({ claim, text }) => (
          <li key={claim} className="words" dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <button type="button" className="tool" onClick={() => setKnown(new Set(own.map(({ claim }) => claim)))}>
        {t('common.ok')}
      </button>
    </Notice>
  )
}
