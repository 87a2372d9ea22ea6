import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  AWARENESS,
  HEARTBEAT,
  MESSAGE,
  messageFrame,
  readFrame,
  SYNC,
  syncedFrame,
  updateFrame,
} from '#shared/protocol/frames.ts'

fc.configureGlobal({ seed: 26_11 })

const bytesOf = (...numbers: number[]) => Uint8Array.from(numbers)

/** What the provider sends first: its state vector. */
function stepOne(vector: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint8Array(encoder, vector)
  return encoding.toUint8Array(encoder)
}

describe('a frame from a client', () => {
  test('[P3] is a wish to be synced, with what they have', () => {
    const doc = new Y.Doc()
    doc.getMap('card').set('a', 1)
    const vector = Y.encodeStateVector(doc)
    expect(readFrame(stepOne(vector))).toEqual({ type: 'sync', vector })
    expect(readFrame(stepOne(bytesOf()))).toEqual({ type: 'sync', vector: bytesOf() })
  })

  test('[P3] is an action, whatever it says', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        const message = JSON.parse(json)
        expect(readFrame(messageFrame(message))).toEqual({ type: 'message', text: JSON.stringify(message) })
      }),
    )
  })

  test('[P3] that would change the document, or be aware of somebody, is passed over unread', () => {
    const rest = fc.uint8Array({ maxLength: 40 })
    const passedOver = [
      bytesOf(SYNC, 1),
      bytesOf(SYNC, 2),
      bytesOf(SYNC, 77),
      bytesOf(AWARENESS),
      bytesOf(2),
      bytesOf(3),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...passedOver), rest, (head, tail) => {
        expect(readFrame(bytesOf(...head, ...tail))).toEqual({ type: 'nothing' })
      }),
    )
    expect(readFrame(updateFrame(bytesOf(0, 0)))).toEqual({ type: 'nothing' })
    expect(readFrame(syncedFrame(bytesOf(0, 0)))).toEqual({ type: 'nothing' })
  })

  test('[P3] that is none throws: cut short, or without end', () => {
    const none = [[], [SYNC], [SYNC, 0], [SYNC, 0, 5, 1], [MESSAGE], [MESSAGE, 9, 65], [128], [MESSAGE, 1, 0xff]]
    for (const one of none) expect(() => readFrame(bytesOf(...one)), String(one)).toThrow()
    expect(() => readFrame(new Uint8Array(20).fill(255))).toThrow()
  })

  test('[P3] of any bytes is one of the three or throws, and is never longer than they are', () => {
    const like = fc.tuple(fc.constantFrom(SYNC, AWARENESS, MESSAGE), fc.uint8Array({ maxLength: 20 }))
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      like.map(([type, rest]) => bytesOf(type, ...rest)),
    )
    fc.assert(
      fc.property(anyBytes, bytes => {
        let frame: ReturnType<typeof readFrame> | null = null
        try {
          frame = readFrame(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
        if (frame?.type === 'sync') expect(frame.vector.length).toBeLessThan(bytes.length)
        if (frame?.type === 'message') expect(frame.text.length).toBeLessThan(bytes.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('[P3] does not reach into the memory beside it', () => {
    const memory = new Uint8Array(64).fill(65)
    memory.set([MESSAGE, 30, 34, 34], 8)
    memory.set([SYNC, 0, 30, 1], 32)
    for (const at of [8, 32]) expect(() => readFrame(memory.subarray(at, at + 4))).toThrow()
  })
})

describe('a frame from the server', () => {
  /** As the stock provider reads it. */
  function bySyncStep(bytes: Uint8Array): { step: number; update: Uint8Array } {
    const decoder = decoding.createDecoder(bytes)
    expect(decoding.readVarUint(decoder)).toBe(SYNC)
    const step = decoding.readVarUint(decoder)
    return { step, update: decoding.readVarUint8Array(decoder) }
  }

  test('[P4] carries an update as the stock provider reads it: 1 for what they lacked, 2 for what is new', () => {
    const update = Y.encodeStateAsUpdate(new Y.Doc())
    expect(bySyncStep(syncedFrame(update))).toEqual({ step: 1, update })
    expect(bySyncStep(updateFrame(update))).toEqual({ step: 2, update })
  })

  test('[R8] is a heartbeat that is aware of nobody', () => {
    const decoder = decoding.createDecoder(HEARTBEAT)
    expect(decoding.readVarUint(decoder)).toBe(AWARENESS)
    const states = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    expect(decoding.readVarUint(states)).toBe(0)
    expect(decoding.hasContent(decoder) || decoding.hasContent(states)).toBe(false)
  })
})
