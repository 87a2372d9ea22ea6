import { useEffect, useState } from 'react'
import type { Report, SaidCard } from '#shared/report/report.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { answerDraft, type DraftAnswer, type Group, readDraft } from './api.ts'
import { ReportView } from './ReportView.tsx'
import { Wrong } from './Wrong.tsx'

interface Shown {
  readonly id: string
  readonly number: number
  readonly report: Report
  readonly mine: DraftAnswer | null
}

const cardsIn = ({ sections }: Report): SaidCard[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'cards' ? [...block.cards] : [])))

/** The draft of a report: read it, and say whether it can go out. A no has no name, and one mark is enough for a card. */
export function DraftAsk({ group }: { group: Group }) {
  const { t, language } = useWords()
  const [draft, setDraft] = useState<Shown | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [out, setOut] = useState<ReadonlySet<number>>(new Set())
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    let current = true
    readDraft(group, language.tag).then(
      found => {
        if (!current) return
        setDraft(found.draft)
        setOut(new Set(found.draft?.mine?.leaveOut))
      },
      error => current && setTrouble(troubleOf(error)),
    )
    return () => {
      current = false
    }
  }, [group, language])
  if (!draft) return trouble && trouble !== 'unreachable' ? <Notice sort="bad">{t(`refusal.${trouble}`)}</Notice> : null

  async function say(ok: boolean) {
    try {
      const mine = { ok, leaveOut: [...out] }
      await answerDraft(group, draft!, mine)
      setDraft({ ...draft!, mine })
      setIsOpen(false)
      answer(t('draft.thanks'))
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const toggle = (n: number) => {
    const next = new Set(out)
    if (!next.delete(n)) next.add(n)
    setOut(next)
  }

  return (
    <Notice sort="news">
      <p>{t(draft.mine ? 'draft.answered' : 'draft.ask')}</p>
      <button type="button" className="btn" onClick={() => setIsOpen(true)}>
        {t('draft.read')}
        <Icon name="next" />
      </button>
      {isOpen && (
        <Sheet title={t('draft.title')} close={() => setIsOpen(false)}>
          <p>{t('draft.no_name')}</p>
          <Wrong trouble={trouble} />
          <ReportView report={draft.report} />
          <fieldset>
            <legend className="label">{t('draft.which_out')}</legend>
            {cardsIn(draft.report).map(card => (
              <label key={card.n} className="check">
                <input type="checkbox" checked={out.has(card.n)} onChange={() => toggle(card.n)} />
                <span className="words" dir="auto" lang={card.lang || undefined}>
                  {card.text}
                </span>
              </label>
            ))}
          </fieldset>
          <div className="row">
            <button type="button" className="btn" aria-pressed={draft.mine?.ok === true} onClick={() => void say(true)}>
              {t('draft.yes')}
            </button>
            <button
              type="button"
              className="btn alt"
              aria-pressed={draft.mine?.ok === false}
              onClick={() => void say(false)}
            >
              {t('draft.no')}
            </button>
          </div>
        </Sheet>
      )}
    </Notice>
  )
}
