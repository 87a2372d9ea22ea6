import { useEffect, useRef } from 'react'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { EraseTalk } from './EraseTalk.tsx'
import './folds.css'

const FACTS = ['sound', 'host', 'phone', 'wall', 'named', 'end', 'quiet'] as const

/** Who sees what, what to do where it is not right, and how to be rid of it. `isWrong` leads there. [W19] [W20] [W23] */
export function TalkRights({ drop, isWrong }: { drop: () => void; isWrong: boolean }) {
  const { t } = useWords()
  const act = useAct()
  const { projection } = useView()
  const wrong = useRef<HTMLElement>(null)
  useEffect(() => {
    // Once the sheet is open: until then nothing in it can have the focus.
    if (isWrong) requestAnimationFrame(() => wrong.current?.focus())
  }, [isWrong])
  const isShown = projection?.balance?.isHidden !== true

  return (
    <section className="talk-rights folds">
      <details>
        <summary>{t('speak.how_title')}</summary>
        <ul>
          {FACTS.map(fact => (
            <li key={fact}>{t(`speak.fact_${fact}`)}</li>
          ))}
        </ul>
      </details>
      <details open={isWrong}>
        <summary ref={wrong}>{t('speak.wrong')}</summary>
        <p>{t('speak.wrong_ask')}</p>
        <EraseTalk drop={drop} />
      </details>
      {isShown ? (
        <div>
          <button
            type="button"
            className="tool"
            onClick={() => {
              void act('balance.show', { shown: false })
              answer(t('speak.hidden'))
            }}
          >
            <Icon name="cover" />
            {t('speak.hide')}
          </button>
          <p className="hint">{t('speak.hide_hint')}</p>
        </div>
      ) : (
        <p>{t('speak.hidden')}</p>
      )}
    </section>
  )
}
