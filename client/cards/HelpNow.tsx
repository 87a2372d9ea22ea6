import { useEffect, useState } from 'react'
import { mayNeedHelp } from '#shared/words/crisis.ts'
import { say } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/**
 * Where to find help, for whoever is writing and nobody else: nothing of it leaves this screen, and the card is a card
 * like any other. [T17]
 */
export function HelpNow({ text, near }: { text: string; near: string }) {
  const { t } = useWords()
  const [putAway, setPutAway] = useState(false)
  const shown = mayNeedHelp(text)
  const isNeeded = shown && !putAway
  // Said once for one box of words; the next card is another one.
  useEffect(() => {
    if (text === '') setPutAway(false)
  }, [text])
  useEffect(() => {
    if (isNeeded) say('help', t('help.title'))
  }, [isNeeded, t])
  if (!isNeeded) return null
  return (
    <Notice sort="good">
      <p>
        <strong>{t('help.title')}</strong>
      </p>
      {near && (
        <p className="words" dir="auto">
          {near}
        </p>
      )}
      <ul className="help-lines">
        <li>
          <a href="tel:116123">{t('help.samaritans')}</a>
        </li>
        <li>
          <a href="sms:85258?body=SHOUT">{t('help.shout')}</a>
        </li>
      </ul>
      <p className="hint">{t('help.only_you')}</p>
      <button type="button" className="tool" onClick={() => setPutAway(true)}>
        {t('common.ok')}
      </button>
    </Notice>
  )
}
