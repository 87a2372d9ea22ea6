import { useEffect, useState } from 'react'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { type KeptTurns, keptShares, spansOf, windowOf } from '#shared/speaking/keptTurns.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { useNameOf } from '../people/Face.tsx'
import { TalkShares } from '../speaking/charts/TalkShares.tsx'
import { WhoSpoke } from '../speaking/charts/WhoSpoke.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TroubleNotice } from '../ui/TroubleNotice.tsx'
import { useWords } from '../words.tsx'
import { askKeptTalk, destroyKeptTalk, eraseKeptTalk, type Group } from './api.ts'

interface KeptTalkProps {
  readonly group: Group
  readonly record: FiledMeeting
}

/** Who spoke when: both charts, and the two ways to forget. */
function Charts({ kept, group, record, forgot }: KeptTalkProps & { kept: KeptTurns; forgot: (words: string) => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [person, setPerson] = useState('')
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const spans = spansOf(kept)
  const named = (at: number) => (record.people[at] ? nameOf(record.people[at]) : t('chart.others'))
  const fail = (error: unknown) => setTrouble(troubleOf(error))

  return (
    <>
      <p className="hint">{t('kept_talk.only_hosts')}</p>
      <WhoSpoke
        lanes={[...spans].map(([at, turns]) => ({ id: String(at), name: named(at), spans: turns }))}
        window={windowOf(kept)}
      />
      <TalkShares rows={keptShares(spans)} nameOf={seat => named(Number(seat))} />
      <p className="hint">{t('kept_talk.no_times')}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      <form
        className="entry-form"
        onSubmit={event => {
          event.preventDefault()
          const { name = '', guest = 0 } = record.people[Number(person)] ?? {}
          if (person) eraseKeptTalk(group, record.number, { name, guest }).then(() => forgot(t('kept_talk.out')), fail)
        }}
      >
        <label className="label" htmlFor="kept-person">
          {t('kept_talk.take_out')}
        </label>
        <select id="kept-person" className="field" value={person} onChange={event => setPerson(event.target.value)}>
          <option value="">{t('kept_talk.choose')}</option>
          {[...spans.keys()].map(at => (
            <option key={at} value={at}>
              {named(at)}
            </option>
          ))}
        </select>
        <button type="submit" className="tool" aria-disabled={!person}>
          <Icon name="cross" />
          {t('kept_talk.take_out_go')}
        </button>
      </form>
      {asking ? (
        <div className="ask">
          <p>{t('kept_talk.destroy_ask')}</p>
          <div className="row">
            <button
              type="button"
              className="btn"
              onClick={() => destroyKeptTalk(group, record.number).then(() => forgot(t('kept_talk.destroyed')), fail)}
            >
              {t('kept_talk.destroy_yes')}
            </button>
            <button type="button" className="btn alt" onClick={() => setAsking(false)}>
              {t('kept_talk.destroy_no')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="btn alt" onClick={() => setAsking(true)}>
          <Icon name="bin" />
          {t('kept_talk.destroy')}
        </button>
      )}
    </>
  )
}

/** [W59] Where the group has agreed to keep who spoke when: a way for hosts to look at it. Nothing where it is not kept. */
export function KeptTalk({ group, record }: KeptTalkProps) {
  const { t } = useWords()
  const [kept, setKept] = useState<KeptTurns | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const { number } = record
  // biome-ignore lint/correctness/useExhaustiveDependencies: something was taken out, so it is asked anew
  useEffect(() => {
    let current = true
    askKeptTalk(group, number).then(
      answer => current && setKept(answer.kept),
      // Without a signal there is nothing to look at; the report beside it says so.
      () => current && setKept(null),
    )
    return () => {
      current = false
    }
  }, [group, number, attempt])

  if (!kept && !isOpen) return null
  return (
    <>
      <button type="button" className="tool" onClick={() => setIsOpen(true)}>
        <Icon name="sound" />
        {t('chart.who')}
      </button>
      {isOpen && (
        <Sheet title={t('chart.who')} close={() => setIsOpen(false)}>
          {kept ? (
            <Charts
              kept={kept}
              group={group}
              record={record}
              forgot={words => {
                answer(words)
                setAttempt(attempt + 1)
              }}
            />
          ) : (
            <p>{t('kept_talk.nothing')}</p>
          )}
        </Sheet>
      )}
    </>
  )
}
