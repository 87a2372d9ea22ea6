import { createHash } from 'node:crypto'
import { ICalCalendar, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import type { Due } from '#shared/report/report.ts'
import type { Format } from './format.ts'
import { plain } from './plain.ts'

/** The same day is the same event when the file is opened again. Follows from what is in it, and from nothing else. */
const idOf = ({ day, sort, said }: Due): string =>
  `${createHash('sha256')
    .update(JSON.stringify([day, sort, said.text]))
    .digest('hex')
    .slice(0, 32)}@same-table`

/**
 * [O19] The days to keep in mind, as a calendar file (RFC 5545). A day is there the whole day and keeps nobody from
 * anything: nobody is invited, and nothing rings.
 */
export const calendar: Format = {
  extension: 'ics',
  type: 'text/calendar; charset=utf-8',
  isFor: ({ dues }) => dues.length > 0,
  make({ dues, language, data }) {
    const file = new ICalCalendar({
      prodId: { company: 'Same Table', product: 'Same Table', language: language.tag },
    })
    const days = new Map(dues.map(due => [idOf(due), due]))
    for (const [id, { day, title, said }] of days)
      file.createEvent({
        id,
        allDay: true,
        start: new Date(day),
        // When the meeting was, not when the file was made: the same report is the same file.
        stamp: new Date(data.day || day),
        summary: plain(`${title}: ${said.text}`),
        busystatus: ICalEventBusyStatus.FREE,
        transparency: ICalEventTransparency.TRANSPARENT,
      })
    // Its last line ends like the others, which the library leaves to us.
    return Buffer.from(`${file.toString()}\r\n`)
  },
}
