import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { CardView, StepView } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { CardItem } from './CardItem.tsx'
import { CardSheet } from './CardSheet.tsx'
import { KindBadge } from './KindBadge.tsx'
import { PileHead } from './PileHead.tsx'
import { usePileName } from './pileName.ts'
import { useSortingParts, type Zone } from './sorting.tsx'

const Dragging = lazy(() => import('./Dragging.tsx'))

/** Phones never load the dragging: every move has its buttons. */
const hasFinePointer = () => matchMedia('(pointer: fine)').matches

const SHOWN_AT_FIRST = 12

interface ListProps {
  readonly zone: Zone
  readonly cards: readonly CardView[]
  readonly more: ((card: CardView) => void) | undefined
}

/** Cards of one kind or pile: the first twelve, and the rest when asked for. */
function CardList({ zone, cards, more }: ListProps) {
  const { t } = useWords()
  const { meToo, projection } = useView()
  const { List } = useSortingParts()
  const [all, setAll] = useState(false)
  const shown = all || cards.length <= SHOWN_AT_FIRST + 3 ? cards : cards.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <List zone={zone}>
        {shown.map(card => (
          <CardItem
            key={card.id}
            card={card}
            meToo={meToo.has(card.id)}
            inSpotlight={projection?.meeting.spotlight === card.id}
            more={more}
          />
        ))}
      </List>
      {shown.length < cards.length && (
        <button type="button" className="tool" onClick={() => setAll(true)}>
          {t('card.show_all', { n: cards.length })}
        </button>
      )}
    </>
  )
}

/** The cards of a step that all can see: by kind, and in piles. */
export function CardTable({ step, leads }: { step: StepView; leads: boolean }) {
  const { t } = useWords()
  const act = useAct()
  const { projection } = useView()
  const pileName = usePileName()
  const [open, setOpen] = useState<string | null>(null)
  const [taken, setTaken] = useState<CardView | null>(null)
  const isOpen = projection?.meeting.state === 'open'
  const maySort = isOpen && (leads || projection.meeting.sorting === 'everyone')
  const cards = [...step.kinds, ...step.piles].flatMap(list => list.cards)
  const shown = cards.find(card => card.id === open)
  const more = isOpen ? (card: CardView) => setOpen(card.id) : undefined
  const [draggable] = useState(hasFinePointer)

  const empty = (
    <div className="empty">
      <Icon name="elephant" />
      <p>
        <strong>{t('empty.cards')}</strong>
        {isOpen && t('empty.cards_2')}
      </p>
    </div>
  )

  const table: ReactNode = (
    <div>
      {step.piles.length > 0 && (
        <div className="columns of-3">
          {step.piles.map(pile => (
            <section key={pile.id} className="pile">
              <PileHead pile={pile} maySort={maySort} />
              <CardList zone={{ id: pile.id, pile: pile.id, name: pileName(pile) }} cards={pile.cards} more={more} />
            </section>
          ))}
        </div>
      )}
      <div className={`columns of-${step.kinds.length}`}>
        {step.kinds.map(({ kind, cards }) => (
          <section key={kind}>
            <h3>
              <KindBadge kind={kind} />
              {t(`kinds.${kind}`)}
              <span className="count">
                {cards.length}
                <span className="vh"> {t('card.cards', { n: cards.length })}</span>
              </span>
            </h3>
            <CardList zone={{ id: `kind-${kind}`, pile: '', name: t(`kinds.${kind}`) }} cards={cards} more={more} />
          </section>
        ))}
      </div>
    </div>
  )

  return (
    <div className="card-table">
      {taken && !cards.some(card => card.id === taken.id) && (
        <div className="undo">
          <p>{t('card.taken')}</p>
          <button
            type="button"
            className="tool"
            onClick={async () => {
              const outcome = await act('card.restore', { card: taken.id })
              if (outcome.done) answer(t('common.undone'))
              setTaken(null)
            }}
          >
            <Icon name="undo" />
            {t('common.undo')}
          </button>
        </div>
      )}
      {step.count === 0 ? (
        empty
      ) : maySort && draggable ? (
        <Suspense fallback={table}>
          <Dragging step={step}>{table}</Dragging>
        </Suspense>
      ) : (
        table
      )}
      {shown && (
        <CardSheet
          card={shown}
          step={step}
          leads={leads}
          maySort={maySort}
          close={() => setOpen(null)}
          onTaken={setTaken}
        />
      )}
    </div>
  )
}
