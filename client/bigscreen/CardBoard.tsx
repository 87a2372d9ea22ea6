import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type CardView, doneCount, type Projection, type StepView } from '#shared/board/projection.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { doneMark } from '#shared/meeting/done.ts'
import { isSealed } from '#shared/meeting/steps.ts'
import { useView } from '../board/table.tsx'
import { KindBadge } from '../cards/KindBadge.tsx'
import { lookClass } from '../cards/kind.ts'
import { usePileName } from '../cards/pileName.ts'
import { Stacks } from '../cards/Stacks.tsx'
import { useStepName } from '../plan/stepName.ts'
import { TimeLeft } from '../plan/TimeLeft.tsx'
import { WallLine } from '../speaking/WallLine.tsx'
import { Icon } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useWords } from '../words.tsx'
import type { Site } from './Arrive.tsx'
import { type Pages, paginate } from './paginate.ts'

/** Cards under one heading. */
interface Group {
  readonly key: string
  readonly title: ReactNode
  readonly cards: readonly CardView[]
}

/** A column narrower than this, in times the size of its letters, breaks words. */
const NARROWEST = 8.5

/** Where every card stands: groups side by side on sheets, each group with pages of columns. */
interface Layout {
  readonly perSheet: number
  readonly pages: readonly Pages[]
}

const nothing: Layout = { perSheet: 1, pages: [] }

