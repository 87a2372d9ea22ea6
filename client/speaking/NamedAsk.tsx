import { useEffect } from 'react'
import { useAct, useView } from '../board/table.tsx'
import { answer, say } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'

/** [W52] "Show names on the big screen?", with what it shows. Yes and no are alike, and a no looks like no answer. */
export function NamedAsk({ answered }: { answered: () => void }) {
  const { t } = useWords()
  const act = useAct()
  useEffect(() => say('named', t('named.ask')), [t])
  return (
    <section className="still named-ask" aria-labelledby="named-ask">
      <h3 id="named-ask">{t('named.ask')}</h3>
      <p>{t('named.what')}</p>
      <p>{t('named.all')}</p>
      <p className="hint">{t('named.off_any')}</p>
      <div className="row">
        {([true, false] as const).map(yes => (
          <button
            key={String(yes)}
            type="button"
            className="btn alt"
            onClick={() => {
              void act('named.agree', { yes })
              answer(t(yes ? 'named.yes_done' : 'named.no_done'))
              answered()
            }}
          >
            {t(yes ? 'named.yes' : 'named.no')}
          </button>
        ))}
      </div>
    </section>
  )
}

/** In the sheet: how it stands, and how to be rid of it, whole or for oneself. [W53] */
export function NamedHere() {
  const { t } = useWords()
  const act = useAct()
  const { projection, agreed } = useView()
  const balance = projection?.balance
  if (!balance?.namedAsked) return null
  const isOn = balance.named !== null
  return (
    <section className="named-here" aria-labelledby="named-here">
      <h3 id="named-here">{t('named.title')}</h3>
      {isOn ? <p>{t('named.on')}</p> : agreed && <p>{t('named.waits')}</p>}
      {!agreed && <NamedAsk answered={() => {}} />}
      <div className="row">
        {agreed && (
          <button
            type="button"
            className="tool"
            onClick={() => {
              void act('named.agree', { yes: false })
              answer(t(isOn ? 'named.left_out' : 'named.no_done'))
            }}
          >
            {t(isOn ? 'named.leave_out' : 'named.change')}
          </button>
        )}
        {isOn && <NamedEnd />}
      </div>
    </section>
  )
}

/** Takes the names off, for anyone. */
export function NamedEnd() {
  const { t } = useWords()
  const act = useAct()
  return (
    <button
      type="button"
      className="tool"
      onClick={() => {
        void act('named.end', {})
        answer(t('named.ended'))
      }}
    >
      {t('named.end')}
    </button>
  )
}
