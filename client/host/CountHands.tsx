import { useId, useState } from 'react'
import type { RoundView } from '#shared/board/chosen.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useOptionText } from '../voting/option.ts'
import { useWords } from '../words.tsx'

const digits = (text: string) => text.replace(/\D/g, '').slice(0, 3)

/** Hands that the host counts in the room. They are shown as hands. [V7] */
export function CountHands({ round, close }: { round: RoundView; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const ids = useId()
  const textOf = useOptionText()
  const [people, setPeople] = useState(String(round.handsOf || ''))
  const [hands, setHands] = useState(round.options.map(option => String(option.hands || '')))
  const [bad, setBad] = useState('')

  async function save() {
    const counted = { round: round.id, people: Number(people), hands: hands.map(Number) }
    const outcome = await act('hands.count', counted)
    const said = t(
      outcome.done
        ? 'vote.hands_saved'
        : outcome.reason === 'over_budget'
          ? 'vote.hands_bad'
          : `refusal.${outcome.reason}`,
    )
    answer(said)
    if (outcome.done) close()
    else setBad(said)
  }

  const field = (id: string, label: string, value: string, change: (value: string) => void, lang = '') => (
    <div key={id} className="hands-of">
      <label htmlFor={`${ids}-${id}`} className="words" dir="auto" lang={lang || undefined}>
        {label}
      </label>
      <input
        id={`${ids}-${id}`}
        className="field number"
        inputMode="numeric"
        value={value}
        onChange={event => change(digits(event.target.value))}
      />
    </div>
  )

  return (
    <Sheet title={t('vote.hands')} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <p>{t('vote.hands_hint')}</p>
        {field('people', t('vote.hands_people'), people, setPeople)}
        {round.options.map((option, at) =>
          field(
            option.id,
            t('vote.hands_for', { idea: textOf(option) }),
            hands[at] ?? '',
            value => setHands(hands.map((old, index) => (index === at ? value : old))),
            option.lang,
          ),
        )}
        {bad && <Notice sort="bad">{bad}</Notice>}
        <button type="submit" className="btn">
          {t('common.save')}
        </button>
      </form>
    </Sheet>
  )
}
