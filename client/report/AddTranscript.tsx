import { useMemo, useState } from 'react'
import * as v from 'valibot'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { type AnnexTurns, annexTurns, SOMEBODY } from '#shared/speaking/annex.ts'
import type { RoomSummary } from '#shared/speaking/roomSummary.ts'
import type { Seat } from '#shared/speaking/transcript/names.ts'
import { planImport } from '#shared/speaking/transcript/plan.ts'
import type { Transcript } from '#shared/speaking/transcript/transcript.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { useNameOf } from '../people/Face.tsx'
import { ChooseTranscript, type ChosenTranscript } from '../speaking/ChooseTranscript.tsx'
import { ImportNames } from '../speaking/ImportNames.tsx'
import { ImportPreview } from '../speaking/ImportPreview.tsx'
import { useWhoIsWho } from '../speaking/useWhoIsWho.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TroubleNotice } from '../ui/TroubleNotice.tsx'
import { useWords } from '../words.tsx'
import { addAnnex, type Group, removeAnnex } from './api.ts'

interface AddTranscriptProps {
  readonly group: Group
  readonly record: FiledMeeting
  close(): void
  /** The record has changed. */
  changed(): void
}

/** People of a record are told by their place in it. */
const personOf = (who: string) => (who === '?' ? SOMEBODY : Number(who))

interface TurnsFormProps {
  readonly transcript: Transcript
  readonly people: readonly Seat[]
  add(turns: AnnexTurns): void
}

/** Who is who in a transcript, and what will be sent of it: turns, and neither a name nor a word. */
function TurnsForm({ transcript, people, add }: TurnsFormProps) {
  const { t } = useWords()
  const { cues, skipped } = transcript
  const whoIsWho = useWhoIsWho(transcript, people)
  const { seatOf } = whoIsWho
  const plan = useMemo(() => {
    const first = cues.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)
    return planImport(cues, seatOf as never, { began: 0, offset: -first, now: Number.MAX_SAFE_INTEGER })
  }, [cues, seatOf])
  const turns = plan.lines.map(([, , who, start, len]): AnnexTurns[number] => [personOf(who), start, start + len])
  const isTooMuch = !v.safeParse(annexTurns, turns).success
  return (
    <form
      className="import-form"
      onSubmit={event => {
        event.preventDefault()
        if (!isTooMuch) add(turns)
      }}
    >
      {skipped[0] && <Notice sort="wait">{t('import.skipped', { n: skipped.length, line: skipped[0].line })}</Notice>}
      <ImportNames {...whoIsWho} people={people} />
      <ImportPreview plan={plan} people={people}>
        <li>{t('annex.all_there')}</li>
        <li>{t('import.at_once')}</li>
      </ImportPreview>
      {isTooMuch && <Notice sort="bad">{t('import.too_many_cues')}</Notice>}
      <button type="submit" className="btn" aria-disabled={isTooMuch}>
        {t('annex.add')}
      </button>
    </form>
  )
}

/** [O44] What a transcript tells of the whole room, added to the record of a meeting that is final. */
export function AddTranscript({ group, record, close, changed }: AddTranscriptProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [read, setRead] = useState<ChosenTranscript | null>(null)
  const [said, setSaid] = useState<'there' | 'full' | 'too_few' | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { number, added } = record
  const people = useMemo(
    () => record.people.map((person, at) => ({ seat: String(at), name: nameOf(person) })),
    [record, nameOf],
  )

  async function send(work: () => Promise<'added' | 'there' | 'full' | 'too_few' | 'away'>) {
    setSaid(null)
    setTrouble(null)
    try {
      const outcome = await work()
      if (outcome !== 'added' && outcome !== 'away') return setSaid(outcome)
      setRead(null)
      answer(t(`annex.${outcome}`))
      changed()
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const takeOut = (summary: RoomSummary) =>
    send(async () => {
      await removeAnnex(group, number, summary)
      return 'away'
    })

  return (
    <Sheet title={t('annex.title')} close={close}>
      <p>{t('annex.hint')}</p>
      <p className="hint">{t('annex.private')}</p>
      {added.length > 0 && (
        <section aria-labelledby="annexes">
          <h3 id="annexes">{t('annex.there_are')}</h3>
          <ul className="shares">
            {added.map(summary => {
              const what = t('look_back.talked', { n: summary.minutes, turns: summary.turns })
              return (
                <li key={JSON.stringify(summary)}>
                  <span>{what}</span>
                  <button type="button" className="tool" onClick={() => void takeOut(summary)}>
                    <Icon name="bin" />
                    {t('annex.take_away')}
                    <span className="vh">: {what}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {/* Once it is in, the field is empty again. */}
      <ChooseTranscript
        key={added.length}
        chosen={next => {
          setRead(next)
          setSaid(null)
          setTrouble(null)
        }}
      />
      {read && (
        <TurnsForm
          key={read.file}
          transcript={read.transcript}
          people={people}
          add={turns => void send(async () => (await addAnnex(group, number, turns)).outcome)}
        />
      )}
      {said && <Notice sort={said === 'there' ? 'good' : 'bad'}>{t(`annex.${said}`)}</Notice>}
      {trouble && <TroubleNotice trouble={trouble} />}
    </Sheet>
  )
}
