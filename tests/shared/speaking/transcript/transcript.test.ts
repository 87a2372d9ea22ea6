import { describe, expect, test } from 'vitest'
import { LARGEST, readTranscript } from '#shared/speaking/transcript/transcript.ts'
import { TranscriptTrouble } from '#shared/speaking/transcript/trouble.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readTranscript(bytesOf(text))
const rows = (text: string) => read(text).cues.map(({ name, start, end }) => [name, start, end])
const skipped = (text: string) => read(text).skipped.map(({ line, reason }) => [line, reason])

/** What is said of a file that is refused. */
function trouble(file: string | Uint8Array): string {
  try {
    readTranscript(typeof file === 'string' ? bytesOf(file) : file)
  } catch (error) {
    if (error instanceof TranscriptTrouble) return `${error.reason} ${error.line}`
    throw error
  }
  return 'none'
}

const zoom = `WEBVTT

1
00:00:05.790 --> 00:00:13.514
Amina Yusuf: Good morning, everyone. Can you all hear me?

2
00:00:14.000 --> 00:00:15.250
Joe: Yes: loud and clear.

3
00:00:15.250 --> 00:00:19.000
+44 7700 900123: I only have the phone today.

4
00:09:40.010 --> 00:09:44.500
Amina & Joe: We talked about it at 10:30 this morning.

5
00:09:45.000 --> 00:09:46.000
10:30 Meeting: that is what it was called.
`

const teams = `\uFEFFWEBVTT

7f6d1f9a-2f0c-4a0e-9d8e-0d7b6f6c0001/12-0
00:00:03.420 --> 00:00:05.120
<v Amina Yusuf>Shall we begin? The thing is: some are late.</v>

7f6d1f9a-2f0c-4a0e-9d8e-0d7b6f6c0001/12-1
00:00:05.200 --> 00:00:08.300
<v Joe O&#39;Neil (External)>I am here
and so is my mum.</v>

NOTE duration:"01:02:03.0000000"

NOTE Confidence: 0.91
00:99 is not a time, nor --> this

7f6d1f9a-2f0c-4a0e-9d8e-0d7b6f6c0001/31-0
00:00:07.900 --> 00:00:09.000
<v 田中 さくら>はい。</v>
`

const meet = `WEBVTT

00:00:16.000 --> 00:00:20.000
(Danuta Wiśniewska)
Aaaa
-

(Elif Şahin)
Bbbb

00:00:20.000 --> 00:00:24.000
(Danuta Wiśniewska)
Um, one thing: the bus. And a
 
(laughter)
second line
`

const srt = `1
00:00:01,600 --> 00:00:04,200
Amina: Good morning.

2
00:00:04,200 --> 00:00:06,000
Nobody knows who said this

3
00:00:06,000 --> 00:00:08,000
- Joe: Aaa
- Amina: Bbb

4
00:00:09,000 --> 00:00:10,000
[Music]
`

const rttm = `;; made by a diarizer
SPKR-INFO meeting 1 <NA> <NA> <NA> unknown SPEAKER_00 <NA> <NA>
SPEAKER meeting 1 0.510 3.770 <NA> <NA> SPEAKER_00 <NA> <NA>
SPEAKER meeting 1       4       36.4    <NA> <NA>       Brendan <NA>
SPEAKER meeting 1 4.851 0.0085 <NA> <NA> Amina Yusuf 0.97 <NA>
SPEAKER meeting 1 50 1 <NA> <NA> <NA> <NA> <NA>
SPEAKER meeting 1 60 1 <NA> <NA> 0.1 <NA> <NA>
LEXEME meeting 1 50 1 secret lex Amina <NA> <NA>
`

