import type { Id } from '#shared/board/ids.ts'
import type { Projection } from '#shared/board/projection.ts'
import { noSecrets, type Secret, type SecretRows, type SignalSort } from '#shared/board/secrets.ts'
import type { OwnBallot, Push } from '#shared/protocol/messages.ts'
import type { OwnTalk } from '#shared/speaking/own.ts'
import type { Subject } from '#shared/speaking/subjects.ts'
import type { Refused } from './outbox.ts'
import type { OwnCard } from './ownView.ts'

/** Why this page is no longer part of the board. */
export type End = 'removed' | 'over' | 'version' | 'unknown'

/** What hosts see of the talk. */
export type TalkSeen = Pick<SecretRows, 'talk' | 'presence' | 'oneVoice' | 'wish' | 'way'>

/** The part of the secrets on this device that is about the talk. */
export const talkSeen = ({ talk, presence, oneVoice, wish, way }: SecretRows): TalkSeen => ({
  talk,
  presence,
  oneVoice,
  wish,
  way,
})

/** What the screens draw from. Immutable; a new one only when something has changed. */
export interface View {
  readonly link: 'joining' | 'live' | 'offline'
  readonly end: End | null
  /** Null until the board has been received once. */
  readonly projection: Projection | null
  readonly seat: Id<'seat'> | ''
  /** Came in by the host key. */
  readonly keeper: boolean
  /** Seats of people who are in the room now: connected, or without a phone. */
  readonly here: ReadonlySet<Id<'seat'>>
  readonly screens: number
  readonly own: readonly OwnCard[]
  readonly meToo: ReadonlySet<string>
  /** What this person signals now, and whether they were given the turn. */
  readonly saying: ReadonlySet<SignalSort>
  readonly isMyTurn: boolean
  /** This person's own votes and answers, by the round or check that is open. */
  readonly ballots: ReadonlyMap<string, OwnBallot>
  /** This person's own talk, how they would like to take part in it, and their place in a way with turns. */
  readonly ownTalk: OwnTalk | null
  readonly wish: Secret<'wish'>['wish'] | ''
  /** What this person agrees to of what everyone is asked about. */
  readonly agreed: readonly Subject[]
  /** Who speaks just now, where this person wants to see it and everyone agreed; null otherwise. */
  readonly speakingNow: readonly Id<'seat'>[] | null
  /** Whether their name may be in reports, as they have said. */
  readonly credited: boolean
  /** Why this person is here, as they have ticked it. */
  readonly tick: Secret<'tick'>['group'] | ''
  readonly place: { readonly before: number; readonly at: number } | null
  /** Who spoke, who was there, what people wish, and the way under way; empty but for hosts. */
  readonly talk: TalkSeen
  /** What people signal, merged; for hosts. */
  readonly signals: Extract<Push, { type: 'signals' }>['signals']
  /** How far the server's clock is ahead of this device's, milliseconds. */
  readonly clockAhead: number
  readonly knocks: readonly { readonly knock: Id<'knock'>; readonly name: string }[]
  /** How many things done here the server has not answered. */
  readonly waiting: number
  readonly refused: readonly Refused[]
  /** Votes and answers that came too late to be counted. */
  readonly late: readonly Refused[]
}

/** The part of the view that comes from the server beside the document. */
export type Received = Omit<View, 'projection' | 'own' | 'waiting' | 'refused' | 'late'>

/** Before the server has said what is only for this person. */
export const nothingPrivate: Pick<
  View,
  | 'meToo'
  | 'saying'
  | 'isMyTurn'
  | 'ballots'
  | 'ownTalk'
  | 'wish'
  | 'agreed'
  | 'speakingNow'
  | 'credited'
  | 'tick'
  | 'place'
  | 'talk'
  | 'signals'
  | 'knocks'
> = {
  meToo: new Set(),
  saying: new Set(),
  isMyTurn: false,
  ballots: new Map(),
  ownTalk: null,
  wish: '',
  agreed: [],
  speakingNow: null,
  credited: false,
  tick: '',
  place: null,
  talk: talkSeen(noSecrets()),
  signals: [],
  knocks: [],
}
