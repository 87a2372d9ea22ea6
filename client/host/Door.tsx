import { useEffect } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { say } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** Who came with the code and waits; and whether a code opens the door or knocks at it. */
export function Door({ projection }: { projection: Projection }) {
  const { t } = useWords()
  const act = useAct()
  const { knocks } = useView()
  const { meeting } = projection
  const count = knocks.length
  useEffect(() => {
    if (count > 0) say('door', t('door.knocks', { n: count }))
  }, [count, t])
  if (meeting.state !== 'open') return null
  const answerAll = (welcome: boolean) => void act('door.answer', { knocks: knocks.map(({ knock }) => knock), welcome })

  return (
    <section className={count > 0 ? 'panel knocks' : 'panel'}>
      <h3>
        <Icon name="door" />
        {count > 0 ? t('door.knocks', { n: count }) : t('door.title')}
      </h3>
      {count > 0 && (
        <>
          <ul>
            {knocks.map(({ knock, name }) => (
              <li key={knock}>
                <span className="words" dir="auto">
                  {name || t('door.no_name')}
                </span>
                <button
                  type="button"
                  className="tool"
                  onClick={() => void act('door.answer', { knocks: [knock], welcome: true })}
                >
                  {t('door.let_in')}
                </button>
                <button
                  type="button"
                  className="tool bare"
                  onClick={() => void act('door.answer', { knocks: [knock], welcome: false })}
                >
                  {t('door.turn_away')}
                </button>
              </li>
            ))}
          </ul>
          {count > 1 && (
            <button type="button" className="tool" onClick={() => answerAll(true)}>
              {t('door.let_all_in')}
            </button>
          )}
        </>
      )}
      <div className="choices">
        {(['open', 'knock'] as const).map(door => (
          <label key={door}>
            <input
              type="radio"
              name="door"
              checked={meeting.door === door}
              onChange={() => {
                void act('door.set', { door })
                if (door === 'open' && count > 0) answerAll(true)
              }}
            />
            {t(`door.${door}`)}
          </label>
        ))}
      </div>
    </section>
  )
}
