import * as v from 'valibot'
import type { Id } from '#shared/board/ids.ts'
import { type Request, request } from '#shared/protocol/messages.ts'
import type { Device } from './device.ts'

/** Something done here that the server has not answered. */
export interface Pending {
  readonly request: Request
  /** Order in which it was done, from all tabs of this device. */
  readonly at: number
}

const stored = v.object({ request, at: v.number() })

/** Keeps what was not answered through a reload; each entry under a key of its own. */
export class Outbox {
  readonly #device: Device
  readonly #prefix: string

  constructor(device: Device, board: Id<'board'>) {
    this.#device = device
    this.#prefix = `out.${board}.`
  }

  /** Everything that waits, oldest first. */
  all(): Pending[] {
    return this.#device
      .keys(this.#prefix)
      .flatMap(key => {
        const entry = v.safeParse(stored, this.#device.get(key))
        return entry.success ? [entry.output] : []
      })
      .sort((a, b) => a.at - b.at)
  }

  put(pending: Pending): void {
    this.#device.set(this.#prefix + pending.request.id, pending)
  }

  remove(actionId: string): void {
    this.#device.remove(this.#prefix + actionId)
  }
}
