import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byOrder, type Ordered, orderAfter, orderBefore, ordersAfter } from '#shared/board/order.ts'

fc.configureGlobal({ seed: 26_11 })

const idsOf = (list: readonly Ordered[]) => [...list].sort(byOrder).map(one => one.id)

/** Where each new one goes: before so many of those that are there, from the end when there are fewer. */
const anyInserts = fc.array(fc.nat({ max: 30 }), { maxLength: 120, size: 'max' })

function insertAll(places: readonly number[]): { list: Ordered[]; model: string[] } {
  const list: Ordered[] = []
  const model: string[] = []
  for (const [count, place] of places.entries()) {
    const id = `n${count}`
    const at = Math.min(place, model.length)
    list.push({ id, order: orderBefore(list, model[at] ?? null) })
    model.splice(at, 0, id)
  }
  return { list, model }
}

test('[B3] any sequence of inserts keeps the order that was asked for', () => {
  fc.assert(
    fc.property(anyInserts, places => {
      const { list, model } = insertAll(places)
      expect(idsOf(list)).toEqual(model)
    }),
  )
})

test('[B3] a record can always be put between any two', () => {
  fc.assert(
    fc.property(anyInserts, fc.nat(), (places, n) => {
      const { list, model } = insertAll(places)
      const at = n % (model.length + 1)
      const put = [...list, { id: 'new', order: orderBefore(list, model[at] ?? null) }]
      expect(idsOf(put)).toEqual(model.toSpliced(at, 0, 'new'))
    }),
  )
})

test('[B3] two that were put in the same place at once stand in the same order on every screen', () => {
  const anyRecords = fc.uniqueArray(
    fc.record({
      id: fc.string({ unit: fc.constantFrom('a', 'b', '_', 'B', '-') }),
      order: fc.constantFrom('a0', 'a1'),
    }),
    { selector: one => one.id, minLength: 2 },
  )
  const shuffled = anyRecords.chain(list =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(idsOf(one)).toEqual(idsOf(other))
    }),
  )
})

test('[B3] beside two in one place, what is put before the second is after everything that stands before both', () => {
  const list = [
    { id: 'first', order: 'a0' },
    { id: 'twin-a', order: 'a1' },
    { id: 'twin-b', order: 'a1' },
    { id: 'last', order: 'a2' },
  ]
  const order = orderBefore(list, 'twin-b')
  expect(idsOf([...list, { id: 'new', order }])).toEqual(['first', 'new', 'twin-a', 'twin-b', 'last'])
})

test('[B3] new ones come after all that are there, in their own order', () => {
  fc.assert(
    fc.property(anyInserts, fc.integer({ min: 1, max: 20 }), (places, count) => {
      const { list, model } = insertAll(places)
      const orders = ordersAfter(list, count)
      const added = orders.map((order, at) => ({ id: `added-${at}`, order }))
      expect(idsOf([...list, ...added])).toEqual([...model, ...added.map(({ id }) => id)])
      expect(idsOf([...list, { id: 'end', order: orderAfter(list) }]).at(-1)).toBe('end')
    }),
  )
})

test('[B3] before one that is no longer there is the end of the list', () => {
  const { list } = insertAll([0, 0, 0])
  expect(orderBefore(list, 'taken-away')).toBe(orderAfter(list))
  expect(idsOf([...list, { id: 'new', order: orderBefore(list, 'taken-away') }]).at(-1)).toBe('new')
})