describe('files as meeting tools write them', () => {
  test('[X2] Zoom: a name and a colon before what is said', () => {
    expect(read(zoom).format).toBe('vtt')
    expect(rows(zoom)).toEqual([
      ['Amina Yusuf', 5790, 13514],
      ['Joe', 14000, 15250],
      ['+44 7700 900123', 15250, 19000],
      ['Amina & Joe', 580010, 584500],
      ['', 585000, 586000],
    ])
  })

  test('[X2] Teams: voice tags with entities, ids, notes, a colon in what is said', () => {
    expect(rows(teams)).toEqual([
      ['Amina Yusuf', 3420, 5120],
      ["Joe O'Neil (External)", 5200, 8300],
      ['田中 さくら', 7900, 9000],
    ])
    expect(skipped(teams)).toEqual([])
  })

  test('[X2] Meet: names in brackets on lines of their own, more than one in a cue, blank lines in it', () => {
    expect(rows(meet)).toEqual([
      ['Danuta Wiśniewska', 16000, 18000],
      ['Elif Şahin', 18000, 20000],
      ['Danuta Wiśniewska', 20000, 24000],
    ])
  })

  test('[X3] SRT: names before a colon, several people after dashes, music is nobody', () => {
    expect(read(srt).format).toBe('srt')
    expect(rows(srt)).toEqual([
      ['Amina', 1600, 4200],
      ['', 4200, 6000],
      ['Joe', 6000, 7000],
      ['Amina', 7000, 8000],
    ])
  })

  test('[X3] SRT: names in square brackets', () => {
    const file = '1\n00:00:00,159 --> 00:00:02,040\n- [Brian] Hey!\n\n2\n00:00:02,040 --> 00:00:03,000\n[laughter] ha\n'
    expect(rows(file)).toEqual([
      ['Brian', 159, 2040],
      ['', 2040, 3000],
    ])
  })

  test('[X3] RTTM: only lines of speakers; lengths in seconds; names with spaces', () => {
    expect(read(rttm).format).toBe('rttm')
    expect(rows(rttm)).toEqual([
      ['SPEAKER_00', 510, 4280],
      ['Brendan', 4000, 40400],
      ['Amina Yusuf', 4851, 4860],
      ['', 50000, 51000],
      ['0.1', 60000, 61000],
    ])
  })

  test('[X4] nothing that was said is in what was read', () => {
    for (const file of [zoom, teams, meet, srt, rttm]) {
      const transcript = read(file)
      for (const cue of transcript.cues) expect(Object.keys(cue).sort()).toEqual(['end', 'name', 'start'])
      expect(JSON.stringify(transcript)).not.toMatch(/morning|loud|phone today|mum|はい|one thing|Aaa|Bbb|secret/)
    }
  })
})

/** A WebVTT file with these cues, each "times | text". */
const vtt = (...cues: string[]) =>
  `WEBVTT - kept by us\nKind: captions\nLanguage: en\n\n${cues.map(cue => cue.replace(' | ', '\n')).join('\n\n')}\n`

