import { useState } from 'react'
import type { Row } from '#shared/board/schema.ts'
import { useAct } from '../board/table.tsx'
import { TimeLeft } from '../plan/TimeLeft.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

const MORE = 2
const USUAL = [2, 5, 10, 15] as const

/** The time of this step: how much is left, two minutes more in one tap, or a timer of any length. */
export function TimerTool({ meeting }: { meeting: Row<'meeting'> }) {
  const { t } = useWords()
  const act = useAct()
  const [open, setOpen] = useState(false)
  const [minutes, setMinutes] = useState('5')
  const close = () => setOpen(false)
  const runs = meeting.timerEnd > 0

  function start(minutes: number) {
    void act('timer.start', { minutes })
    answer(t('timer.started'))
    close()
  }

  return (
    <div className="timer row">
      <button type="button" className={runs ? 'tool bare' : 'tool'} onClick={() => setOpen(true)}>
        {runs ? (
          <>
            <TimeLeft />
            <span className="vh">. {t('timer.set')}</span>
          </>
        ) : (
          <>
            <Icon name="clock" />
            {t('timer.set')}
          </>
        )}
      </button>
      {runs && (
        <button
          type="button"
          className="tool"
          onClick={() => void act('timer.more', { minutes: MORE, end: meeting.timerEnd })}
        >
          <Icon name="plus" />
          <span aria-hidden="true">{t('timer.more', { n: MORE })}</span>
          <span className="vh">{t('timer.more_sr', { n: MORE })}</span>
        </button>
      )}
      {open && (
        <Sheet title={t('timer.title')} close={close}>
          <p>{t('timer.hint')}</p>
          <div className="row">
            {USUAL.map(n => (
              <button key={n} type="button" className="tool" onClick={() => start(n)}>
                {t('timer.more', { n })}
              </button>
            ))}
          </div>
          <form
            className="row"
            onSubmit={event => {
              event.preventDefault()
              const n = Math.round(Number(minutes))
              if (n >= 1) start(Math.min(n, 24 * 60))
            }}
          >
            <label>
              <span className="label">{t('timer.minutes')}</span>
              <input
                className="field number"
                inputMode="numeric"
                value={minutes}
                maxLength={4}
                onChange={event => setMinutes(event.currentTarget.value.replace(/\D/g, ''))}
              />
            </label>
            <button type="submit" className="btn">
              {t('timer.start')}
            </button>
          </form>
          {runs && (
            <button
              type="button"
              className="btn alt"
              onClick={() => {
                void act('timer.stop', {})
                answer(t('timer.stopped'))
                close()
              }}
            >
              {t('timer.stop')}
            </button>
          )}
        </Sheet>
      )}
    </div>
  )
}
