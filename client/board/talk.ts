import { talkKey } from '#shared/actions/talkLog.ts'
import { type SecretRows, sealedKey } from '#shared/board/secrets.ts'
import type { Push } from '#shared/protocol/messages.ts'
import { unsealed } from './preview.ts'
import type { TalkSeen } from './view.ts'

const key = (...parts: readonly string[]) => sealedKey(unsealed, ...parts)

/** What a host's device knows of the talk after the server has told it more. Rows are filed as actions file them. */
export function talkAfter(before: TalkSeen, push: Extract<Push, { type: 'talk' }>): TalkSeen {
  const talk: Map<
    ReturnType<typeof key>,
    SecretRows['talk'] extends ReadonlyMap<unknown, infer Row> ? Row : never
  > = new Map(push.whole ? [] : before.talk)
  for (const [cap, entries] of push.log)
    for (const entry of entries) talk.set(talkKey({ key }, cap, entry), { cap, entry })
  return {
    talk: push.log.length === 0 && !push.whole ? before.talk : talk,
    presence: new Map(push.presence.map(row => [key('presence', row.seat), row])),
    oneVoice: new Map(push.oneVoice.map(row => [key('oneVoice', String(row.start)), row])),
    wish: new Map(push.wishes.map(row => [key('wish', row.seat), row])),
    way: new Map(push.way ? [[key('way'), push.way]] : []),
  }
}
