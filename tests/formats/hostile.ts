import { cleanText, LONGEST } from '#shared/board/text.ts'
import { type FiledCard, type FiledMeeting, type FiledStep, RECORD_VERSION, readFiled } from '#shared/meeting/filed.ts'
import { stepNames, stepTypes } from '#shared/meeting/steps.ts'
import { pick, randomFrom } from '../fakes/chance.ts'
import { goldenMeeting } from '../fakes/goldenMeeting.ts'

/** What means something to a program that opens files, or to one that makes them. */
const nasty: readonly string[] = [
  // Tables.
  ...['=1+1', '+1', '-1', '@SUM(A1:A9)', "=cmd|' /C calc'!A0", '=HYPERLINK("https://a.example","x")', '\t=1', ' =1'],
  ...[
    '＝1+1',
    "'=1",
    '"=1"',
    '=IMPORTXML("https://a.example","//a")',
    '=WEBSERVICE("https://a.example")',
    '";="',
    '%0A=1',
  ],
  ...[
    'a,b;c\td|e',
    '"',
    '""',
    '"\r\n=1',
    'x"y"z',
    '#REF!',
    '1E999',
    '00123',
    '1/2',
    'TRUE',
    'NaN',
    'null',
    'undefined',
  ],
  ...['_x0041_', '_x000D_', '[Book1.xlsx]Sheet1!A1', 'DDE("cmd";"/C calc")'],
  // Pages.
  ...[
    '<script>globalThis.ran=1</script>',
    '</script><script>globalThis.ran=1</script>',
    '<img src=x onerror=globalThis.ran=1>',
  ],
  ...[
    '<svg onload=globalThis.ran=1>',
    '"><b>',
    "'><b>",
    '</style><script>globalThis.ran=1</script>',
    '<!--',
    '-->',
    '<![CDATA[',
  ],
  ...[
    ']]>',
    '<iframe src="https://a.example">',
    '<a href="javascript:globalThis.ran=1">x</a>',
    'javascript:globalThis.ran=1',
  ],
  ...[
    '<meta http-equiv=refresh content="0;url=https://a.example">',
    '<base href="https://a.example">',
    '&lt;b&gt;',
    '&#x3c;b&#x3e;',
  ],
  ...[
    '&',
    '&amp',
    '&nbsp;',
    '&#0;',
    '&x;',
    '<',
    '>',
    '<<>>',
    '<?xml version="1.0"?>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  ],
  ...[
    '</title>',
    '</text><a href="https://a.example">',
    '" onmouseover="globalThis.ran=1',
    '` onload=globalThis.ran=1',
    '{{constructor}}',
  ],
  ...[
    '\u0024{1+1}',
    '{{7*7}}',
    '<%= 1 %>',
    '#{1}',
    '{n, plural, other {x}}',
    "'{'",
    '@import url(https://a.example)',
    'url(https://a.example)',
  ],
  // Documents.
  ...[
    '<w:p/>',
    '</w:t></w:r></w:p>',
    '<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>',
    '{ HYPERLINK "https://a.example" }',
  ],
  ...['{\\rtf1\\ansi \\object}', '{\\field{\\*\\fldinst HYPERLINK "https://a.example"}}', '\\', '\\\\', '\\u8364?'],
  // Typesetting.
  ...[
    '#panic("no")',
    '#read("/etc/passwd")',
    '#link("https://a.example")[x]',
    '#import "@preview/x:1.0.0"',
    '#eval("1")',
    '$x$',
    '*x* _y_',
  ],
  ...[
    '= x',
    '/ x: y',
    '@x <x>',
    '`x`',
    '```x```',
    '// x',
    '/* x',
    '*/',
    '~ -- ---',
    '#',
    '#[',
    ']',
    '#{',
    '}',
    '\\input{/etc/passwd}',
  ],
  ...[
    '\\write18{ls}',
    '$\\sum$',
    '%',
    '\\end{document}',
    '(x',
    'x)',
    '((x))',
    '/JavaScript (x) /URI',
    'endstream endobj',
    '%%EOF',
    '<FEFF0041>',
  ],
  // Plain writing.
  ...[
    '# x',
    '## x',
    '- x',
    '* x',
    '+ x',
    '1. x',
    '1) x',
    '---',
    '===',
    '***',
    '> x',
    '    x',
    '[x](https://a.example)',
    '![x](https://a.example/x.png)',
  ],
  ...[
    '[x]: https://a.example',
    '[^1]',
    '<https://a.example>',
    'https://a.example/?a=b&c=d#e',
    'www.a.example',
    'a@b.example',
    'mailto:a@b.example',
  ],
  ...[
    '**x**',
    '__x__',
    '~~x~~',
    '| x | y |',
    '|---|',
    ':smile:',
    '@name',
    '#12',
    'x\\',
    'x  ',
    '- [ ] x',
    '<br>',
    '\\[x\\](y)',
    'file:///etc/passwd',
  ],
  // Calendars.
  ...[
    'BEGIN:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    'ATTENDEE:mailto:a@b.example',
    'x\r\nATTENDEE:mailto:a@b.example',
    'x\\nATTENDEE:y',
  ],
  ...[
    'a;b,c:d',
    'DTSTART;TZID=X:20260101',
    '\\n',
    '\\N',
    '\\;',
    ' x',
    'URL:https://a.example',
    'x\nURL:https://a.example',
    '20260230T250000Z',
  ],
  // Programs and their names.
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '"; DROP TABLE card; --',
    "' OR 1=1",
    '$(ls)',
    '`ls`',
    '; ls',
    '../../etc/passwd',
  ],
  ...['CON', 'NUL', 'a:b', 'a/b\\c', 'a*b?c', '[a]', "'a'", 'History', '%s%n%x', '%00', '\\0', '\\x00'],
  // Letters.
  ...[
    '\u0000',
    '\u0000\u0001\u0008\u000B\u000C\u001F\u007F\u0085\u009F',
    '\uFFFE\uFFFF\uFDD0',
    '\uD800',
    'a\uDC00b',
    '\u{1FFFF}',
    '\uFEFF',
    '\uFFFD',
  ],
  ...[
    '\u202Egnp.exe\u202C',
    '\u2066x\u2069',
    '\u200Fx\u200E',
    '\u061Cx',
    '\u2028',
    '\u2029',
    'one\ntwo\r\nthree\rfour',
    '\u00AD',
    '\u200B',
    '\u2060',
  ],
  ...[
    'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034Da\u036Bl\u0348g\u0350o\u0361',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '🇵🇱',
    '👍🏿',
    '1️⃣',
    'ﷺ',
    'ﷺ'.repeat(20),
    '﷽',
    'שלום',
    'مرحبا 12 (x) 34',
    'العربية = English',
    'ڈاکٹر',
    'Żółć',
    'Ǆ',
    'ﬁ',
    'ẞ',
  ],
  ...[
    '漢字',
    'ひらがな',
    '한국어',
    'ไทย',
    'नमस्ते',
    '\u{1F1E6}',
    '\u{E0041}',
    '\u115F',
    '\u3164',
    'i\u0307',
    'İ',
    'é',
    'e\u0301',
    '\u0301',
    '\u200D',
  ],
]

