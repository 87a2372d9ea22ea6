import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardDocument } from '#shared/board/document.ts'
import { sketch } from '#shared/board/draft.ts'
import type { Id } from '#shared/board/ids.ts'
import { type Board, emptyBoard, tableNames } from '#shared/board/schema.ts'
import { bo, cardOf, openTable, shaz, turnOver, write } from '../../fakes/table.ts'

/** A sketch that makes a whole board out of an empty one. */
function sketchOf(board: Board) {
  const draft = sketch(emptyBoard())
  for (const table of tableNames) for (const row of board[table].values()) draft.put(table, row)
  return draft
}

function documentOf(board: Board): BoardDocument {
  const document = new BoardDocument()
  document.write(sketchOf(board))
  return document
}

const meetingWithCards = () => {
  const turned = turnOver(write(openTable({ step: 'hello' }), bo, 'A dry room', { kind: 'need' }))
  return write(turned, shaz, 'I cook', { kind: 'skill', showName: true }).board
}

test('[B2] what a sketch changed goes into the document as one update, and nothing as none', () => {
  const board = meetingWithCards()
  const document = new BoardDocument()
  const updates: Uint8Array[] = []
  document.doc.on('update', bytes => updates.push(bytes))
  const update = document.write(sketchOf(board))
  expect(updates).toEqual([update])
  expect(document.board).toEqual(board)
  expect(document.write(sketch(document.board))).toBeNull()
  expect(updates).toHaveLength(1)
})

test('[B2] the one update makes the same board on every screen', () => {
  const board = meetingWithCards()
  const document = new BoardDocument()
  const other = new BoardDocument()
  Y.applyUpdate(other.doc, document.write(sketchOf(board))!)
  expect(other.board).toEqual(board)
  const draft = sketch(document.board)
  draft.remove('card', cardOf('I cook'))
  draft.patch('group', 'group' as Id<'group'>, { name: 'The Friday Group' })
  Y.applyUpdate(other.doc, document.write(draft)!)
  expect(other.board).toEqual(draft.board)
})

test('[B1] a board is one map of records for each table', () => {
  const board = meetingWithCards()
  const { doc } = documentOf(board)
  expect([...doc.share.keys()].sort()).toEqual([...tableNames].sort())
  const stored = doc.getMap('card').toJSON()
  expect(Object.keys(stored).sort()).toEqual([...board.card.keys()].sort())
  for (const value of Object.values(stored) as object[])
    for (const field of Object.values(value)) expect(typeof field).not.toBe('object')
})

test('[B1] a stored record is checked when it is read, and fields that nobody knows are dropped', () => {
  const { doc } = documentOf(meetingWithCards())
  const stored = doc.getMap('seat')
  const hats = { leads: false, noPhone: false, timeFriend: false, opens: false }
  const seat = { id: 'seat-new', name: 'Ola', guest: 0, done: '', voted: '', hand: '', ...hats }
  stored.set('seat-new', { ...seat, title: 'Director' })
  expect(new BoardDocument(doc).board.seat.get(seat.id as Id<'seat'>)).toEqual(seat)
  const damaged = new Y.Doc()
  damaged.getMap('seat').set('seat-new', { ...seat, leads: 'yes' })
  expect(() => new BoardDocument(damaged)).toThrow()
})

test('[B8] rows and tables are the same objects until they change', () => {
  const document = documentOf(meetingWithCards())
  const before = document.board
  const draft = sketch(before)
  draft.patch('card', cardOf('I cook'), { text: 'I cook well' })
  document.write(draft)
  const after = document.board
  expect(after).not.toBe(before)
  expect(tableNames.filter(table => after[table] !== before[table])).toEqual(['card'])
  const changed = [...after.card].filter(([id, card]) => before.card.get(id) !== card)
  expect(changed.map(([id]) => id)).toEqual([cardOf('I cook')])
  expect(before.card.get(cardOf('I cook'))!.text).toBe('I cook')
})

test('[B2] whoever watches is called once for all that was written together, and not after they stop', () => {
  const board = meetingWithCards()
  const document = new BoardDocument()
  const seen: number[] = []
  const stop = document.watch(() => seen.push(document.board.card.size))
  document.write(sketchOf(board))
  document.write(sketch(document.board))
  expect(seen).toEqual([board.card.size])
  stop()
  const draft = sketch(document.board)
  draft.remove('card', cardOf('I cook'))
  document.write(draft)
  expect(seen).toHaveLength(1)
})
