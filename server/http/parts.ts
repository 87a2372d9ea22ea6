import type { Chance } from '#shared/actions/define.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Exporter } from '../export/exporter.ts'
import type { Log } from '../log.ts'
import { Buckets } from '../rooms/limits.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Storage } from '../storage/storage.ts'

/** What every route and socket is given. */
export interface AppParts {
  readonly config: Config
  readonly storage: Storage
  readonly rooms: Rooms
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly limits: Limits
  readonly exporter: Exporter
}

/** Limits for each network. A whole room may share one address, so what is limited is what guessing and flooding make. */
export interface Limits {
  readonly wrongCodes: Buckets
  readonly foundings: Buckets
  readonly requests: Buckets
  readonly knocks: Buckets
  readonly notes: Buckets
  readonly wrongLinks: Buckets
  readonly sharedReports: Buckets
  readonly sharedFiles: Buckets
  readonly draftAnswers: Buckets
}

export const newLimits = (): Limits => ({
  // Of 35,000 codes somebody who guesses through a whole meeting of two hours tries 380.
  wrongCodes: new Buckets(20, 1 / 20),
  foundings: new Buckets(60, 1 / 10),
  requests: new Buckets(1500, 50),
  // A whole room that comes by the code at once, and then a few.
  knocks: new Buckets(150, 1 / 2),
  // A group that writes its notes in one place, and then a few.
  notes: new Buckets(60, 1 / 20),
  wrongLinks: new Buckets(20, 1 / 20),
  // A room that opens one link together. Each is a report made anew.
  sharedReports: new Buckets(120, 2),
  // Files are made one after the other for everyone: a link must not keep a group from its own.
  sharedFiles: new Buckets(12, 1 / 10),
  draftAnswers: new Buckets(200, 1),
})
