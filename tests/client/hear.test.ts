import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces } from '#client/ui/hear.ts'

test('[U8] what is read aloud goes to the phone in pieces that it can speak, and nothing is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zA-Z.!? ]{0,120}$/), { maxLength: 12 }), parts => {
      const text = parts.join(' ')
      const spoken = pieces(text)
      expect(spoken.join('').replace(/[\s.!?]/g, '')).toBe(text.replace(/[\s.!?]/g, ''))
      for (const piece of spoken) if (/\s/.test(piece)) expect(piece.length).toBeLessThanOrEqual(200)
    }),
    { seed: 3 },
  )
})

test('[U8] a sentence stays in one piece when it fits', () => {
  expect(pieces('One. Two! هل هذا سؤال؟ Four')).toEqual(['One.', 'Two!', 'هل هذا سؤال؟', 'Four'])
})
