import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '#shared/speaking/entry.ts'
import { both, measure, union, without } from '#shared/speaking/spans.ts'

fc.configureGlobal({ seed: 26_11 })

const anySpans = fc.array(
  fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 })).map(([start, len]): Span => [start, start + len]),
)
const moments = Array.from({ length: 53 }, (_, at) => at)
const holds = (spans: readonly Span[], at: number) => spans.some(([start, end]) => start <= at && at < end)

test('[W6] spans are put together, met and taken away as sets of moments', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (some, others) => {
      const [a, b] = [union(some), union(others)]
      const inBoth = both(a, b)
      const left = without(a, b)
      for (const at of moments) {
        expect(holds(a, at)).toBe(holds(some, at))
        expect(holds(inBoth, at)).toBe(holds(some, at) && holds(others, at))
        expect(holds(left, at)).toBe(holds(some, at) && !holds(others, at))
      }
      for (const spans of [a, inBoth, left]) {
        expect(spans).toEqual(union(spans))
        expect(measure(spans)).toBe(moments.filter(at => holds(spans, at)).length)
      }
    }),
  )
})
