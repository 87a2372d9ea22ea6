import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { push, readMessage, request } from '#shared/protocol/messages.ts'
import { isRefusalReason, Refusal, refusalReasons } from '#shared/protocol/refusal.ts'

fc.configureGlobal({ seed: 26_11 })

const asked = { id: 'an-id-of-sixteen-', meeting: 'm1', step: 's1', name: 'card.post', args: { text: 'Hi' } }
const read = (message: unknown) => readMessage(request, JSON.stringify(message))

describe('what a client asks', () => {
  test('[P3] is one action with its id, the meeting and the step it is meant for', () => {
    expect(read(asked)).toEqual(asked)
    expect(read({ ...asked, step: '' })).toEqual({ ...asked, step: '' })
    expect(read({ ...asked, name: 'not.there.yet', args: null })).toMatchObject({ name: 'not.there.yet', args: null })
  })

  test('[P3] is no action when a part is missing or wrong, and nothing is left of what is too much', () => {
    for (const field of ['id', 'meeting', 'step', 'name'] as const) {
      expect(read({ ...asked, [field]: undefined }), field).toBeNull()
      expect(read({ ...asked, [field]: 7 }), field).toBeNull()
    }
    for (const wrong of [
      { id: 'short' },
      { id: 'x'.repeat(33) },
      { meeting: '' },
      { step: '../' },
      { name: 'x'.repeat(41) },
    ])
      expect(read({ ...asked, ...wrong }), JSON.stringify(wrong)).toBeNull()
    expect(read({ ...asked, by: 'host' })).toEqual(asked)
  })

  test('[P3] is none whatever text it is, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), text => {
        expect(readMessage(request, text)).toBeNull()
        expect(readMessage(push, text)).toBeNull()
      }),
    )
  })
})

test.each([
  { type: 'welcome', at: 1, seat: '', keeper: false, here: ['a', 'b'], screens: 1 },
  { type: 'done', done: [{ id: 'x' }, { id: 'y', note: 'one_more' }] },
  { type: 'refused', id: 'x', reason: 'gone' },
  { type: 'here', came: ['a'], went: [], screens: 0 },
  {
    ...{ type: 'mine', meToo: ['c1'], signals: ['slow'], turn: true },
    ballots: [{ box: 'r1', marks: [['c1', 2]], reason: '' }],
    talk: { minutes: 2.5, turns: 3, word: 'about' },
    ...{ wish: 'listen', place: { before: 2, at: 4 }, agreed: ['named', 'keep'], credited: true, tick: 'life' },
  },
  { type: 'signals', signals: [{ sort: 'stop', people: 2, words: ['outcomes'] }] },
  {
    ...{
      type: 'talk',
      whole: false,
      log: [['tab', [[1, 's', 'a', 1000, 60, 1]]]],
      wishes: [{ seat: 'a', wish: 'later' }],
    },
    presence: [{ seat: 'a', spans: [[1, null]] }],
    oneVoice: [{ start: 1, end: null }],
    way: { way: 'w1', kind: 'round', order: ['a', 'b'], at: 1 },
  },
  { type: 'now', seats: ['a', 'b'] },
  { type: 'now', seats: null },
  { type: 'door', knocks: [{ knock: 'k1', name: 'Ola' }] },
])('[P1] what the server says is read as it was said: $type', message => {
  expect(readMessage(push, JSON.stringify(message))).toEqual(message)
  expect(readMessage(push, JSON.stringify({ ...message, type: 'gossip' }))).toBeNull()
})

test('[P1] a refusal has one of the reasons that have words, and no other', () => {
  const refused = (reason: string) => readMessage(push, JSON.stringify({ type: 'refused', id: 'x', reason }))
  for (const reason of refusalReasons) {
    expect(refused(reason)).not.toBeNull()
    expect(isRefusalReason(reason)).toBe(true)
    expect(new Refusal(reason)).toMatchObject({ reason, name: 'Refusal' })
  }
  expect(refused('because')).toBeNull()
  for (const not of ['because', '', null, 7, 'toString']) expect(isRefusalReason(not)).toBe(false)
})
