import fc from 'fast-check'
import { cleanText } from '#shared/board/text.ts'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { goldenMeeting } from './goldenMeeting.ts'

const nasty = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+48 123',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "'=1",
  '＝1+1',
  '<script>alert(1)</script>',
  '<w:instrText>HYPERLINK "https://a.example"</w:instrText>',
  ']]>',
  '<![CDATA[',
  '&amp; &lt; &#0; &x;',
  '{{title}}',
  '"; --',
  '\u0000\u0001\u0008\u000B\u001F\u007F\u0085',
  '\uFFFE\uFFFF\uFDD0',
  '\uD800',
  'a\uDC00b',
  '\u202Egnp.exe\u2066',
  'one\ntwo\r\nthree\u2028four',
  'BEGIN:VALARM',
  'a;b,c\\n\\',
  'END:VEVENT\r\nATTENDEE:mailto:a@b.example',
  '# heading',
  '- list',
  '1. list',
  '---',
  '===',
  '[link](https://a.example)',
  '![picture](https://a.example/a.png)',
  'https://a.example www.a.example a@b.example @name #1',
  '`code` **strong** _soft_ ~~gone~~ $x$ | cell | <br> \\',
  'constructor',
  '__proto__',
  'toString',
  'שלום and مرحبا 12',
  '👩‍👩‍👧‍👦 e\u0301\u0301\u0301\u0301\u0301\u0301',
]

/** What people could write to break something, and what they would never write. Also longer than a cell may be. */
export const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...nasty), fc.string({ unit: 'binary' })).map(parts => parts.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  // Halves of characters too.
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map(all => String.fromCharCode(...all)),
  },
)

export const tooLong = `=${'x'.repeat(33_000)}${'\uD83D\uDE00'.repeat(500)}`

/** Everything that people write is in these places. */
const theirs = new Set(['text', 'name', 'about', 'was', 'question', 'group'])

/** The golden meeting, with these words one after the other wherever people write. As nothing lets them through. */
export function meetingOf(words: readonly string[]): FiledMeeting {
  let at = 0
  const changed = JSON.stringify(goldenMeeting, (key, value) =>
    theirs.has(key) && typeof value === 'string' ? words[at++ % words.length] : value,
  )
  return JSON.parse(changed)
}

const stored = (word: string) => cleanText([...cleanText(word)].slice(0, 30).join('')) || 'x'

/** The same, as they come in through the door. */
export const storedMeetingOf = (words: readonly string[]): FiledMeeting =>
  readFiled(JSON.stringify(meetingOf(words.map(stored))))
