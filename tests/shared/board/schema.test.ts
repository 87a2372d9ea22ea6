import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { packRow, readRow, type TableName, tableNames, tables } from '#shared/board/schema.ts'
import { type SecretTable, secretTableNames, secretTables } from '#shared/board/secrets.ts'
import { plannedTable } from '../../fakes/table.ts'
import { anyMeeting, busyTable, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

/** A row of each table as the first release wrote it. These lines stay for ever: such boards have to open. */
const firstRows: Record<string, string> = {
  group: '{"id":"group","name":"The Thursday Group"}',
  meeting:
    '{"id":"m1","number":1,"about":"","day":"2026-11-26","state":"open","finalAt":0,"step":"s1","code":"KITE47",' +
    '"door":"open","sorting":"everyone","spotlight":"","screenShows":"step","screenSize":"middle",' +
    '"screenTheme":"light","screenPage":0}',
  step: '{"id":"s1","type":"hopes","order":"a0","minutes":20,"turned":1}',
  seat: '{"id":"p1","name":"","guest":2,"leads":false,"done":"s1/1"}',
  card:
    '{"id":"c1","step":"s1","kind":"elephant","text":"Who really decides?","lang":"en","by":"","pile":"","order":"a0",' +
    '"talk":"later","covered":false,"shownAgain":0,"carried":false}',
  echo: '{"id":"c1","count":3}',
  pile: '{"id":"h1","step":"s1","name":"Money","order":"a0"}',
  round:
    '{"id":"r1","step":"s1","order":"a0","method":"dots","votes":3,"several":true,"options":["c1","h1"],' +
    '"state":"closed","turnout":12,"of":13,"cells":[7,"few"],"handsOf":1,"hands":[1,0]}',
  check:
    '{"id":"k1","step":"s1","order":"a0","sort":"live","question":"","decision":"e1","state":"closed","answered":8,' +
    '"of":9,"cells":[6,1,1],"reasons":[{"text":"Not yet","lang":"en","covered":false}]}',
  decision:
    '{"id":"e1","step":"s1","order":"a0","text":"We try it","lang":"en","was":"","changed":false,"state":"made",' +
    '"present":9,"again":"2027-02-25","cells":[6,1,1],"unanswered":1,"carried":false}',
  balance: '{"id":"balance","word":"shared","heard":7,"of":9,"isHidden":false,"way":"round","wayEnds":0}',
  deed: '{"id":"d1","order":"a0","what":"turned","step":"s1"}',
}
const first = (table: TableName) => JSON.parse(firstRows[table] ?? 'null')
const read = (table: TableName, row: Record<string, unknown>) => readRow(table, String(row.id), row)
/** Fields that have no usual value. */
const needed = (table: TableName) =>
  Object.entries(tables[table].entries).flatMap(([field, schema]) =>
    field !== 'id' && v.getDefault(schema) === undefined ? [field] : [],
  )

describe.each(tableNames)('a row of %s', table => {
  test('[B1] is read as the first release wrote it, whatever was added since', () => {
    expect(read(table, first(table))).toMatchObject(first(table))
  })

  test('[B1] loses the fields that nobody knows', () => {
    const { job, ...row } = { ...read(table, { ...first(table), job: 'Director' }) } as Record<string, unknown>
    expect(job).toBeUndefined()
    expect(row).toMatchObject(first(table))
  })

  test('[B1] is not read when a field is missing or of another type', () => {
    for (const field of needed(table)) {
      const { [field]: _, ...without } = first(table)
      expect(() => read(table, without), `without ${field}`).toThrow(v.ValiError)
    }
    for (const field of Object.keys(first(table)).filter(one => one !== 'id'))
      expect(() => read(table, { ...first(table), [field]: { is: 'not this' } }), field).toThrow(v.ValiError)
    for (const nothing of [null, undefined, 'text', 7, []])
      expect(() => readRow(table, 'x1', nothing)).toThrow(v.ValiError)
    expect(() => readRow(table, 'not an id', first(table))).toThrow(v.ValiError)
  })

  test('[B1] is the same object when the same stored value is read again', () => {
    const stored = first(table)
    expect(read(table, stored)).toBe(read(table, stored))
  })
})

test('[B1] what is not on any list is no row', () => {
  const wrong: [TableName, object][] = [
    ['card', { kind: 'gossip' }],
    ['echo', { count: -1 }],
    ['echo', { count: 1.5 }],
    ['card', { order: 'a 0' }],
    ['card', { text: ' \u200B ' }],
    ['card', { talk: 'never' }],
    ['step', { type: 'quiz' }],
    ['meeting', { state: 'over' }],
    ['meeting', { day: 'tomorrow' }],
    ['deed', { what: 'Shaz wrote' }],
  ]
  for (const [table, fields] of wrong)
    expect(() => read(table, { ...first(table), ...fields }), JSON.stringify(fields)).toThrow(v.ValiError)
})

test('[B1] stored text is clean when it is read, whoever stored it', () => {
  expect(readRow('card', 'c1', { ...first('card'), text: ' a\u202E\nb ' }).text).toBe('a b')
})

test('[B1] whatever people do, every record can be read again as it was written', () => {
  fc.assert(
    fc.property(anyMeeting, fc.boolean(), (rolls, isOpen) => {
      const { board, secrets } = play(isOpen ? busyTable() : plannedTable(), rolls)
      for (const table of tableNames)
        for (const [id, row] of board[table]) {
          expect(row.id).toBe(id)
          expect(readRow(table, id, structuredClone(packRow(table, row)))).toEqual(row)
        }
      for (const table of secretTableNames)
        for (const row of secrets[table].values())
          expect(v.parse(secretTables[table as SecretTable], structuredClone(row))).toEqual(row)
    }),
    { numRuns: 60 },
  )
})