const LETTERS = [
  ...[
    'a',
    'ż',
    'ع',
    'ש',
    '漢',
    '😀',
    '\u0301',
    '\u200D',
    '\u202E',
    '\u0000',
    '\uD83D',
    '\uFFFF',
    ' ',
    '\n',
    '\t',
    '<',
    '>',
  ],
  ...[
    '&',
    '"',
    "'",
    '=',
    '+',
    '-',
    '@',
    '\\',
    '/',
    '#',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '|',
    ';',
    ':',
    ',',
    '%',
    '$',
    '~',
  ],
]

/** So many strings, the same for the same seed: each of the nasty ones, then mixtures of them, noise, and endless words. */
export function hostileWords(count: number, seed: number): string[] {
  const random = randomFrom(seed)
  const noise = () => Array.from({ length: 1 + Math.floor(random() * 40) }, () => pick(random, LETTERS)).join('')
  const mixed: readonly (() => string)[] = [
    () => pick(random, nasty) + pick(random, nasty),
    () => `${pick(random, nasty)} ${pick(random, nasty)}`,
    () => `words ${pick(random, nasty)} words`,
    () => pick(random, nasty) + noise(),
    () => noise() + pick(random, nasty),
    noise,
    () => pick(random, nasty).repeat(1 + Math.floor(random() * 12)),
    () => pick(random, ['x', 'ع', '漢', '=', 'https://a.example/x?']).repeat(60),
  ]
  return Array.from({ length: count }, (_, at) => nasty[at] ?? pick(random, mixed)())
}

