import { useEffect, useState } from 'react'
import { type Trouble, troubleOf } from '../board/api.ts'
import { knownGroup } from '../board/seats.ts'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { askKeptTalk, eraseKeptTalk, type Group } from './api.ts'

/** Numbers that guests can have. */
const GUESTS = Array.from({ length: 500 }, (_, at) => at + 1)

/** [W59] Where it was kept who spoke when, each can take theirs out, by the name that they had. */
export function OwnTalkOut({ group, number }: { group: Group; number: number }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [isKept, setIsKept] = useState(false)
  const [name, setName] = useState(() => knownGroup(group.board)?.name ?? '')
  const [said, setSaid] = useState<'out' | 'not_found' | Trouble | null>(null)
  useEffect(() => {
    let current = true
    askKeptTalk(group, number).then(
      answer => current && setIsKept(answer.isKept),
      () => {},
    )
    return () => {
      current = false
    }
  }, [group, number])
  if (!isKept) return null

  async function takeOut() {
    const written = name.trim()
    // Whoever said no name is a guest with a number, and writes that.
    const guest = GUESTS.find(one => nameOf({ name: '', guest: one }).toLowerCase() === written.toLowerCase()) ?? 0
    try {
      const { found } = await eraseKeptTalk(group, number, { name: guest ? '' : written, guest })
      setSaid(found ? 'out' : 'not_found')
      if (found) answer(t('kept_talk.out'))
    } catch (error) {
      setSaid(troubleOf(error))
    }
  }

  return (
    <section className="own-name" aria-labelledby="own-talk">
      <h2 id="own-talk">{t('kept_talk.kept')}</h2>
      {said === 'out' ? (
        <p>{t('kept_talk.out')}</p>
      ) : (
        <form
          className="entry-form"
          onSubmit={event => {
            event.preventDefault()
            if (name.trim()) void takeOut()
          }}
        >
          <p>{t('kept_talk.yours')}</p>
          <label className="label" htmlFor="own-talk-name">
            {t('kept_talk.name')}
          </label>
          <input
            id="own-talk-name"
            className="field"
            dir="auto"
            autoComplete="off"
            value={name}
            maxLength={40}
            onChange={event => {
              setName(event.target.value)
              setSaid(null)
            }}
          />
          {said && (
            <Notice sort="bad">
              {said === 'not_found'
                ? t('kept_talk.not_found')
                : said === 'unreachable'
                  ? t('state.unreachable')
                  : t(`refusal.${said}`)}
            </Notice>
          )}
          <button type="submit" className="tool" aria-disabled={!name.trim()}>
            <Icon name="cross" />
            {t('kept_talk.take_mine_out')}
          </button>
        </form>
      )}
    </section>
  )
}
