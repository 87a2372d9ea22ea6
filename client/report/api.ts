import { nanoid } from 'nanoid'
import * as v from 'valibot'
import { filedMeeting } from '#shared/meeting/filed.ts'
import { audiences, type Choice, type Report, type ReportPage, sectionNames } from '#shared/report/report.ts'
import type { AnnexTurns } from '#shared/speaking/annex.ts'
import { keptTurns } from '#shared/speaking/keptTurns.ts'
import type { RoomSummary } from '#shared/speaking/roomSummary.ts'
import { call, callForFile, type Keys } from '../board/api.ts'
import { device } from '../board/device.ts'
import type { KnownGroup } from '../board/seats.ts'

/** What this device shows to be let in: the key of a link, or the ticket of its seat. */
type Pass = { readonly key: string } | { readonly ticket: string }

/** The group whose reports somebody asks for, and their pass. */
export interface Group {
  readonly board: string
  readonly pass: Pass
}

/**
 * The best pass that this device has: as a host if it can, else as somebody who was there, else by everyone's link.
 * @returns null where it has none
 */
export function passOf({ board, keys, ticket }: KnownGroup): Group | null {
  if (keys.host) return { board, pass: { key: keys.host } }
  if (ticket) return { board, pass: { ticket } }
  return keys.everyone ? { board, pass: { key: keys.everyone } } : null
}

/** The same by the link of everyone, for when the ticket does not open it any more. */
export function passByLink(board: string, { everyone }: Partial<Keys>): Group | null {
  return everyone ? { board, pass: { key: everyone } } : null
}

/** Made by our own server from the same types; looked at only so far that no page shows something else. */
const isReport = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && Array.isArray((given as Partial<Report>).sections)
const report = v.custom<Report>(isReport)
const page = v.custom<ReportPage>(isReport)
const done = v.object({ done: v.literal(true) })
const numbers = v.array(v.number())

export const choice = v.object({
  audience: v.picklist(audiences),
  names: v.boolean(),
  leftOut: numbers,
  parts: v.array(v.picklist(sectionNames)),
})

/** Which meeting, for whom, and in which language (BCP 47 tag). */
export interface Wanted {
  readonly number: number
  readonly language: string
  readonly choice: Choice
  /** Which words were read before it goes out (`of` of a report that was made): of others it is refused with `behind`. */
  readonly of?: string
}

const records = v.object({
  standing: v.picklist(['host', 'member']),
  group: v.string(),
  now: v.object({ number: v.number(), state: v.picklist(['planned', 'open', 'closed']), day: v.string() }),
  meetings: v.array(
    v.object({ number: v.number(), day: v.string(), about: v.string(), people: v.number(), cards: v.number() }),
  ),
  /** Every file that a report can be; their names are `format.<name>`. */
  formats: v.array(v.string()),
})
export type Records = v.InferOutput<typeof records>

/** Whether a meeting that is over cannot be opened again. */
export const isFinal = ({ now }: Records, number: number): boolean => number < now.number || now.state === 'planned'

/** Which meetings have left something behind that this device may read. */
export const askRecords = (group: Group) => call('/api/records', group, records)

/** A report, and the files that it can be; for hosts also the record, with everything that can be left out. */
export const askReport = (group: Group, wanted: Wanted) =>
  call(
    '/api/report',
    { ...group, ...wanted },
    v.object({ report, record: v.nullable(filedMeeting), of: v.string(), formats: v.array(v.string()) }),
  )

/** A file of this format; of several formats, a zip of those that could be made. */
export const askFile = (group: Group, wanted: Wanted, formats: readonly string[]) =>
  callForFile('/api/report/files', { ...group, ...wanted, formats })

/** Takes a name out of the record of a meeting that is final. It cannot be put back. */
export const takeNameOut = (group: Group, number: number, person: { name: string; guest: number }) =>
  call('/api/records/unname', { ...group, number, name: person.name, guest: person.guest }, done)

/** [E6] Erases something that was said from the record of a meeting that is final, for good. Asked twice it is done once. */
export const eraseSaid = (group: Group, number: number, n: number) =>
  call('/api/records/erase', { ...group, number, n }, done)

/* Transcripts, and who spoke when. */

const outcome = v.object({ outcome: v.picklist(['added', 'there', 'full', 'too_few']) })

/** Adds what a transcript tells of the whole room to the record of a meeting that is final. The same is added once. */
export const addAnnex = (group: Group, number: number, turns: AnnexTurns) =>
  call('/api/records/annex', { ...group, number, turns }, outcome)

/** Takes one of them out again. */
export const removeAnnex = (group: Group, number: number, summary: RoomSummary) =>
  call('/api/records/annex/away', { ...group, number, summary }, done)

/** Whether it was kept who spoke when; and, for hosts, that. */
export const askKeptTalk = (group: Group, number: number) =>
  call('/api/records/talk', { ...group, number }, v.object({ isKept: v.boolean(), kept: v.nullable(keptTurns) }))

/** Takes somebody's turns out of it. `found`: there was somebody of that name. */
export const eraseKeptTalk = (group: Group, number: number, person: { name: string; guest: number }) =>
  call(
    '/api/records/talk/erase',
    { ...group, number, name: person.name, guest: person.guest },
    v.object({ found: v.boolean() }),
  )