/** As they come in through the door: cleaned, and not longer than may be. */
const stored = (word: string, longest: number): string =>
  cleanText([...cleanText(word)].slice(0, longest).join('')) || 'x'

/**
 * A meeting in which people wrote nothing but this: every one of these is a card, and stands in all other places too as far
 * as there are any.
 * @param isStored as they come in through the door, or as nothing lets them through
 */
export function hostileMeeting(words: readonly string[], isStored: boolean): FiledMeeting {
  let at = 0
  const next = (longest: number): string => {
    const word = words[at++ % words.length]!
    return isStored ? stored(word, longest) : word
  }
  let n = 0
  const cardSteps = stepNames.filter(type => stepTypes[type].kinds.length > 0)
  const each = Math.ceil(words.length / cardSteps.length)
  const person = () => ({ name: next(LONGEST.name), guest: 0, opens: false, mayName: true })
  const people = Array.from({ length: 30 }, person)
  const steps = cardSteps.map((type, order): FiledStep => {
    const { kinds, minutes } = stepTypes[type]
    const all = words.slice(order * each, (order + 1) * each).map(
      (word, place): FiledCard => ({
        ...{ n: ++n, kind: kinds[place % kinds.length]!, talk: '', carried: false, meToo: place % 7 },
        text: isStored ? stored(word, LONGEST.card) : word,
        lang: ['', 'en', 'ar', 'pl', 'x-y', 'zz'][place % 6]!,
        by: place % 5 === 0 ? { name: people[place % people.length]!.name, guest: 0 } : null,
      }),
    )
    const piled = all.slice(0, Math.floor(all.length / 3))
    const middle = Math.floor(piled.length / 2)
    const texts = all.slice(-6).map(card => ({ card, text: card.text }))
    return {
      ...{ type, name: next(LONGEST.step), skipped: false, minutes, turned: 1, cards: all.slice(piled.length) },
      piles: [piled.slice(0, middle), piled.slice(middle)].map(cards => ({ name: next(LONGEST.pile), cards })),
      votes: [
        {
          ...{ method: 'dots', votes: 3, several: true, turnout: 30, of: 30, handsOf: 0 },
          options: texts.map(({ card: { kind, lang, n: card }, text }, place) => ({
            ...{ kind, lang, card, text, votes: 9 - place, hands: 0, chosen: place < 2 },
          })),
        },
      ],
      checks: [
        {
          ...{ sort: 'own', question: next(LONGEST.about), answered: 30, of: 30, cells: [20, 6, 4] },
          reasons: [1, 2, 3].map(() => ({ n: ++n, text: next(LONGEST.card), lang: '' })),
        },
      ],
      decisions: [1, 2].map(() => ({
        ...{ n: ++n, text: next(LONGEST.card), lang: '', was: next(LONGEST.card), present: 30 },
        ...{ again: '2026-08-13', cells: [20, 6, 4], unanswered: 0 },
      })),
    }
  })
  const record: FiledMeeting = {
    ...{
      version: RECORD_VERSION,
      group: next(LONGEST.group),
      number: 3,
      about: next(LONGEST.about),
      day: '2026-05-14',
    },
    ...{ talk: goldenMeeting.talk, groups: goldenMeeting.groups, people, steps, added: [] },
  }
  return isStored ? readFiled(JSON.stringify(record)) : record
}
