import { useState } from 'react'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { useAct } from '../board/table.tsx'
import { WhoHelps } from '../care/HelpNow.tsx'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

/** Who helps near by: written by a host, and shown to whoever's own words sound as if they need it. */
export function HelpSheet({ help, close }: { help: string; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const [text, setText] = useState(help)
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)

  async function save() {
    const outcome = await act('help.set', { help: text })
    if (!outcome.done) return setRefusal(outcome.reason)
    answer(t('common.saved'))
    close()
  }

  return (
    <Sheet title={t('help.near')} close={close}>
      <form
        className="help-near"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <p>{t('help.near_where')}</p>
        <label>
          {t('help.near_what')} <span className="hint">{t('help.near_hint')}</span>
          <textarea
            className="field"
            rows={3}
            dir="auto"
            value={text}
            onChange={event => {
              setText(event.currentTarget.value)
              setRefusal(null)
            }}
          />
        </label>
        {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
        <p className="hint">{t('help.near_shown')}</p>
        <Notice sort="care">
          <WhoHelps near={text} />
        </Notice>
        <button type="submit" className="btn block">
          {t('common.save')}
        </button>
      </form>
    </Sheet>
  )
}
