import * as v from 'valibot'
import { expect, test } from 'vitest'
import { id, maybeId } from '#shared/board/ids.ts'

const isId = (value: unknown) => v.is(id(), value)

test('[B1] an id is 1 to 32 letters, digits, lines and dashes', () => {
  for (const fine of ['a', 'group', 'V1StGXR8_Z5j', '-_', 'x'.repeat(32)]) expect(isId(fine), fine).toBe(true)
  for (const not of ['', 'x'.repeat(33), 'a b', 'a/b', 'a.b', 'ä', 'a\n', '../a', '<a>', 7, null, ['a'], undefined])
    expect(isId(not), JSON.stringify(not)).toBe(false)
})

test('[B1] what may point at nothing is an id or empty', () => {
  expect(v.parse(maybeId(), '')).toBe('')
  expect(v.parse(maybeId(), 'card-1')).toBe('card-1')
  for (const not of [' ', 'a b', null, undefined, 0]) expect(v.is(maybeId(), not), String(not)).toBe(false)
})