/** Destroys it, for good. */
export const destroyKeptTalk = (group: Group, number: number) =>
  call('/api/records/talk/destroy', { ...group, number }, done)

/* Links for people who were not there. */

/** So many days a link can live. */
export const shareDays = [7, 30, 365] as const

/** A link that reads one report, and whom it was made for: an entry of the list, or empty. */
export interface Sharing extends Wanted {
  readonly days: (typeof shareDays)[number]
  readonly to: string
}

const shared = v.object({
  /** Names the link when it is taken back; opens nothing. */
  id: v.string(),
  number: v.number(),
  language: v.string(),
  choice,
  made: v.string(),
  /** ISO day; it opens until that day is over. */
  until: v.string(),
  isOver: v.boolean(),
  to: v.string(),
})
export type Shared = v.InferOutput<typeof shared>

export const newShareKey = (): string => nanoid(22)

/** The address of a link. The key is behind the `#`, where no server sees it. */
export const shareLink = (reach: string, board: string, key: string): string => `${reach}/r/${board}#${key}`

/** Makes a link with a key of the page's own. Asked again with the same key it is made once. */
export const share = ({ board, pass }: Group, key: string, sharing: Sharing) =>
  call('/api/shares', { board, pass, key, ...sharing }, v.object({ id: v.string(), until: v.string() }))

export const listShares = (group: Group) => call('/api/shares/list', group, v.object({ shares: v.array(shared) }))

/** Takes a link back: it opens nothing from now on. */
export const revokeShare = (group: Group, id: string) => call('/api/shares/revoke', { ...group, id }, done)

/** What a link opens; and the files that it may be. Refused with `link_over` when it is not known (any more). */
export const readShared = (board: string, key: string) =>
  call('/api/shared', { board, key }, v.object({ report: page, until: v.string(), formats: v.array(v.string()) }))

export const readSharedFile = (board: string, key: string, format: string) =>
  callForFile('/api/shared/file', { board, key, format })

/* The draft that the group looks at before it is shared. */

const draft = v.object({
  number: v.number(),
  language: v.string(),
  choice,
  /** Sums, told several answers at a time. `marked`: cards that somebody would rather leave out. */
  yes: v.number(),
  no: v.number(),
  marked: numbers,
})
export type Draft = v.InferOutput<typeof draft>

/** Shows a draft to the group in the place of the one before, whose answers are gone. */
export const showDraft = (group: Group, wanted: Wanted) => call('/api/draft', { ...group, ...wanted }, done)

/** What hosts are told of the draft; null where there is none, or the record has changed since. */
export const draftNow = (group: Group, number: number) =>
  call('/api/draft/sums', { ...group, number }, v.object({ draft: v.nullable(draft) }))

export const takeDraftAway = (group: Group, number: number) => call('/api/draft/away', { ...group, number }, done)

const answer = v.object({ ok: v.boolean(), leaveOut: numbers })
export type DraftAnswer = v.InferOutput<typeof answer>

/** This device's own name in drafts, random and for nothing else, where several come by one link. */
function asker(board: string): string {
  const kept = `asker.${board}.draft`
  const known = device.get(kept)
  if (typeof known === 'string') return known
  const made = nanoid(22)
  device.set(kept, made)
  return made
}

/**
 * The newest draft, with what this device has answered; null where there is none.
 * @param language in which to read it; empty for the one that the host has chosen
 */
export const readDraft = (group: Group, language: string) =>
  call(
    '/api/draft/read',
    { ...group, language, device: asker(group.board) },
    v.object({ draft: v.nullable(v.object({ id: v.string(), number: v.number(), report, mine: v.nullable(answer) })) }),
  )

/** One answer a device; the last one counts. Refused with `gone` when that draft is not there any more. */
export const answerDraft = (group: Group, draft: { id: string; number: number }, { ok, leaveOut }: DraftAnswer) =>
  call(
    '/api/draft/answer',
    { ...group, id: draft.id, number: draft.number, ok, leaveOut, device: asker(group.board) },
    done,
  )

/* Whom the group reports to. */

const entry = v.object({
  id: v.string(),
  who: v.string(),
  needs: v.string(),
  /** The name of a format, or `link`. */
  format: v.string(),
  language: v.string(),
  audience: v.picklist(audiences),
  /** ISO days; `sent` is empty before something was sent. */
  since: v.string(),
  sent: v.string(),
})
export type AudienceEntry = v.InferOutput<typeof entry>

const audienceList = v.object({ version: v.number(), list: v.array(entry) })
export type AudienceList = v.InferOutput<typeof audienceList>

export const askAudiences = (group: Group) => call('/api/audiences', group, audienceList)

/** The whole list in the place of the one of this version. Refused with `behind` when somebody else was first. */
export const saveAudiences = (group: Group, { version, list }: AudienceList) =>
  call('/api/audiences/save', { ...group, version, list }, audienceList)

/** Something was sent to one of them today. */
export const markSent = (group: Group, id: string) => call('/api/audiences/sent', { ...group, id }, audienceList)
