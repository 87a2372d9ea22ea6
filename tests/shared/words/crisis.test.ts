import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayNeedHelp } from '#shared/words/crisis.ts'

fc.configureGlobal({ seed: 26_11 })

/** Somebody may need help; and words that only look like it. */
const said: Readonly<Record<string, { readonly worrying: readonly string[]; readonly other: readonly string[] }>> = {
  English: {
    worrying: [
      'suicide prevention',
      'SUICIDAL',
      'I feel suicidal.',
      'I want to die',
      'i just wanna die',
      'Wanting to die is not talked about',
      'I don’t want to live any more',
      "I don't want to be here",
      'kill myself',
      'thinking about killing my self',
      'He said he will kill me',
      'My brother killed himself',
      'I could end it all',
      'ending my life',
      'They would be better off without me',
      'There is no point in living',
      'I can’t go on',
      'I cant cope',
      'I can not take it anymore',
      'life is not worth living',
      'self-harm',
      'Self harming',
      'selfharm',
      'I cut myself',
      'hurting myself',
      'I overdosed last year',
      'My partner hits me',
      'dad hit us',
      'being beaten at home',
      'I was hit',
      'He beats me up',
      'abused as a child',
      'an abusive ex',
      'raped',
      'sexually assaulted',
      'domestic violence',
      'I am scared to go home',
      'afraid of my husband',
      'not safe at home',
      'unsafe at home',
      'he tried to strangle her',
      'ｓｕｉｃｉｄｅ',
      'su\u00ADicide',
    ],
    other: [
      '',
      'self-service',
      'Self help group',
      'The committee meets on Tuesday',
      'A dead end job',
      'The deadline kills the idea',
      'I’m dying to know',
      'My mum died in March',
      'My therapist is great',
      'Grapes and drapes',
      'We hit the target',
      'Cut the budget',
      'cuts to services',
      'Skills and killer ideas',
      'harm reduction',
      'I want to live near my kids',
      'I want to speak',
      'Beat the queue',
      'A friendly face at the front desk',
      'Some of us get paid to be here. Some don’t.',
      'Racism at the front desk',
      'Telling my story again and again',
      'Overdue books',
      'Do not end it early',
      'What does it take',
      'Die Straße ist lang',
    ],
  },
  Polish: {
    worrying: [
      'samobójstwo',
      'Myśli samobójcze',
      'Zapobieganie samobójstwom',
      'Chcę umrzeć',
      'chcialabym umrzec',
      'Wolałabym umrzeć',
      'Nie chcę już żyć',
      'nie chce mi się żyć',
      'Nie warto żyć',
      'nie mam po co żyć',
      'odechciało mi się żyć',
      'Zabiję się',
      'chcę się zabić',
      'Mój brat się powiesił',
      'odebrać sobie życie',
      'Targnęła się na życie',
      'skończyć ze sobą',
      'Lepiej by było beze mnie',
      'mam dość życia',
      'już nie daję rady',
      'samookaleczanie',
      'Tnę się',
      'pociąć się',
      'zrobić sobie krzywdę',
      'Przedawkowałam leki',
      'Mąż mnie bije',
      'bije mnie',
      'On bił moją mamę',
      'Jestem bita',
      'została pobita',
      'przemoc domowa',
      'zgwałcił mnie',
      'GWAŁT',
      'ofiara gwałtu',
      'molestowanie',
      'znęca się nade mną',
      'Grozi mi',
      'Boję się wracać do domu',
    ],
    other: [
      'samoobsługa',
      'Samochód się zepsuł',
      'Zabieram się do pracy',
      'Zabieg w szpitalu',
      'gwałtowny wzrost cen',
      'Chcemy żyć godnie',
      'Powiesić obraz na ścianie',
      'Bita śmietana',
      'kopie dokumentów',
      'Chcę się uczyć',
      'Nie dam rady przyjść we wtorek',
      'Umiem gotować',
      'Życie w mieście',
      'Boję się zmian',
      'Tniemy koszty',
    ],
  },
  Arabic: {
    worrying: [
      'الانتحار',
      'انتحار',
      'أفكر في الانتحار',
      'اِنْتِحار',
      'انتـــحار',
      'سأنتحر',
      'وبالانتحار',
      'أخي انتحر',
      'أريد أن أموت',
      'اريد الموت',
      'أُرِيدُ أَنْ أَمُوتَ',
      'بدي موت',
      'عايزة أموت',
      'أتمنى الموت',
      'ياريتني ميت',
      'لا أريد أن أعيش',
      'مش عايز اعيش',
      'ما بدي عيش',
      'تعبت من الحياة',
      'كرهت حياتي',
      'أنهي حياتي',
      'لا معنى لحياتي',
      'أقتل نفسي',
      'حاقتل حالي',
      'إيذاء النفس',
      'أؤذي نفسي',
      'أجرح نفسي',
      'زوجي يضربني',
      'ضربوني',
      'بيضربني كل يوم',
      'يضرب أولاده',
      'تعرضت للضرب',
      'العنف الأسري',
      'اغتصبني',
      'اغتصاب',
      'التحرش',
      'متحرش',
      'اعتدى عليّ',
      'سوء المعاملة',
      'يهددني',
      'سيقتلني',
      'يخنقني',
      'أخاف من زوجي',
      'خائفة من أبي',
    ],
    other: [
      'الخدمة الذاتية',
      'نتحرك معا',
      'انتحال شخصية',
      'أريد أن أعيش بكرامة',
      'جدول الضرب',
      'ضرب المثل',
      'الإضراب',
      'نفسي أشوفكم',
      'قتل الوقت',
      'ماتت جدتي',
      'في نفس المكان',
      'عنفوان الشباب',
      'أخاف من التغيير',
      'الحياة جميلة',
      'تحرير المدينة',
    ],
  },
}

describe.each(Object.entries(said))('%s', (_language, { worrying, other }) => {
  test.each(worrying)('[T17] shows help for “%s”', text => {
    expect(mayNeedHelp(text)).toBe(true)
    expect(mayNeedHelp(`Well, ${text}! And so on.`)).toBe(true)
    expect(mayNeedHelp(text.toUpperCase())).toBe(true)
    expect(mayNeedHelp(text.normalize('NFD'))).toBe(true)
  })

  test.each(other)('[T17] shows nothing for “%s”', text => {
    expect(mayNeedHelp(text)).toBe(false)
  })
})

test('[T17] any words at all can be looked at', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => void mayNeedHelp(text)))
})

test('[T17] whatever is around them, and whatever is in between, worrying words are found', () => {
  const anyWorrying = fc.constantFrom(...Object.values(said).flatMap(({ worrying }) => worrying))
  const around = fc.string({ unit: fc.constantFrom(' ', '.', '?', '\n', '—', '“', ')', '7', ' '), maxLength: 6 })
  fc.assert(
    fc.property(around, anyWorrying, around, (before, words, after) => {
      const text = `${before} ${words.replaceAll(' ', '\n ')} ${after}`
      expect(mayNeedHelp(text)).toBe(true)
    }),
  )
})

test('[T17] two hundred thousand letters of the words that phrases begin with are done with at once', () => {
  // Were a place looked at again and again, this would be quadratic, and the test would not end.
  const beginnings = [
    'want so ',
    'wish ',
    'nie chce ',
    'sie ',
    'لا اريد ',
    'تعرضت ',
    'want',
    'nie',
    'قتل',
    '~',
    'a',
    'ال',
  ]
  for (const beginning of beginnings)
    expect(mayNeedHelp(beginning.repeat(200_000 / beginning.length)), beginning).toBe(false)
})