describe('what is odd about files', () => {
  test.each([
    ['without hours', '01:05.000 --> 61:07.250 | <v A>x', [['A', 65_000, 3_667_250]]],
    ['with commas', '00:00:01,500 --> 00:00:02,000 | <v A>x', [['A', 1500, 2000]]],
    ['one digit after the point, or none', '0:00:01.5 --> 0:00:03 | <v A>x', [['A', 1500, 3000]]],
    ['ten millionths, as .NET writes', '00:00:01.2340000 --> 00:00:02.3456789 | <v A>x', [['A', 1234, 2346]]],
    ['below zero', '-00:00:01.500 --> 00:00:02.000 | <v A>x', [['A', -1500, 2000]]],
    ['no spaces at the arrow', '00:01.000-->00:02.000 | <v A>x', [['A', 1000, 2000]]],
    ['with settings', '00:01.000 --> 00:02.000 align:start line:0% | <v A>x', [['A', 1000, 2000]]],
    ['after more than ten hours', '10:00:00.000 --> 10:00:01.000 | <v A>x', [['A', 36_000_000, 36_001_000]]],
  ])('[X2] times %s', (_, cue, expected) => {
    expect(rows(vtt(cue))).toEqual(expected)
  })

  test.each([
    ['a voice with classes', '<v.loud.first Amina>x</v>', 'Amina'],
    ['a voice that is not closed', '<v Amina>x', 'Amina'],
    ['a voice over two lines', '<v Amina\nYusuf>x', 'Amina Yusuf'],
    ['other tags about and within', '<c.red><v Amina><i>x</i></v></c>', 'Amina'],
    ['entities', '<v Amina &amp; Joe &#x3c;3 &eacute; &amp;lt;>x</v>', 'Amina & Joe <3 &eacute; &lt;'],
    ['marks that turn the text', '<v \u202EAmina\u200F>x', 'Amina'],
    ['Arabic', '<v أمينة يوسف>x', 'أمينة يوسف'],
    ['a letter and its mark', '<v Zoe\u0308>x', 'Zo\u00EB'],
    ['a colon after the tag', '<v Amina>Note: x', 'Amina'],
    ['a name before a wide colon', '田中：はい', '田中'],
    ['bold names before a colon', '<b>Amina</b>: x', 'Amina'],
    ['a name before a colon with its entity', 'Amina &amp; Joe: x', 'Amina & Joe'],
    ['family name first', 'Yusuf, Amina (she/her) | Org: x', 'Yusuf, Amina (she/her) | Org'],
  ])('[X2] names: %s', (_, text, name) => {
    expect(rows(vtt(`00:01.000 --> 00:02.000 | ${text}`))).toEqual([[name, 1000, 2000]])
  })

  test('[X2] voices within voices and after one another share the time of their cue by their letters', () => {
    const cue = '00:00.000 --> 00:10.000 | <v A>one <v B>four</v> six</v> <v C>no'
    // one, four, six, no: 3 + 4 + 3 + 2 letters.
    expect(rows(vtt(cue))).toEqual([
      ['A', 0, 2500],
      ['B', 2500, 5833],
      ['A', 5833, 8333],
      ['C', 8333, 10_000],
    ])
  })

  test('[X2] whoever a cue does not name is nobody, also after a cue that names someone', () => {
    expect(rows(vtt('00:01.000 --> 00:02.000 | <v A>x', '00:02.000 --> 00:03.000 | y'))[1]).toEqual(['', 2000, 3000])
    expect(rows(vtt('00:01.000 --> 00:02.000 | <v A>x', '00:02.000 --> 00:03.000 | <v>y'))[1]).toEqual(['', 2000, 3000])
  })

  test('[X2] cues without a word are left out', () => {
    const file = vtt(
      '00:01.000 --> 00:02.000 | <v A></v>',
      '00:02.000 --> 00:03.000 | <v A>[laughs]',
      '00:04.000 --> 00:05.000 | <v B>x',
    )
    expect(rows(file)).toEqual([['B', 4000, 5000]])
  })

  test('[X2] notes, styles and regions are nobody, and a line named like one can be the id of a cue', () => {
    const file = vtt(
      'NOTE Amina: 00:01.000\n<v Ghost>boo',
      'STYLE\n::cue(v[voice="Ghost"]) { color: red }',
      'REGION\nid:fred',
      'NOTE\n00:01.000 --> 00:02.000 | <v A>x',
      'NOTEWORTHY\n00:02.000 --> 00:03.000 | <v B>x',
    )
    expect(rows(file).map(([name]) => name)).toEqual(['A', 'B'])
    expect(skipped(file)).toEqual([])
  })

  test('[X2] overlapping cues and holes stay, and cues come in the order of time', () => {
    const file = vtt(
      '40:00.000 --> 41:00.000 | <v A>x',
      '00:01.000 --> 00:05.000 | <v B>x',
      '00:01.000 --> 00:03.000 | <v A>x',
    )
    expect(rows(file)).toEqual([
      ['A', 1000, 3000],
      ['B', 1000, 5000],
      ['A', 2_400_000, 2_460_000],
    ])
  })

  test('[X2] blank lines that are missing, and an arrow that somebody said', () => {
    const file =
      'WEBVTT\n00:01.000 --> 00:02.000\nA: this --> that\n2\n00:02.000 --> 00:03.000\nB: x\n\nanother --> arrow\n'
    expect(rows(file).slice(0, 2)).toEqual([
      ['A', 1000, 2000],
      ['B', 2000, 3000],
    ])
  })

  test('[X1] lines may end as on any system', () => {
    for (const file of [zoom, teams, meet, srt, rttm])
      for (const end of ['\r\n', '\r']) expect(read(file.replaceAll('\n', end))).toEqual(read(file))
  })

  test('[X1] the format is told by what is in the file', () => {
    expect(read('\n\n  WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>x').format).toBe('vtt')
    expect(read('00:01.000 --> 00:02.000\nA: x').format).toBe('srt')
    expect(read('SPEAKER m 1 0 36.4 <NA> <NA> Brendan <NA>').format).toBe('rttm')
  })
})

