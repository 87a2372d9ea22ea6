import { useState } from 'react'
import { type Trouble, troubleOf } from '../board/api.ts'
import { creditedAs } from '../people/creditedAs.ts'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { type Group, takeNameOut } from './api.ts'
import { Wrong } from './Wrong.tsx'

/** [O5] Whoever said yes to their name can still take it out, once the meeting is final. */
export function OwnNameOut({ group, number }: { group: Group; number: number }) {
  const { t } = useWords()
  const [isOut, setIsOut] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const nameOf = useNameOf()
  const me = creditedAs(group.board)
  if (!me) return null
  return (
    <section className="own-name">
      <p>{t(isOut ? 'credit.no_done' : 'credit.later', { name: nameOf(me) })}</p>
      <Wrong trouble={trouble} />
      {!isOut && (
        <button
          type="button"
          className="tool"
          onClick={() =>
            takeNameOut(group, number, me).then(
              () => {
                setIsOut(true)
                setTrouble(null)
                answer(t('credit.no_done'))
              },
              error => setTrouble(troubleOf(error)),
            )
          }
        >
          <Icon name="cross" />
          {t('credit.take_out')}
        </button>
      )}
    </section>
  )
}
