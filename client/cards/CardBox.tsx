import { type RefObject, useId } from 'react'
import type { Kind } from '#shared/board/kinds.ts'
import { LONG_CARD, lengthOf } from '#shared/board/text.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { HelpNow } from '../care/HelpNow.tsx'
import { canHear, hear } from '../ui/hear.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { lookClass } from './kind.ts'
import { SayIt } from './SayIt.tsx'

interface CardBoxProps {
  readonly kind: Kind
  readonly text: string
  readonly change: (text: string) => void
  /** Why the words were not taken, if they were not. */
  readonly refusal: RefusalReason | null
  /** Id of the line that says who will see this. */
  readonly sees: string
  readonly box: RefObject<HTMLTextAreaElement | null>
  /** What the host has written down as help near here; empty for the numbers that we know. */
  readonly help: string
  /** What Enter does, for whoever types in one after the other; a new line when left out. */
  readonly onEnter?: () => void
}

/** The box that a card is written in: its kind's shape, and everything that helps to write. */
export function CardBox({ kind, text, change, refusal, sees, box, help, onEnter }: CardBoxProps) {
  const { t, language } = useWords()
  const ids = useId()
  return (
    <>
      <div className={`card box ${lookClass(kind)}`}>
        <label htmlFor={`${ids}-text`}>{t(`starter.${kind}`)}</label>
        <textarea
          id={`${ids}-text`}
          ref={box}
          className="words"
          rows={2}
          dir="auto"
          value={text}
          aria-describedby={`${sees} ${ids}-help`}
          aria-invalid={refusal !== null}
          onChange={event => change(event.target.value)}
          onKeyDown={event => {
            if (!onEnter || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            onEnter()
          }}
        />
        <div className="box-tools">
          <SayIt add={words => change(text ? `${text} ${words}` : words)} />
          {canHear() && (
            <button type="button" className="tool" onClick={() => hear([{ text, lang: language.tag }])}>
              <Icon name="sound" />
              {t('common.hear')}
            </button>
          )}
        </div>
      </div>
      <div id={`${ids}-help`}>
        {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
        {!refusal && lengthOf(text) > LONG_CARD && <p className="hint">{t('card.long')}</p>}
      </div>
      <HelpNow text={text} near={help} />
    </>
  )
}
