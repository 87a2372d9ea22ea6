import type { Cell } from 'write-excel-file/node'
import { checkAnswers } from '#shared/meeting/checks.ts'
import { cardsOf, type FiledStep } from '#shared/meeting/filed.ts'
import type { Block, Report } from '#shared/report/report.ts'
import type { Cell as Sum } from '#shared/voting/safe.ts'
import type { WordKey } from '#shared/words/keys.ts'
import type { Words } from '#shared/words/words.ts'
import { day, number, words as written } from './cells.ts'

/** A column: its heading, its width in letters, and what stands in it for one row. */
interface Column<Row> {
  readonly title: string
  readonly width: number
  cell(row: Row): Cell
}

/** One sheet, before it has a name that spreadsheets take. */
export interface Sheet {
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A sheet of these rows; without the columns that have nothing in them, but for the first. None without rows. */
function sheet<Row>(title: string, rows: readonly Row[], columns: readonly Column<NoInfer<Row>>[]): Sheet[] {
  const filled = columns
    .map(column => ({ ...column, cells: rows.map(row => column.cell(row)) }))
    .filter(({ cells }, at) => at === 0 || cells.some(cell => cell !== null))
  return rows.length > 0
    ? [{ title, columns: filled, rows: rows.map((_, at) => filled.map(({ cells }) => cells[at]!)) }]
    : []
}

/** [O16] What a spreadsheet of a report holds: what its audience may have of the record, a table for each sort of thing. */
export function sheetsOf({ data, sections }: Report, { t }: Words): Sheet[] {
  const title = (key: WordKey, width: number) => ({ title: t(key), width })
  const stepOf = ({ name, type }: FiledStep) => name || t(`step.${type}`)
  const sum = (cell: Sum | null | undefined): Cell =>
    cell === null || cell === undefined ? null : typeof cell === 'number' ? number(cell) : written(t(`report.${cell}`))
  const yes = (is: boolean): Cell => (is ? written(t('file.yes')) : null)

  const cards = data.steps.flatMap(step => {
    const inPiles = new Map(
      step.piles.flatMap(({ name, cards }) => cards.map(card => [card, name || t('report.pile')])),
    )
    return cardsOf(step).flatMap(card =>
      card.text === null ? [] : [{ ...card, text: card.text, step, pile: inPiles.get(card) ?? '' }],
    )
  })
  const votes = data.steps.flatMap(step =>
    step.votes.flatMap(vote =>
      vote.options.flatMap(option => (option.text === null ? [] : [{ ...option, text: option.text, step, vote }])),
    ),
  )
  const checks = data.steps.flatMap(step => step.checks.map(check => ({ ...check, step })))
  const decisions = data.steps.flatMap(step => step.decisions.map(decision => ({ ...decision, step })))
  const charts = sections.flatMap(({ blocks }) =>
    blocks.filter((block): block is Extract<Block, { type: 'chart' }> => block.type === 'chart'),
  )
  const answer = (at: number): Column<{ cells: readonly Sum[] | null }> => ({
    ...title(`answer.heard_${checkAnswers[at]!}`, 12),
    cell: ({ cells }) => sum(cells?.[at]),
  })
  const answers = checkAnswers.map((_, at) => answer(at))

  return [
    ...sheet(t('file.cards'), cards, [
      { ...title('file.step', 24), cell: ({ step }) => written(stepOf(step)) },
      { ...title('file.kind', 14), cell: ({ kind }) => written(t(`kind.${kind}`)) },
      { ...title('file.words', 60), cell: ({ text }) => written(text) },
      { ...title('card.me_too', 10), cell: ({ meToo }) => number(meToo) },
      {
        ...title('file.name', 18),
        cell: ({ by }) => (by ? written(by.name || t('join.guest', { n: by.guest })) : null),
      },
      { ...title('file.pile', 24), cell: ({ pile }) => (pile ? written(pile) : null) },
      { ...title('file.for_next', 16), cell: ({ talk }) => yes(talk === 'later') },
    ]),
    ...sheet(t('file.votes'), votes, [
      { ...title('file.step', 24), cell: ({ step }) => written(stepOf(step)) },
      { ...title('file.choice', 60), cell: ({ text }) => written(text) },
      { ...title('file.votes', 14), cell: ({ votes }) => sum(votes) },
      { ...title('file.hands', 10), cell: ({ hands, vote }) => (vote.handsOf > 0 ? number(hands) : null) },
      { ...title('file.chosen', 10), cell: ({ chosen }) => yes(chosen) },
      { ...title('file.voted', 18), cell: ({ vote }) => (vote.turnout > 0 ? number(vote.turnout) : null) },
    ]),
    ...sheet(t('file.questions'), checks, [
      { ...title('file.step', 24), cell: ({ step }) => written(stepOf(step)) },
      { ...title('report.question', 40), cell: ({ question, sort }) => written(question || t(`check.${sort}`)) },
      ...answers,
      { ...title('file.answered', 12), cell: ({ cells, answered }) => (cells ? number(answered) : null) },
    ]),
    ...sheet(t('file.decisions'), decisions, [
      { ...title('file.step', 24), cell: ({ step }) => written(stepOf(step)) },
      { ...title('file.words', 60), cell: ({ text }) => written(text) },
      { ...title('file.first_words', 40), cell: ({ was }) => (was ? written(was) : null) },
      { ...title('report.look_again', 18), cell: ({ again }) => (again ? day(again) : null) },
      { ...title('file.asked', 14), cell: ({ present }) => (present > 0 ? number(present) : null) },
      ...answers,
    ]),
    ...charts.flatMap(({ title, head, rows }) =>
      sheet(
        title,
        rows,
        head.map((one, at) => ({ title: one, width: 18, cell: row => written(row[at] ?? '') })),
      ),
    ),
  ]
}