/** Measures the cards at the size they will have, and spreads them. Measured again when they, the size or the screen change. */
function useLayout(groups: readonly Group[], size: string) {
  const area = useRef<HTMLDivElement>(null)
  const ruler = useRef<HTMLDivElement>(null)
  const [layout, setLayout] = useState<Layout>(nothing)
  const [fitting, setFitting] = useState(0)

  useEffect(() => {
    const again = () => setFitting(count => count + 1)
    const observer = new ResizeObserver(again)
    if (area.current) observer.observe(area.current)
    void document.fonts.ready.then(again)
    return () => observer.disconnect()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured when any of these changes
  useLayoutEffect(() => {
    if (!area.current || !ruler.current) return
    const { width, bottom } = area.current.getBoundingClientRect()
    const height = bottom - (area.current.querySelector('.columns-of-cards')?.getBoundingClientRect().top ?? bottom)
    const style = getComputedStyle(ruler.current)
    const letters = Number.parseFloat(style.fontSize)
    const gap = Number.parseFloat(style.rowGap)
    const between = Number.parseFloat(style.columnGap)
    const narrowest = NARROWEST * letters
    const perSheet = Math.max(1, Math.min(groups.length, Math.floor((width + between) / (narrowest + between))))
    const groupWidth = (width - between * (perSheet - 1)) / perSheet
    const columns = Math.max(1, Math.floor((groupWidth + gap) / (narrowest + gap)))
    ruler.current.style.setProperty('--column', `${(groupWidth - gap * (columns - 1)) / columns}px`)
    const heights = [...ruler.current.children].map(card => card.getBoundingClientRect().height)
    let from = 0
    const pages = groups.map(({ cards }) => {
      const own = heights.slice(from, from + cards.length)
      from += cards.length
      return paginate(own, columns, height, gap)
    })
    setLayout({ perSheet, pages })
  }, [groups, size, fitting])

  return { area, ruler, layout }
}

const BoardCard = ({ card }: { card: CardView }) => {
  const { t } = useWords()
  return (
    <div className={`card ${lookClass(card.kind)} ${card.talk === 'done' ? 'talk-done' : ''}`}>
      {card.text === null ? (
        <p className="hidden">
          <Icon name="cover" />
          {t('card.covered')}
        </p>
      ) : (
        <p className="words" dir="auto" lang={card.lang || undefined}>
          {card.talk === 'done' && <Icon name="tick" />}
          {card.text}
        </p>
      )}
    </div>
  )
}

/** All that lies on the table, in letters for the back row: pages instead of smaller text. */
export function CardBoard({ projection, step, site }: { projection: Projection; step: StepView; site: Site }) {
  const { t } = useWords()
  const pileName = usePileName()
  const nameOf = useStepName()
  const { here } = useView()
  const { meeting, steps, seats } = projection
  const faceDown = isSealed(step.type) && step.turned === 0 && step.count === 0

  const groups = useMemo<readonly Group[]>(
    () => [
      ...step.piles.map(pile => ({
        key: pile.id,
        cards: pile.cards,
        title: (
          <>
            <Icon name="pile" />
            <span className="words">{pileName(pile)}</span>
          </>
        ),
      })),
      ...step.kinds
        .filter(({ cards }) => step.piles.length === 0 || cards.length > 0)
        .map(({ kind, cards }) => ({
          key: kind,
          cards,
          title: (
            <>
              <KindBadge kind={kind} />
              {t(`kinds.${kind}`)}
            </>
          ),
        })),
    ],
    [step, t, pileName],
  )
  const { area, ruler, layout } = useLayout(groups, meeting.screenSize)
  const { done, of } = doneCount(seats, here, doneMark(step))

  // A sheet is as many lists as fit side by side: the first page of each, then the second, and what has ended makes room.
  const sheets = useMemo(() => {
    const longest = Math.max(1, ...layout.pages.map(pages => pages.length))
    const cells = Array.from({ length: longest }, (_, page) =>
      groups.flatMap((group, index) => {
        const columns = layout.pages[index]?.[page]
        return columns || page === 0 ? [{ ...group, page, columns: columns ?? [] }] : []
      }),
    ).flat()
    const count = Math.max(1, Math.ceil(cells.length / layout.perSheet))
    return Array.from({ length: count }, (_, sheet) =>
      cells.slice(sheet * layout.perSheet, (sheet + 1) * layout.perSheet),
    )
  }, [groups, layout])
  const at = meeting.screenPage % sheets.length

  return (
    <div className={`big-screen board size-${meeting.screenSize}`}>
      <header>
        <h1 className="words">{nameOf(step)}</h1>
        <p>{faceDown ? t('screen.write') : t('screen.read')}</p>
      </header>
      <main>
        {faceDown ? (
          <Stacks step={step} />
        ) : (
          <>
            <div className="columns-area" ref={area}>
              {sheets[at]!.map(({ key, title, cards, page, columns }) => (
                <section key={`${key} ${page}`}>
                  <h2>
                    {title}
                    <span className="count">{cards.length}</span>
                  </h2>
                  <div className="columns-of-cards">
                    {columns.map(column => (
                      <ul key={column[0]}>
                        {column.map(card => (
                          <li key={cards[card]?.id ?? card}>{cards[card] && <BoardCard card={cards[card]} />}</li>
                        ))}
                      </ul>
                    ))}
                  </div>
                </section>
              ))}
            </div>
            <div className="ruler" ref={ruler} aria-hidden="true">
              {groups.flatMap(({ cards }) => cards.map(card => <BoardCard key={card.id} card={card} />))}
            </div>
          </>
        )}
      </main>
      <footer>
        {meeting.code && (
          <div className="way-in">
            <QrCode text={site.url} label={t('start.qr')} />
            <p>
              <span dir="ltr">{site.name}</span>
              <b>{showCode(meeting.code)}</b>
            </p>
          </div>
        )}
        {!faceDown && <WallLine />}
        {faceDown && of > 0 && (
          <div className="dots">
            <p>{t('done.count', { n: done, total: of })}</p>
            {of <= 24 && (
              <div aria-hidden="true">
                {Array.from({ length: of }, (_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: they fill from the start and have no names
                  <i key={index} className={index < done ? 'full' : ''} />
                ))}
              </div>
            )}
          </div>
        )}
        <p className="where">
          <TimeLeft />
          {sheets.length > 1 && !faceDown && <span>{t('screen.page', { n: at + 1, total: sheets.length })}</span>}
          {t('common.step_of', { n: step.number, total: steps.length })}
        </p>
      </footer>
    </div>
  )
}
