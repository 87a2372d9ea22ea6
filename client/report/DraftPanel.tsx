import { useEffect, useState } from 'react'
import { type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { type Draft, draftNow, type Group, showDraft, takeDraftAway, type Wanted } from './api.ts'
import { Wrong } from './Wrong.tsx'

/** How often a host is told how the draft stands, ms: the server tells several answers at a time anyway. */
const LOOK_EVERY = 15_000

interface DraftPanelProps {
  readonly group: Group
  readonly wanted: Wanted
  /** Leaves out also what the group would rather leave out. */
  leaveOut(numbers: readonly number[]): void
}

/** The group looks at the report on their phones before it is shared, and each can say no, or mark a card. */
export function DraftPanel({ group, wanted, leaveOut }: DraftPanelProps) {
  const { t } = useWords()
  const { number, choice } = wanted
  const [known, setDraft] = useState<Draft | null>(null)
  /** That of another meeting is about other cards, under the same numbers. */
  const draft = known?.number === number ? known : null
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: something was done, so it is asked anew
  useEffect(() => {
    let current = true
    const look = () =>
      draftNow(group, number).then(
        answer => {
          if (!current) return
          setDraft(answer.draft)
          setTrouble(before => (before === 'unreachable' ? null : before))
        },
        error => current && setTrouble(troubleOf(error)),
      )
    void look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => {
      current = false
      clearInterval(timer)
    }
  }, [group, number, attempt])

  const act = (work: () => Promise<unknown>, said: string) =>
    work().then(
      () => {
        setTrouble(null)
        answer(said)
        setAttempt(now => now + 1)
      },
      error => setTrouble(troubleOf(error)),
    )
  const marked = draft?.marked.filter(n => !choice.leftOut.includes(n)) ?? []

  return (
    <section className="draft" aria-labelledby="draft-title">
      <h2 id="draft-title">{t('draft.title')}</h2>
      <Wrong trouble={trouble} />
      {draft ? (
        <>
          <p>{t('draft.stands', { yes: draft.yes, no: draft.no })}</p>
          {marked.length > 0 && (
            <>
              <p>{t('draft.marked', { n: marked.length })}</p>
              <button
                type="button"
                className="tool"
                onClick={() => leaveOut([...choice.leftOut, ...marked].sort((a, b) => a - b))}
              >
                {t('draft.leave_out')}
              </button>
            </>
          )}
          <button
            type="button"
            className="tool"
            onClick={() => void act(() => takeDraftAway(group, number), t('draft.away'))}
          >
            <Icon name="cross" />
            {t('draft.stop')}
          </button>
        </>
      ) : (
        <p className="hint">{t('draft.hint')}</p>
      )}
      <button type="button" className="tool" onClick={() => void act(() => showDraft(group, wanted), t('draft.shown'))}>
        <Icon name="people" />
        {t(draft ? 'draft.show_again' : 'draft.show')}
      </button>
    </section>
  )
}
