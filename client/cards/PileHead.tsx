import { useState } from 'react'
import type { PileView } from '#shared/board/projection.ts'
import { LONGEST } from '#shared/board/text.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { usePileName } from './pileName.ts'

/** The name of a pile and how many cards are in it; who may sort can change the name or take the pile apart. */
export function PileHead({ pile, maySort }: { pile: PileView; maySort: boolean }) {
  const { t } = useWords()
  const act = useAct()
  const pileName = usePileName()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(pile.name)
  return (
    <>
      <h3>
        <Icon name="pile" />
        <span className="words" dir="auto">
          {pileName(pile)}
        </span>
        <span className="count">
          {pile.cards.length}
          <span className="vh"> {t('card.cards', { n: pile.cards.length })}</span>
        </span>
        {maySort && (
          <button type="button" className="tool bare icon" onClick={() => setOpen(true)}>
            <Icon name="pen" />
            <span className="vh">
              {t('pile.change')}: {pileName(pile)}
            </span>
          </button>
        )}
      </h3>
      {open && (
        <Sheet title={t('pile.change')} close={() => setOpen(false)}>
          <form
            className="choices-down"
            onSubmit={event => {
              event.preventDefault()
              void act('pile.name', { pile: pile.id, name })
              answer(t('common.saved'))
              setOpen(false)
            }}
          >
            <label className="label" htmlFor={`name-${pile.id}`}>
              {t('pile.name')}
            </label>
            <input
              id={`name-${pile.id}`}
              className="field"
              value={name}
              maxLength={LONGEST.pile}
              onChange={event => setName(event.target.value)}
            />
            <button type="submit" className="btn">
              {t('common.save')}
            </button>
            <button
              type="button"
              className="btn alt"
              onClick={() => {
                void act('pile.unmake', { pile: pile.id })
                answer(t('pile.unmade'))
                setOpen(false)
              }}
            >
              {t('pile.unmake')}
            </button>
          </form>
        </Sheet>
      )}
    </>
  )
}