describe('what cannot be read', () => {
  test('[X5] a broken cue is left out with what it says, and listed', () => {
    const file = vtt(
      '00:01.000 --> 00:02.000 | <v A>x',
      '00:0x.000 --> 00:04.000 | <v Ghost>x',
      '00:05.000 --> 00:04.000 | <v Ghost>x',
      '00:05.000 --> 00:05.000 | <v Ghost>x',
      '00:61.000 --> 02:00.000 | <v Ghost>x',
      '00:60:00.000 --> 02:00:00.000 | <v Ghost>x',
      '99:00:00.000 --> 99:00:01.000 | <v Ghost>x',
      '-20:00:00.000 --> 20:00:01.000 | <v Ghost>x',
      '00:06.000 -> 00:07.000 | <v Ghost>x',
      '00:08.000 --> 00:09.000 | <v B>x',
    )
    expect(rows(file).map(([name]) => name)).toEqual(['A', 'B'])
    expect(skipped(file)).toEqual([
      [8, 'bad_time'],
      [11, 'no_length'],
      [14, 'no_length'],
      [17, 'bad_time'],
      [20, 'bad_time'],
      [23, 'bad_time'],
      [26, 'bad_time'],
      [29, 'bad_time'],
    ])
  })

  test('[X5] the same in RTTM', () => {
    const file =
      'SPEAKER m 1 0 1 <NA> <NA> A <NA>\nSPEAKER m 1 x 1 <NA> <NA> A <NA>\nSPEAKER m 1 2 0 <NA> <NA> A <NA>\nSPEAKER m\n'
    expect(rows(file)).toEqual([['A', 0, 1000]])
    expect(skipped(file)).toEqual([
      [2, 'bad_time'],
      [3, 'no_length'],
      [4, 'bad_time'],
    ])
  })

  test.each([
    ['nothing', '', 'not_transcript 1'],
    ['a letter', 'Dear Amina,\n\nsee you at 10:30 --> the hall.\n', 'not_transcript 1'],
    ['a page of the web', '<!doctype html>\n<!-- 10:30 -->\n<p>x', 'not_transcript 1'],
    ['words about speakers', 'SPEAKER 1: hello\nSPEAKER 2: hello', 'not_transcript 1'],
    ['a table', 'name;start;end\nA;00:01;00:02', 'not_transcript 1'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0', 'not_transcript 1'],
    ['no cue', 'WEBVTT\n\nNOTE nothing here\n', 'no_names 1'],
    ['nobody named', 'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nhello\n', 'no_names 4'],
    ['nobody named in RTTM', 'SPEAKER m 1 0 1 <NA> <NA> <NA> <NA>', 'no_names 1'],
    ['only broken times', 'WEBVTT\n\n1\n00:0l.000 --> 00:02.000\n<v A>x\n\n00:03.000 --> 0\n<v A>x', 'bad_time 4'],
    ['only times that go back', '1\n00:00:03,000 --> 00:00:02,000\nA: x\n', 'no_length 2'],
  ])('[X5] %s', (_, file, expected) => {
    expect(trouble(file)).toBe(expected)
  })

  test('[X5] too large and too many', () => {
    expect(LARGEST).toBe(5 * 1024 * 1024)
    expect(trouble(new Uint8Array(LARGEST + 1))).toBe('too_large 1')
    expect(trouble(new Uint8Array(LARGEST))).toBe('not_transcript 1')
    expect(trouble(`WEBVTT\n\n${'00:01.000 --> 00:02.000\n<v A>x\n\n'.repeat(50_001)}`)).toBe('too_many_cues 150003')
    const line = 'SPEAKER m 1 0 1 <NA> <NA> A <NA>\n'
    expect(readTranscript(bytesOf(line.repeat(50_000))).cues.length).toBe(50_000)
    expect(trouble(line.repeat(50_001))).toBe('too_many_cues 50001')
  })
})
