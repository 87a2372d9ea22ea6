import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { goldenMeeting } from './goldenMeeting.ts'

const written: ReadonlySet<string> = new Set(['text', 'name', 'about', 'group', 'was', 'question'])

/** The meeting that everything is shown with, with these words in every place where people write. */
export function meetingSaying(word: (at: number) => string, lang = ''): FiledMeeting {
  let at = 0
  const change = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'lang' ? lang : written.has(key) && value !== '' ? word(++at) : value
    if (Array.isArray(value)) return value.map(one => change(one, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, name)]))
  }
  return change(goldenMeeting, '') as FiledMeeting
}

/** What has been tried on pages, pictures and files before. */
export const nasty: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></script><svg onload=alert(1)>',
  '<!-- --><![CDATA[ ]]>',
  '&lt;b&gt; &amp; &#60; &unknown;',
  'javascript:alert(1)',
  '{{7*7}} `x` $(x)',
  '\u0000\u0008\u001b\ufffe \ud800 lone',
  '\u202e txt.exe',
  'url(https://example.org/x) @import "x"',
  ']]> <?xml version="1.0"?> <!ENTITY x SYSTEM "file:///etc/passwd">',
]
