import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withNumbers } from '#shared/words/numbers.ts'

fc.configureGlobal({ seed: 26_11 })

const hrefs = (text: string) => withNumbers(text).flatMap(({ href }) => href ?? [])

test('[T17] a number in a text can be called, however it is written', () => {
  expect(withNumbers('Samaritans: 116 123, day or night')).toEqual([
    { text: 'Samaritans: ' },
    { text: '116 123', href: 'tel:116123' },
    { text: ', day or night' },
  ])
  expect(hrefs('Ring (0161) 234-5000 or +44 161 234 5001')).toEqual(['tel:01612345000', 'tel:+441612345001'])
  expect(hrefs('اتصل على ١١٦ ١٢٣ أو ۱۱۲')).toEqual(['tel:116123', 'tel:112'])
  expect(hrefs('In danger: 999')).toEqual(['tel:999'])
  for (const none of ['', 'Ask Jo at the desk', 'Open 24 hours, 9-5', 'Room 12']) expect(hrefs(none)).toEqual([])
})

test('[T17] five digits are texted, with the word in capitals that comes before them', () => {
  expect(hrefs('Text SHOUT to 85258')).toEqual(['sms:85258?body=SHOUT'])
  expect(hrefs('Call MIND on 0300 123 3393. Text us on 86463')).toEqual(['tel:03001233393', 'sms:86463'])
})

test('[T17] nothing of a text is lost, and no address is anything but a number and a word', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789٣۴ ()-+:;/?&#<"JavaScript', 'javascript:', '\u202e'),
    maxLength: 200,
  })
  fc.assert(
    fc.property(text, text => {
      expect(
        withNumbers(text)
          .map(piece => piece.text)
          .join(''),
      ).toBe(text)
      for (const href of hrefs(text)) expect(href).toMatch(/^(tel:\+?\d{3,}|sms:\d{5}(\?body=[\w%]+)?)$/)
    }),
  )
})
