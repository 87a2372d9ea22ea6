import { readServerFrame } from '#shared/protocol/frames.ts'
import { push, readMessage } from '#shared/protocol/messages.ts'
import { talkAfter } from '../../client/board/talk.ts'
import { nothingPrivate, type TalkSeen } from '../../client/board/view.ts'
import type { RawClient } from './rawClient.ts'

/** The talk as the server holds it, from the bare frames that a host was sent. */
export function heldTalk({ frames }: RawClient): TalkSeen {
  let talk = nothingPrivate.talk
  for (const { bytes } of frames) {
    const frame = readServerFrame(bytes)
    const message = frame.type === 'message' ? readMessage(push, frame.text) : null
    if (message?.type === 'talk') talk = talkAfter(talk, message)
  }
  return talk
}
