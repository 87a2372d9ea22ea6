import { nanoid } from 'nanoid'
import { useId, useRef, useState } from 'react'
import { kinds } from '#shared/board/kinds.ts'
import type { SeatView, StepView } from '#shared/board/projection.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'
import { stepTypes } from '#shared/meeting/steps.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import type { Whose } from '../board/outbox.ts'
import type { Outcome } from '../board/store.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { CardBox } from './CardBox.tsx'
import type { Draft } from './draft.ts'
import { KindChoice } from './KindChoice.tsx'
import { NameChoice } from './NameChoice.tsx'
import { WhoSees } from './WhoSees.tsx'

/** A card that has just been written, and what becomes of it. */
export interface Written {
  readonly claim: string
  readonly text: string
  readonly outcome: Promise<Outcome>
}

interface ComposerProps {
  readonly step: StepView
  readonly draft: Draft
  /** Whose words these are; the writer's own when left out. What is sent is the same. [A13] */
  readonly whose?: Whose
  /** Enter adds the card: for whoever types in one after the other. */
  readonly enterAdds?: boolean
  readonly onWritten?: (card: Written) => void
}

/** Where somebody writes a card: kind, words, who will see it, add. */
export function Composer({ step, draft, whose = 'mine', enterAdds = false, onWritten }: ComposerProps) {
  const { t, language } = useWords()
  const act = useAct()
  const { own, here, projection } = useView()
  const [hidesName, setHidesName] = useState(false)
  const [person, setPerson] = useState<SeatView['id'] | ''>('')
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const sees = useId()
  const { kind, text, write } = draft
  const mayHideName = kinds[kind].sharing === 'named'
  const showName = whose === 'mine' ? !hidesName : person !== ''
  const sharing = sharingOf(kind, showName)

  async function add() {
    const claim = nanoid(22)
    // Whom it is for is said of a card with a name only: the others are all alike.
    const named = sharing === 'named' && person ? { for: person } : {}
    const card = { card: nanoid(12), kind, text, lang: language.tag, claim, showName, ...named }
    const posting = act('card.post', card, step.id, whose)
    // What is refused here is refused at once; what is sent is safe, and the box is free for the next.
    const outcome = await Promise.race([posting, Promise.resolve(null)])
    box.current?.focus()
    if (outcome && !outcome.done) return setRefusal(outcome.reason)
    setRefusal(null)
    write({ text: '' })
    onWritten?.({ claim, text, outcome: posting })
    if (whose === 'nobodys') answer(t('no_phone.added'))
    else answer(t('card.added', { n: own.filter(card => card.step === step.id).length + 1 }))
  }

  return (
    <form
      className="composer"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <KindChoice kinds={stepTypes[step.type].kinds} chosen={kind} choose={kind => write({ kind })} />
      <CardBox
        kind={kind}
        text={text}
        change={words => {
          setRefusal(null)
          write({ text: words })
        }}
        refusal={refusal}
        sees={sees}
        box={box}
        help={projection?.help ?? ''}
        {...(enterAdds && { onEnter: () => void add() })}
      />
      {mayHideName &&
        (whose === 'mine' ? (
          <label className="check">
            <input type="checkbox" checked={hidesName} onChange={event => setHidesName(event.target.checked)} />
            {t('card.hide_name')}
          </label>
        ) : (
          <NameChoice chosen={person} choose={setPerson} />
        ))}
      <div id={sees}>
        <WhoSees sharing={sharing} people={here.size} />
      </div>
      <button type="submit" className="btn block">
        {t('card.add')}
      </button>
    </form>
  )
}
