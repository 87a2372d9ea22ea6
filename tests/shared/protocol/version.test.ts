import { createHash } from 'node:crypto'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { actionNames, actions } from '#shared/actions/index.ts'
import { moving } from '#shared/board/beside.ts'
import { tables } from '#shared/board/schema.ts'
import { push, request } from '#shared/protocol/messages.ts'
import {
  CLOSE,
  PROTOCOL,
  PROTOCOL_HISTORY,
  PROTOCOL_VERSION,
  readRoomName,
  roomName,
} from '#shared/protocol/version.ts'
import { describeSchema } from './describeSchema.ts'

fc.configureGlobal({ seed: 26_11 })

const hashOf = (schemas: Readonly<Record<string, unknown>>) => {
  const described = Object.entries(schemas).map(([name, schema]) => [name, describeSchema(schema)] as const)
  const json = JSON.stringify(described.sort(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(json).digest('hex').slice(0, 16)
}

/** All that both sides must agree on, by name. */
const agreed = {
  ...Object.fromEntries(Object.entries(tables).map(([name, schema]) => [`table ${name}`, schema])),
  ...Object.fromEntries(Object.entries(moving).map(([name, fields]) => [`beside ${name}`, v.picklist(fields)])),
  ...Object.fromEntries(actionNames.map(name => [`action ${name}`, actions[name].args])),
  'message request': request,
  'message push': push,
}

describe('the version', () => {
  test('[P1] changes when a schema of a record, an action or a message changes', () => {
    const { version, schemas } = PROTOCOL_HISTORY.at(-1)!
    const hash = hashOf(agreed)
    expect(
      hash,
      `The schemas are not those of version ${version}, so a page of before cannot talk to this server. ` +
        `Add { version: ${version + 1}, schemas: '${hash}' } to PROTOCOL_HISTORY in shared/protocol/version.ts ` +
        `(or, before the first release, put '${hash}' in the place of the hash that is there).`,
    ).toBe(schemas)
  })

  test('[P1] is one number that goes up by one, and the last one is spoken', () => {
    expect(PROTOCOL_HISTORY.map(({ version }) => version)).toEqual(PROTOCOL_HISTORY.map((_, at) => at + 1))
    expect(new Set(PROTOCOL_HISTORY.map(({ schemas }) => schemas)).size).toBe(PROTOCOL_HISTORY.length)
    expect(PROTOCOL_VERSION).toBe(PROTOCOL_HISTORY.length)
    expect(PROTOCOL).toBe(`sametable.${PROTOCOL_VERSION}`)
  })

  test('[P1] is told by a hash that sees every change that matters', () => {
    const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest))
    const all: Record<string, unknown>[] = [
      { a: v.object({ x: v.string() }) },
      { b: v.object({ x: v.string() }) },
      { a: v.object({ y: v.string() }) },
      { a: v.object({ x: v.number() }) },
      { a: v.object({ x: v.optional(v.string()) }) },
      { a: v.object({ x: v.optional(v.string(), 'some') }) },
      { a: v.object({ x: v.nullable(v.string()) }) },
      { a: v.object({ x: v.array(v.string()) }) },
      { a: v.object({ x: v.array(v.number()) }) },
      { a: v.object({ x: v.picklist(['one', 'two']) }) },
      { a: v.object({ x: v.picklist(['one', 'two', 'three']) }) },
      { a: v.object({ x: v.literal('one') }) },
      { a: v.object({ x: v.union([v.literal('one'), v.string()]) }) },
      { a: v.object({ x: text(10) }) },
      { a: v.object({ x: text(11) }) },
      { a: v.object({ x: v.pipe(v.string(), v.regex(/^a$/)) }) },
      { a: v.object({ x: v.pipe(v.string(), v.regex(/^b$/)) }) },
      { a: v.object({ x: v.pipe(v.string(), v.maxLength(10, 'too_long')) }) },
      { a: v.object({ x: v.string(), y: v.string() }) },
      { a: v.variant('t', [v.object({ t: v.literal('a'), x: v.string() }), v.object({ t: v.literal('b') })]) },
      { a: v.variant('t', [v.object({ t: v.literal('a'), x: v.number() }), v.object({ t: v.literal('b') })]) },
    ]
    expect(new Set(all.map(hashOf)).size).toBe(all.length)
  })

  test('[P1] stays when only the order of lines has changed', () => {
    const one = { a: v.object({ x: v.string(), y: v.picklist(['p', 'q']) }), b: v.number() }
    const other = { b: v.number(), a: v.object({ y: v.picklist(['q', 'p']), x: v.string() }) }
    expect(hashOf(other)).toBe(hashOf(one))
  })
})

test('[P2] the name of a room is a board in one epoch, and is read again as it was written', () => {
  const anyBoard = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 32 })
  fc.assert(
    fc.property(anyBoard, fc.nat({ max: 999_999_999 }), (board, epoch) => {
      expect(readRoomName(roomName(board, epoch))).toEqual({ board, epoch })
    }),
  )
  for (const not of [
    '',
    'board',
    'board.',
    '.1',
    'board.x',
    'board.-1',
    'bo/ard.1',
    'board.1.2',
    'board.1\n',
    '../a.1',
  ])
    expect(readRoomName(not), not).toBeNull()
})

test('[P2] every refusal that is final has a close code of its own in 44xx', () => {
  const codes = Object.values(CLOSE)
  expect(new Set(codes).size).toBe(codes.length)
  const isFinal = (code: number) => code >= 4400 && code < 4500
  const { malformed, unknown, removed, epoch, version, overrun, restart } = CLOSE
  expect([malformed, unknown, removed, epoch, version].every(isFinal)).toBe(true)
  expect([overrun, restart].some(isFinal)).toBe(false)
})
