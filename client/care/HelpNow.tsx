import { useEffect, useMemo, useState } from 'react'
import { mayNeedHelp } from '#shared/words/crisis.ts'
import { withNumbers } from '#shared/words/numbers.ts'
import { say } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** A text in which numbers can be tapped. They stand from left to right in every script. */
const Callable = ({ text }: { text: string }) =>
  withNumbers(text).map(({ text, href }, at) =>
    href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have a place and nothing else
      <a key={at} href={href}>
        <bdi dir="ltr">{text}</bdi>
      </a>
    ) : (
      text
    ),
  )

/** Who helps: near by, in the words of a host, and in the whole country. */
export function WhoHelps({ near }: { near: string }) {
  const { t } = useWords()
  return (
    <ul className="who-helps">
      {near.trim() !== '' && (
        <li className="words" dir="auto">
          <Callable text={near} />
        </li>
      )}
      <li>
        <Callable text={t('help.call')} />
      </li>
      <li>
        <Callable text={t('help.text')} />
      </li>
    </ul>
  )
}

/**
 * [T17] Help for whoever is writing in a box, once their words sound as if they need it. It stands below the box until it is
 * put away, also after the words have been sent or taken out, and is not shown again for the same draft. Nothing of it
 * leaves the page or is kept: not that it was shown, and not that it was put away.
 * @param text what is in the box now
 * @param near who helps near by, in the words of a host; may be empty
 */
export function HelpNow({ text, near }: { text: string; near: string }) {
  const { t } = useWords()
  const [state, setState] = useState<'unseen' | 'shown' | 'away'>('unseen')
  const worrying = useMemo(() => mayNeedHelp(text), [text])

  useEffect(() => {
    if (state === 'unseen' && worrying) {
      setState('shown')
      // Discreet: a phone may read it out in a full room.
      say('help', t('help.note'))
    }
    // An empty box is a new draft.
    if (state === 'away' && text === '') setState('unseen')
  }, [state, worrying, text, t])

  if (state !== 'shown') return null
  return (
    <section aria-label={t('help.title')}>
      <Notice sort="care">
        <p>
          <strong>{t('help.title')}</strong>
        </p>
        <WhoHelps near={near} />
        <p className="hint">{t('help.only_you')}</p>
        <button type="button" className="tool" onClick={() => setState('away')}>
          {t('common.ok')}
        </button>
      </Notice>
    </section>
  )
}
