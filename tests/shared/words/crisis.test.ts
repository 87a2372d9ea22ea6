import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayNeedHelp } from '#shared/words/crisis.ts'

test.each([
  'I want to die',
  'Sometimes I think about suicide.',
  'I’ve been cutting myself again',
  'I CAN’T GO ON',
  'my partner hits me',
  'the abuse never stopped',
  'Self-harm is how I cope',
  'i dont want to be here anymore',
  'Chcę umrzeć',
  'myślę o samobójstwie',
  'mąż mnie bije, bije mnie co dzień',
  'Okaleczam się',
  'Zgwałcił mnie',
  'أريد أن أموت',
  'أفكّر في الانتحار',
  'زوجي يضربني',
  'وأتمنى الموت',
])('[T17] is shown for: %s', text => {
  expect(mayNeedHelp(text)).toBe(true)
  expect(mayNeedHelp(`${text.toUpperCase()}!!`)).toBe(true)
  expect(mayNeedHelp(`Before. ${text}, and after`)).toBe(true)
})

test.each([
  '',
  'Self-service machines at the desk',
  'A friendly face at the front desk',
  'The money stops in March',
  'They judge me for using',
  'I would kill for a cup of tea',
  'The website beats the phone',
  'grape juice',
  'Nikt mnie nie słucha',
  'Przemoczony do suchej nitki',
  'لا أحد يستمع إلينا',
  'الموظفون لطفاء',
])('[T17] is not shown for: %s', text => {
  expect(mayNeedHelp(text)).toBe(false)
})

test('[T17] takes any text at all, and long ones too', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void mayNeedHelp(text)))
  for (const piece of ['self ', 'want to ', 'ا', 'znecal ', 'a\u0301'.repeat(4)]) mayNeedHelp(piece.repeat(20_000))
})
