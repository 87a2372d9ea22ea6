import { useId } from 'react'
import { useAct, useStore, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { keepCredited } from './creditedAs.ts'
import { useNameOf } from './Face.tsx'

/** [O5] May my name be in reports? Asked once for all; who says nothing has said no, and that can be changed here. */
export default function NameInReports() {
  const { t } = useWords()
  const act = useAct()
  const { board } = useStore()
  const nameOf = useNameOf()
  const { credited, projection, seat } = useView()
  const me = projection?.seats.find(one => one.id === seat)
  const id = useId()
  return (
    <section className="ask" aria-labelledby={id}>
      <h2 id={id}>{t('credit.title')}</h2>
      <p>{t('credit.question')}</p>
      {me && (
        <p className="words" dir="auto">
          {t('credit.shown_as', { name: nameOf(me) })}
        </p>
      )}
      <p className="hint">{t('credit.what')}</p>
      <div className="row">
        {([true, false] as const).map(yes => (
          <button
            key={String(yes)}
            type="button"
            className="btn alt"
            aria-pressed={credited === yes}
            onClick={() => {
              void act('credit.say', { yes })
              if (yes && me) keepCredited(board, me)
              answer(t(yes ? 'credit.yes_done' : 'credit.no_done'))
            }}
          >
            {t(yes ? 'credit.yes' : 'credit.no')}
          </button>
        ))}
      </div>
    </section>
  )
}
