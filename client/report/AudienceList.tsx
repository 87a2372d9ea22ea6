import { nanoid } from 'nanoid'
import { useCallback, useEffect, useState } from 'react'
import type { WordKey } from '#shared/words/keys.ts'
import { languages } from '#shared/words/languages.ts'
import { dayIn } from '#shared/words/words.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import {
  type AudienceEntry,
  askAudiences,
  type Group,
  type AudienceList as List,
  type Records,
  saveAudiences,
} from './api.ts'
import { EntryForm } from './EntryForm.tsx'
import { Wrong } from './Wrong.tsx'

interface AudienceListProps {
  readonly group: Group
  readonly records: Records
  close(): void
  /** Makes the report that this one needs. */
  make(entry: AudienceEntry): void
}

const fresh = (language: string, today: string): AudienceEntry => ({
  ...{ id: nanoid(12), who: '', needs: '', format: 'link', language, audience: 'deciders', since: today, sent: '' },
})

/** Whom the group reports to: who they are, what they need, in what form, since when, and when something went to them last. */
export function AudienceList({ group, records, close, make }: AudienceListProps) {
  const { t, language } = useWords()
  const [list, setList] = useState<List | null>(null)
  const [editing, setEditing] = useState<AudienceEntry | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const fail = useCallback((error: unknown) => setTrouble(troubleOf(error)), [])
  useEffect(() => {
    askAudiences(group).then(setList, fail)
  }, [group, fail])

  async function save(next: readonly AudienceEntry[]) {
    if (!list) return
    try {
      setList(await saveAudiences(group, { ...list, list: [...next] }))
      setEditing(null)
      setTrouble(null)
      answer(t('common.saved'))
    } catch (error) {
      fail(error)
      // Somebody else was first: theirs is shown, and this one's words stay in the form.
      await askAudiences(group).then(setList, fail)
    }
  }
  const entries = list?.list ?? []
  const put = (entry: AudienceEntry) =>
    save(
      entries.some(({ id }) => id === entry.id)
        ? entries.map(one => (one.id === entry.id ? entry : one))
        : [...entries, entry],
    )

  return (
    <Sheet title={t('maker.list')} close={close}>
      <p>{t('list.hint')}</p>
      <Wrong trouble={trouble} />
      <ul className="audience-list">
        {entries.map(entry => (
          <li key={entry.id}>
            <div className="words" dir="auto">
              <b>{entry.who}</b>
              {entry.needs && <p>{entry.needs}</p>}
            </div>
            <small>
              {entry.format === 'link' ? t('maker.link') : t(`format.${entry.format}` as WordKey)} ·{' '}
              {t(`maker.audience_${entry.audience}`)} · {languages.find(({ tag }) => tag === entry.language)?.name}
              <br />
              {t('list.since', { day: dayIn(language, entry.since) })} ·{' '}
              {entry.sent ? t('list.sent', { day: dayIn(language, entry.sent) }) : t('list.not_sent')}
            </small>
            <div className="row">
              <button type="button" className="tool" onClick={() => make(entry)}>
                {t('list.make')}
                <span className="vh">: {entry.who}</span>
              </button>
              <button type="button" className="tool" onClick={() => setEditing(entry)}>
                <Icon name="pen" />
                {t('list.change')}
                <span className="vh">: {entry.who}</span>
              </button>
              <button
                type="button"
                className="tool"
                onClick={() => void save(entries.filter(({ id }) => id !== entry.id))}
              >
                <Icon name="bin" />
                {t('list.remove')}
                <span className="vh">: {entry.who}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      {editing ? (
        <EntryForm
          entry={editing}
          formats={records.formats}
          save={entry => void put(entry)}
          cancel={() => setEditing(null)}
        />
      ) : (
        <button
          type="button"
          className="btn alt"
          aria-disabled={!list}
          onClick={() => list && setEditing(fresh(language.tag, new Date().toISOString().slice(0, 10)))}
        >
          <Icon name="plus" />
          {t('list.add')}
        </button>
      )}
    </Sheet>
  )
}
