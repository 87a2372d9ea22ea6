import * as v from 'valibot'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'

/** Why files cannot be read: the first of them that cannot, and where in it. */
export type WrongFile =
  | { readonly what: 'not_json'; readonly file: string }
  | { readonly what: 'damaged'; readonly file: string; readonly where: string }
  | { readonly what: 'twice'; readonly number: number }

/** The place of the first issue, counted from 1 as people count: `steps 3, cards 2, kind`. */
const placeOf = (error: v.ValiError<v.GenericSchema>): string =>
  (error.issues[0].path ?? [])
    .map(({ key }) => (typeof key === 'number' ? ` ${key + 1}` : `, ${String(key)}`))
    .join('')
    .slice(2)

/** Reads data files of meetings; all of them, in the order of the meetings, or what is wrong with one. */
export async function readFiles(
  files: readonly Pick<File, 'name' | 'text'>[],
): Promise<{ meetings: readonly FiledMeeting[] } | { wrong: WrongFile }> {
  const meetings: FiledMeeting[] = []
  for (const file of files) {
    try {
      const meeting = readFiled((await file.text()).replace(/^\uFEFF/, ''))
      const isTwice = meetings.some(({ number }) => number === meeting.number)
      if (isTwice) return { wrong: { what: 'twice', number: meeting.number } }
      meetings.push(meeting)
    } catch (error) {
      if (error instanceof v.ValiError)
        return { wrong: { what: 'damaged', file: file.name, where: placeOf(error) || 'version' } }
      return { wrong: { what: 'not_json', file: file.name } }
    }
  }
  return { meetings: meetings.sort((a, b) => a.number - b.number) }
}
