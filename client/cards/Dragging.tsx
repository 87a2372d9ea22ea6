import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MeasuringStrategy,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { nanoid } from 'nanoid'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import type { CardView, StepView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { lookClass } from './kind.ts'
import { firstWords } from './pileName.ts'
import { type SortingParts, SortingProvider, type Zone } from './sorting.tsx'

/*
 * The only home of @dnd-kit/core, loaded for fine pointers alone. Dragging is an extra: the Move button does all of it.
 * The drag handle is a real button; the card itself gets no role, or screen readers would lose the buttons inside it.
 */

const NEW_PILE: Zone = { id: 'new-pile', pile: '', name: '' }

const List: SortingParts['List'] = ({ zone, children }) => {
  const { setNodeRef, isOver } = useDroppable({ id: zone.id, data: zone })
  return (
    <ul ref={setNodeRef} className={isOver ? 'drop-here' : undefined}>
      {children}
    </ul>
  )
}

type Handle = Pick<ReturnType<typeof useDraggable>, 'setActivatorNodeRef' | 'listeners'>
const HandleContext = createContext<Handle | null>(null)

const Item: SortingParts['Item'] = ({ card, className, children }) => {
  const { setNodeRef, isDragging, setActivatorNodeRef, listeners } = useDraggable({ id: card.id, data: card })
  return (
    <li ref={setNodeRef} className={isDragging ? `${className} lifted` : className} data-card={card.id}>
      <HandleContext value={{ setActivatorNodeRef, listeners }}>{children}</HandleContext>
    </li>
  )
}

const Grip: SortingParts['Grip'] = ({ card }) => {
  const { t } = useWords()
  const handle = useContext(HandleContext)
  return (
    // Not a tab stop of its own beside "More", which has Move; but it can be focused and dragged with the keys.
    <button type="button" ref={handle?.setActivatorNodeRef} className="grip" tabIndex={-1} {...handle?.listeners}>
      <Icon name="grip" />
      <span className="vh">
        {t('pile.drag')}: {card.text ?? ''}
      </span>
    </button>
  )
}

const parts: SortingParts = { List, Item, Grip }

/** Arrow keys go from list to list, not by pixels. */
const listToList: KeyboardCoordinateGetter = (event, { context }) => {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code]
  if (by === undefined) return
  event.preventDefault()
  const rtl = document.dir === 'rtl' && /Left|Right/.test(event.code) ? -1 : 1
  const zones = [...context.droppableRects].filter(([, rect]) => rect.width > 0)
  const at = zones.findIndex(([id]) => id === context.over?.id)
  const next = zones[(at + by * rtl + zones.length) % zones.length]
  return next && { x: next[1].left + 8, y: next[1].top + 8 }
}

const underPointer: CollisionDetection = args => {
  const found = pointerWithin(args)
  return found.length > 0 ? found : rectIntersection(args)
}

/** We have one voice of our own. */
const silent: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

function NewPile() {
  const { t } = useWords()
  const { setNodeRef, isOver } = useDroppable({ id: NEW_PILE.id, data: NEW_PILE })
  return (
    <p ref={setNodeRef} className={isOver ? 'new-pile-here drop-here' : 'new-pile-here'}>
      <Icon name="plus" />
      {t('pile.new')}
    </p>
  )
}

export default function Dragging({ step, children }: { step: StepView; children: ReactNode }) {
  const { t } = useWords()
  const act = useAct()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: listToList }),
  )
  const [lifted, setLifted] = useState<CardView | null>(null)
  // Nothing moves under the hand: what others do meanwhile is shown when the card is down.
  const before = useRef(children)
  const under = useRef<Zone | null>(null)
  if (!lifted) before.current = children

  async function drop({ active, over }: DragEndEvent) {
    setLifted(null)
    const card = active.data.current as CardView
    const zone = over?.data.current as Zone | undefined
    const isThere = [...step.kinds, ...step.piles].some(list => list.cards.some(one => one.id === card.id))
    if (!isThere) return answer(t('pile.card_gone'))
    if (!zone || (zone.id !== NEW_PILE.id && zone.pile === card.pile)) return answer(t('pile.put_back'))
    const moving =
      zone.id === NEW_PILE.id
        ? act('pile.make', { pile: nanoid(12), card: card.id, name: '' })
        : act('card.move', { card: card.id, pile: zone.pile, before: '' })
    const outcome = await moving
    const count = step.piles.find(pile => pile.id === zone.pile)?.cards.length ?? 0
    const where = zone.id === NEW_PILE.id ? t('pile.new') : zone.name
    answer(outcome.done ? t('pile.moved', { pile: where, n: count + 1 }) : t(`refusal.${outcome.reason}`))
  }

  return (
    <SortingProvider value={parts}>
      <DndContext
        sensors={sensors}
        collisionDetection={underPointer}
        measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
        accessibility={{ announcements: silent, screenReaderInstructions: { draggable: t('pile.drag_how') } }}
        onDragStart={({ active }) => {
          const card = active.data.current as CardView
          setLifted(card)
          under.current = null
          answer(t('pile.picked', { card: firstWords(card.text ?? '') }))
        }}
        onDragOver={({ over }) => {
          const zone = over?.data.current as Zone | undefined
          // The first list is the one it was lifted from: saying it would swallow "picked up".
          if (zone && under.current) answer(zone.name || t('pile.new'))
          under.current = zone ?? null
        }}
        onDragCancel={() => {
          setLifted(null)
          answer(t('pile.put_back'))
        }}
        onDragEnd={event => void drop(event)}
      >
        {before.current}
        {lifted && <NewPile />}
        <DragOverlay dropAnimation={null}>
          {lifted && <p className={`card box words ${lookClass(lifted.kind)}`}>{lifted.text}</p>}
        </DragOverlay>
      </DndContext>
    </SortingProvider>
  )
}
