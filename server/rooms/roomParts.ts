import type { Chance } from '#shared/actions/define.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../storage/storage.ts'

/** What a room is given by the program. */
export interface RoomParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  /** The most seats a meeting takes. */
  readonly seats: number
}
