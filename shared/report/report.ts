import type { Kind } from '../board/kinds.ts'
import type { FiledMeeting } from '../meeting/filed.ts'
import type { RoomSummary } from '../speaking/roomSummary.ts'
import type { Cell } from '../voting/safe.ts'
import type { WordKey } from '../words/keys.ts'
import type { Language } from '../words/languages.ts'

/** Whom a report is for. `own`: the parts that somebody has picked. */
export const audiences = ['easy', 'group', 'deciders', 'everyone', 'own'] as const
export type Audience = (typeof audiences)[number]

/** Words, and whose language they are in: a BCP 47 tag, or empty where it is not known. Always text, never markup. */
export interface Said {
  readonly text: string
  readonly lang: string
}

export interface SaidCard extends Said {
  /** Its number in the record. */
  readonly n: number
  readonly kind: Kind
  /** The name of its kind, in the report's language. */
  readonly kindName: string
  /** Its writer, only where the card is named, the report has names, and the writer has agreed; or empty. */
  readonly by: string
  readonly meToo: number
  /** How many said "me too", in words; empty where nobody did. */
  readonly says: string
}

/** One thing that could be chosen. */
export interface Bar extends Said {
  readonly votes: Cell | null
  readonly hands: number
  readonly chosen: boolean
  /** The figure in words: "16 votes", "a few". */
  readonly says: string
}

/** The smallest pieces that every format can lay out. */
export type Block =
  | { readonly type: 'text'; readonly said: Said }
  /** A heading inside of a section. */
  | { readonly type: 'heading'; readonly said: Said }
  | { readonly type: 'list'; readonly items: readonly Said[] }
  | { readonly type: 'cards'; readonly title: string; readonly cards: readonly SaidCard[] }
  /** `most` is the whole length of a bar. */
  | { readonly type: 'bars'; readonly title: string; readonly bars: readonly Bar[]; readonly most: number }
  /** The first cell of a row is its heading. */
  | {
      readonly type: 'table'
      readonly title: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly Said[])[]
    }
  /** A chart of the talk of the whole room; `says` is its sentence, the table has its figures. */
  | {
      readonly type: 'chart'
      readonly chart: 'flow' | 'even'
      readonly title: string
      readonly says: string
      readonly talk: RoomSummary
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly type: 'story'; readonly stops: readonly Stop[] }

/** A meeting on the group's way. */
export interface Stop {
  readonly number: number
  /** As it is shown; empty where no day is known. */
  readonly day: string
  readonly said: Said
  readonly at: 'past' | 'this' | 'next'
}

export interface Section {
  readonly name: SectionName
  /** The name of its picture in our set of icons. */
  readonly icon: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A day to keep in mind, for a calendar. */
export interface Due {
  /** ISO day. */
  readonly day: string
  readonly sort: 'again' | 'meeting'
  readonly title: string
  readonly said: Said
}

/** Words of the layout itself, which are in the report's language like everything else in it. */
export const labelKeys = [
  'chart.band_few',
  'chart.band_shared',
  'chart.band_some',
  'chart.groups',
  'chart.none',
  'chart.one',
  'chart.quiet',
  'chart.several',
  'chart.table',
  'report.chosen',
  'report.this',
] as const satisfies readonly WordKey[]
export type Labels = Readonly<Record<(typeof labelKeys)[number], string>>

/** Everything that a format lays out. What is not in it is in no file. */
export interface Report {
  readonly audience: Audience
  readonly language: Language
  readonly group: string
  readonly title: string
  /** The day of the meeting as it is shown; empty where it is not known. */
  readonly day: string
  /** One or two sentences: who met, and what about. */
  readonly lead: readonly Said[]
  readonly sections: readonly Section[]
  readonly labels: Labels
  readonly dues: readonly Due[]
  /** What this audience may have of the record itself, for tables and data. */
  readonly data: FiledMeeting
}

/** [O61] What a page shows of a report, and nothing that is behind it. */
export type ReportPage = Omit<Report, 'data' | 'dues'>

/** Every part that a report can have, in its order. */
export const sectionNames = [
  'problem',
  'people',
  'said',
  'chose',
  'decided',
  'jobs',
  'limits',
  'test',
  'went',
  'talk',
  'story',
] as const
export type SectionName = (typeof sectionNames)[number]

/** What somebody has picked for a report. */
export interface Choice {
  readonly audience: Audience
  /** Show the names of those who have agreed to it. */
  readonly names: boolean
  /** Numbers of what is left out. */
  readonly leftOut: readonly number[]
  /** For `own`: the parts to have. */
  readonly parts: readonly SectionName[]
}
