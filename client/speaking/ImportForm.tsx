import { nanoid } from 'nanoid'
import { useMemo, useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { Projection } from '#shared/board/projection.ts'
import { endOf } from '#shared/meeting/ending.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import type { Span } from '#shared/speaking/entry.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import { alignment } from '#shared/speaking/transcript/align.ts'
import type { Seat } from '#shared/speaking/transcript/names.ts'
import { planImport, portionsOf } from '#shared/speaking/transcript/plan.ts'
import type { Transcript } from '#shared/speaking/transcript/transcript.ts'
import { useAct, useView } from '../board/table.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { ImportNames } from './ImportNames.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportWhen } from './ImportWhen.tsx'
import { useWhoIsWho } from './useWhoIsWho.ts'

interface ImportFormProps extends Pick<Projection, 'meeting'> {
  readonly transcript: Transcript
  /** Those at the table. */
  readonly people: readonly Seat[]
  /** It is in: so many turns. */
  readonly done: (turns: number) => void
}

/** Who is who in a transcript, when it began, what will come in; then it goes in. */
export function ImportForm({ transcript, people, meeting, done }: ImportFormProps) {
  const { t } = useWords()
  const act = useAct()
  const view = useView()
  const whoIsWho = useWhoIsWho(transcript, people)
  const seatOf = whoIsWho.seatOf as ReadonlyMap<string, Id<'seat'>>
  const [moved, setMoved] = useState<number | null>(null)
  const [sending, setSending] = useState<{ part: number; of: number } | null>(null)
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const { cues, skipped } = transcript

  // As it was when the file was chosen: what is tapped meanwhile does not move it about.
  const [{ live, began, now }] = useState(() => {
    const at = endOf(meeting, Date.now() + view.clockAhead)
    const { resolved, span } = figuresOf(view.talk, at)
    const from = span[0]
    const talk = [...resolved.talk].map(
      ([seat, spans]) => [seat, spans.map(([a, b]): Span => [a - from, b - from])] as const,
    )
    return { live: new Map<string, readonly Span[]>(talk), began: from, now: at }
  })
  const found = useMemo(() => {
    const said = new Map<string, Span[]>()
    for (const { name, start, end } of cues) {
      const seat = seatOf.get(name)
      if (seat) said.set(seat, [...(said.get(seat) ?? []), [start, end]])
    }
    return alignment(said, live)
  }, [cues, seatOf, live])
  const offset = moved ?? found?.offset ?? 0
  const plan = useMemo(() => planImport(cues, seatOf, { began, offset, now }), [cues, seatOf, began, offset, now])

  async function bringIn() {
    const cap = nanoid(12) as Id<'cap'>
    const portions = portionsOf(plan.lines)
    setRefusal(null)
    for (const [at, portion] of portions.entries()) {
      setSending({ part: at + 1, of: portions.length })
      const lines = portion.map(([...line]) => line)
      const outcome = await act('talk.import', { cap, lines })
      if (outcome.done) continue
      // Half an import would be neither the one nor the other.
      await act('talk.unimport', { cap })
      setSending(null)
      return setRefusal(outcome.reason)
    }
    setSending(null)
    done(plan.lines.length)
  }

  return (
    <form
      className="import-form"
      onSubmit={event => {
        event.preventDefault()
        if (!sending && plan.lines.length > 0) void bringIn()
      }}
    >
      {skipped[0] && <Notice sort="wait">{t('import.skipped', { n: skipped.length, line: skipped[0].line })}</Notice>}
      <ImportNames {...whoIsWho} people={people} />
      <ImportWhen offset={offset} isFound={moved === null && found !== null} move={setMoved} />
      <ImportPreview plan={plan} people={people}>
        {plan.gaps > 0 && <li>{t('import.gaps', { n: plan.gaps })}</li>}
        {plan.outside > 0 && <li>{t('import.outside', { n: plan.outside })}</li>}
        <li>{t('import.at_once')}</li>
        <li>{t('import.wins')}</li>
      </ImportPreview>
      {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
      <button type="submit" className="btn" aria-disabled={sending !== null || plan.lines.length === 0}>
        {sending ? t('import.part', { n: sending.part, total: sending.of }) : t('import.go')}
      </button>
    </form>
  )
}
