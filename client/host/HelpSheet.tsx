import { useId, useState } from 'react'
import { LONGEST } from '#shared/board/text.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

/** Help near the group, for whoever writes words that worry. Nobody is told who that is, the host included. [T17] */
export function HelpSheet({ help, close }: { help: string; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const field = useId()
  const [text, setText] = useState(help)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function save() {
    const outcome = await act('help.set', { help: text })
    answer(outcome.done ? t('common.saved') : t(`refusal.${outcome.reason}`))
    if (outcome.done) close()
    else setTrouble(t(`refusal.${outcome.reason}`))
  }

  return (
    <Sheet title={t('help.set')} close={close}>
      <p>{t('help.set_why')}</p>
      <form
        className="step-form"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <label className="label" htmlFor={field}>
          {t('help.set_what')}
        </label>
        <textarea
          id={field}
          className="field words"
          rows={3}
          dir="auto"
          maxLength={LONGEST.help}
          value={text}
          aria-describedby={`${field}-hint`}
          onChange={event => setText(event.currentTarget.value)}
        />
        <p className="hint" id={`${field}-hint`}>
          {t('help.set_hint')}
        </p>
        {trouble && <Notice sort="bad">{trouble}</Notice>}
        <button type="submit" className="btn">
          {t('common.save')}
        </button>
      </form>
    </Sheet>
  )
}
