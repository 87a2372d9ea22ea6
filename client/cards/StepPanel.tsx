import { useEffect, useRef, useState } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import { isDone } from '#shared/meeting/done.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer, say } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { CardTable } from './CardTable.tsx'
import { Composer } from './Composer.tsx'
import type { Draft } from './draft.ts'
import { OwnCards } from './OwnCards.tsx'
import { RefusedCards } from './RefusedCards.tsx'
import { Stacks } from './Stacks.tsx'

/** "I'm done", with or without a card. Writing on takes it back. */
function Done({ step }: { step: StepView }) {
  const { t } = useWords()
  const act = useAct()
  const { projection, seat } = useView()
  const me = projection?.seats.find(one => one.id === seat)
  const done = me !== undefined && isDone(me, step)
  return (
    <div className="done">
      <button
        type="button"
        className="btn alt block"
        aria-pressed={done}
        onClick={() => {
          void act('seat.done', { done: !done, turned: step.turned }, step.id)
          answer(done ? t('done.not') : t('done.thanks'))
        }}
      >
        {done && <Icon name="tick" />}
        {done ? t('done.is') : t('done.button')}
      </button>
      <p className="hint">{done ? t('done.thanks') : t('done.hint')}</p>
    </div>
  )
}

/**
 * One step for one person: a place to write and, once there is something to see, the cards on the table. Side by side
 * where there is room; on a phone one at a time, and nobody is taken from what they are writing.
 */
export function StepPanel({ step, draft }: { step: StepView; draft: Draft }) {
  const { t } = useWords()
  const [pane, setPane] = useState<'write' | 'table'>(step.turned > 0 && !draft.text ? 'table' : 'write')
  const turned = useRef(step.turned)
  const heading = useRef<HTMLHeadingElement>(null)
  const hasTable = step.count > 0 || step.turned > 0

  useEffect(() => {
    if (turned.current === step.turned) return
    turned.current = step.turned
    say('turned', t('sr.revealed', { n: step.count }))
    if (!draft.text) setPane('table')
  }, [step.turned, step.count, draft.text, t])

  return (
    <div className={`step-panel show-${pane}`}>
      {hasTable && (
        <div className="panes row">
          <button type="button" className="tool" aria-pressed={pane === 'write'} onClick={() => setPane('write')}>
            <Icon name="pen" />
            {t('card.write')}
          </button>
          <button
            type="button"
            className="tool"
            aria-pressed={pane === 'table'}
            onClick={() => {
              setPane('table')
              heading.current?.focus()
            }}
          >
            <Icon name="people" />
            {t('card.on_table')}
          </button>
        </div>
      )}
      <section className="write" aria-label={t('card.write')}>
        {pane === 'write' && step.turned > 0 && draft.text && <Notice sort="news">{t('card.turned_meanwhile')}</Notice>}
        {step.type === 'ideas' && <p className="hint">{t('card.wild')}</p>}
        <Composer step={step} draft={draft} />
        <RefusedCards draft={draft} />
        <OwnCards step={step} />
        <Done step={step} />
      </section>
      {hasTable ? (
        <section className="table" aria-labelledby={`table-${step.id}`}>
          <h2 id={`table-${step.id}`} tabIndex={-1} ref={heading}>
            {t('card.on_table')}
          </h2>
          {step.turned > 0 && <p className="hint">{t('card.read')}</p>}
          <CardTable step={step} leads={false} />
        </section>
      ) : (
        <section className="meanwhile" aria-hidden="true">
          <Stacks step={step} />
        </section>
      )}
    </div>
  )
}
