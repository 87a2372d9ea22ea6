import { useMemo, useState } from 'react'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { readFirst, type ToRead, worries } from '#shared/report/readFirst.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { Wrong } from './Wrong.tsx'

interface ReadFirstProps {
  readonly record: FiledMeeting
  readonly leftOut: readonly number[]
  leave(numbers: readonly number[]): void
  /** Erases for good, or fails; null where the meeting is not final yet, and that is done on the board. */
  readonly erase: ((n: number) => Promise<void>) | null
  close(): void
  /** It was read. */
  done(): void
}

/** [O8] "Read it first. Is there anything that could harm someone?" Everything that was said, each with a tick to keep it in. */
export function ReadFirst({ record, leftOut, leave, erase, close, done }: ReadFirstProps) {
  const { t } = useWords()
  const list = useMemo(() => readFirst(record), [record])
  const [onlyPointed, setOnlyPointed] = useState(false)
  const [erasing, setErasing] = useState(0)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const shown = list.filter(one => !onlyPointed || one.worries.length > 0)
  const out = new Set(leftOut)
  const sortName = ({ sort }: ToRead) =>
    sort === 'reason' ? t('maker.reason') : sort === 'decision' ? t('maker.decision') : t(`kind.${sort}`)
  const toggle = (n: number) => {
    const next = new Set(out)
    if (!next.delete(n)) next.add(n)
    leave([...next].sort((a, b) => a - b))
  }
  return (
    <Sheet title={t('maker.read_first')} close={close}>
      <p>{t('maker.read_ask')}</p>
      <ul className="pointed">
        {worries.map(worry => {
          const n = list.filter(one => one.worries.includes(worry)).length
          return n > 0 && <li key={worry}>{t(`maker.n_${worry}`, { n })}</li>
        })}
      </ul>
      <label className="check">
        <input type="checkbox" checked={onlyPointed} onChange={event => setOnlyPointed(event.target.checked)} />
        {t('maker.only_pointed')}
      </label>
      <ul className="to-read">
        {shown.map(one => (
          <li key={one.n} className={out.has(one.n) ? 'left-out' : ''}>
            <label className="check">
              <input type="checkbox" checked={!out.has(one.n)} onChange={() => toggle(one.n)} />
              <span>
                <small>{sortName(one)}</small>
                <span className="words" dir="auto" lang={one.lang || undefined}>
                  {one.text}
                </span>
                {out.has(one.n) && <b>{t('maker.is_out')}</b>}
              </span>
            </label>
            {one.worries.map(worry => (
              <span key={worry} className="worry">
                <Icon name={worry === 'long' ? 'text' : 'help'} />
                {t(`maker.worry_${worry}`)}
              </span>
            ))}
            {erase && out.has(one.n) && erasing !== one.n && (
              <button type="button" className="tool" onClick={() => setErasing(one.n)}>
                <Icon name="bin" />
                {t('erase.button')}
              </button>
            )}
            {erase && erasing === one.n && (
              <div className="still">
                <p>{t('maker.erase_ask')}</p>
                <Wrong trouble={trouble} />
                <div className="row">
                  <button
                    type="button"
                    className="btn"
                    onClick={() => {
                      setTrouble(null)
                      erase(one.n).catch(error => setTrouble(troubleOf(error)))
                    }}
                  >
                    {t('erase.yes')}
                  </button>
                  <button type="button" className="btn alt" onClick={() => setErasing(0)}>
                    {t('common.remove_no')}
                  </button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="read-foot">
        {leftOut.length > 0 && <p>{t('maker.left_out', { n: leftOut.length })}</p>}
        <button type="button" className="btn block" onClick={done}>
          <Icon name="tick" />
          {t('maker.have_read')}
        </button>
      </div>
    </Sheet>
  )
}
