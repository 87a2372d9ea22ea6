import { BareClient, takeSeat } from '#server/demo/bareClient.ts'
import type { Id } from '#shared/board/ids.ts'
import { AWARENESS } from '#shared/protocol/frames.ts'
import type { Links } from './stage.ts'

/** One frame as it came in. */
export interface Frame {
  readonly bytes: Uint8Array
  /** Which one it was of all that came to any client of this test, heartbeats left out. */
  readonly order: number
}

const isHeartbeat = (bytes: Uint8Array) => bytes[0] === AWARENESS

let frames = 0

/**
 * A client with nothing of ours but the bytes: keeps every frame, as somebody would who wants to find out who wrote what.
 */
export class RawClient extends BareClient {
  readonly frames: Frame[] = []

  /** Joins by a link's key and opens the socket; resolves once synced. */
  static async join(
    url: string,
    { board, keys }: Links,
    name: string,
    role: keyof Links['keys'] = 'everyone',
  ): Promise<RawClient> {
    const sitting = await takeSeat(url, { board, key: keys[role] }, name)
    return RawClient.open(url, sitting, sitting.seat)
  }

  static async open(
    url: string,
    place: { board: string; epoch: number; ticket: string },
    seat: Id<'seat'> | '',
  ): Promise<RawClient> {
    const client = new RawClient(url, { ...place, seat })
    await client.ready
    return client
  }

  protected override receive(bytes: Uint8Array): boolean {
    if (isHeartbeat(bytes)) return false
    this.frames.push({ bytes, order: frames++ })
    return super.receive(bytes)
  }
}
