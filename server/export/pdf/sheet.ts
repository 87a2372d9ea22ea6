import { kinds } from '#shared/board/kinds.ts'
import type { Bar, Block, Report, Said, SaidCard, Section, Stop } from '#shared/report/report.ts'
import { beginnings, columnsOf, timeSorts } from '#shared/speaking/charts/columns.ts'
import { bands, evenLine } from '#shared/speaking/charts/evenLine.ts'
import { minuteMarks } from '#shared/speaking/charts/timeline.ts'
import { rangeOf } from '#shared/voting/safe.ts'
import type { Words } from '#shared/words/words.ts'
import { icons } from './icons.ts'
import { spoken } from './spoken.ts'

/** So many can be read under a chart in large print. */
const MOST_MARKS = 5

/** Headings of a section are of the second level, and what is under one of them is a level deeper. */
const SECTION = 2

type ChartBlock = Extract<Block, { type: 'chart' }>

/** What a chart is drawn from: all places from 0 to 1, from where a line begins and from the top. */
function drawingOf({ chart, talk }: ChartBlock, { t }: Words) {
  const length = beginnings(talk.stretches).at(-1)!
  const marks = minuteMarks(length * 1000, MOST_MARKS).map(minute => ({
    at: length === 0 ? 0 : (minute * 60) / length,
    says: String(minute),
  }))
  if (chart === 'even')
    return {
      marks,
      bands: bands.map(band => t(`chart.band_${band}`)),
      points: evenLine(talk.stretches).map(({ at, y, joins }) => ({ at, y, joins })),
    }
  const columns = columnsOf(talk.stretches)
  const sorts = timeSorts.filter(sort => columns.some(({ parts }) => parts.some(part => part.sort === sort)))
  return { marks, columns, legend: sorts.map(sort => ({ sort, says: t(`chart.${sort}`) })) }
}

/** Letters, figures and signs. What cannot be seen needs no sign in a font. */
const SEEN = /[^\p{Z}\p{C}\p{M}]/gu

interface Paper {
  readonly isLarge: boolean
  /** Whether there is a sign for a character. */
  has(character: string): boolean
}

/**
 * A report as data for the layout, with what that cannot work out itself. Words are nothing but text in it.
 * [O14] Where there are no signs for some of its letters, it says so.
 */
export function sheetOf(report: Report, words: Words, { isLarge, has }: Paper) {
  const { t, language } = words
  const say = (said: Said) => spoken(said, language)
  /** Words of the report, or the name that a group gave. */
  const title = (text: string) => say({ text, lang: '' })

  const cardOf = (card: SaidCard) => ({
    ...{ kind: card.kindName, look: kinds[card.kind].look, icon: kinds[card.kind].icon, said: say(card) },
    by: card.by ? title(card.by) : null,
    meToo: card.meToo > 0 ? t('spotlight.me_too', { n: card.meToo }) : '',
  })

  const barOf = ({ votes, hands, chosen, says, ...said }: Bar) => {
    const [least, most] = votes === null ? [0, 0] : rangeOf(votes)
    return { said: say(said), sure: least, maybe: most - least, hands, chosen, says }
  }

  const stopOf = ({ number, day, said, at }: Stop) => ({ number, day, said: say(said), at })

  function blockOf(block: Block, level: number) {
    switch (block.type) {
      case 'text':
        return { type: block.type, said: say(block.said) }
      case 'heading':
        return { type: block.type, said: say(block.said), level }
      case 'list':
        return { type: block.type, items: block.items.map(say) }
      case 'cards':
        return { type: block.type, level, title: title(block.title), cards: block.cards.map(cardOf) }
      case 'bars':
        return { type: block.type, level, title: title(block.title), bars: block.bars.map(barOf), most: block.most }
      case 'table': {
        const rows = block.rows.map(row => row.map(say))
        return { type: block.type, level, title: title(block.title), head: block.head, rows }
      }
      case 'chart': {
        const rows = block.rows.map(row => row.map(text => say({ text, lang: language.tag })))
        const { chart, says, head } = block
        return {
          type: block.type,
          ...{ level, title: title(block.title), chart, says, head, rows },
          drawing: drawingOf(block, words),
        }
      }
      case 'story':
        return { type: block.type, stops: block.stops.map(stopOf) }
    }
  }

  function sectionOf({ name, icon, title, blocks }: Section) {
    let level = SECTION + 1
    return {
      ...{ name, icon, title },
      blocks: blocks.map(block => {
        if (block.type !== 'heading') return blockOf(block, level)
        level = SECTION + 2
        return blockOf(block, SECTION + 1)
      }),
    }
  }

  const shown = {
    ...{ lang: language.tag.slice(0, 2), dir: language.dir },
    ...{ title: report.title, group: title(report.group), day: report.day, lead: report.lead.map(say) },
    sections: report.sections.map(sectionOf),
    labels: {
      // The layout alone knows the pages, and puts their numbers where these signs are.
      page: t('pdf.page', { n: '{n}', all: '{all}' }),
      chosen: t('report.chosen'),
      this: t('report.this'),
    },
  }
  const hasAll = [...new Set(JSON.stringify(shown).match(SEEN))].every(has)
  return { ...shown, audience: report.audience, isLarge, icons, missing: hasAll ? '' : t('pdf.missing') }
}
