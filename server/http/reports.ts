import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { id } from '#shared/board/ids.ts'
import { cardsOf, type FiledMeeting } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { build } from '#shared/report/build.ts'
import { audiences, type Choice, sectionNames } from '#shared/report/report.ts'
import { type FormatName, formatNames, formats } from '../export/formats.ts'
import type { Order } from '../export/making.ts'
import { wordsIn } from '../export/words.ts'
import { meetingIn, pastOf } from '../rooms/past.ts'
import type { AppParts } from './parts.ts'
import { pass, standingOf } from './pass.ts'
import { readBody } from './reply.ts'

const number = v.pipe(v.number(), v.integer(), v.minValue(0))
const asking = { board: id<'board'>(), pass }

const choice = v.object({
  audience: v.picklist(audiences),
  names: v.boolean(),
  leftOut: v.pipe(v.array(number), v.maxLength(5000)),
  parts: v.pipe(v.array(v.picklist(sectionNames)), v.maxLength(sectionNames.length)),
}) satisfies v.GenericSchema<unknown, Choice>

const reporting = { ...asking, number, language: v.pipe(v.string(), v.maxLength(35)), choice }

const line = ({ number, day, about, people, steps }: FiledMeeting) => ({
  ...{ number, day, about },
  people: people.length,
  cards: steps.reduce((sum, step) => sum + cardsOf(step).length, 0),
})

/** What meetings have left behind: which there are, reports of them, and files. */
export function reportRoutes(app: FastifyInstance, parts: AppParts): void {
  /** What somebody asks for, as far as they may. @throws Refusal */
  async function orderOf(body: v.InferOutput<v.ObjectSchema<typeof reporting, undefined>>) {
    const standing = await standingOf(body.pass, body.board, parts)
    const past = await pastOf(body.board, parts)
    // [O7] What the group may read of itself, once it is over; everything else is for hosts.
    const isTheirs =
      (body.choice.audience === 'group' || body.choice.audience === 'easy') &&
      !(past.now.state === 'open' && past.now.number === body.number)
    if (standing !== 'host' && !isTheirs) throw new Refusal('not_yours')
    return { standing, ...meetingIn(past, body.number), choice: body.choice, language: body.language }
  }

  app.post('/api/records', async request => {
    const body = readBody(v.object(asking), request.body)
    const standing = await standingOf(body.pass, body.board, parts)
    const { group, now, meetings } = await pastOf(body.board, parts)
    const isOpen = (one: FiledMeeting) => now.state === 'open' && one.number === now.number
    return {
      standing,
      group,
      now,
      meetings: meetings.filter(one => standing === 'host' || !isOpen(one)).map(line),
      formats: formatNames,
    }
  })

  app.post('/api/report', async request => {
    const { standing, record, beside, choice, language } = await orderOf(readBody(v.object(reporting), request.body))
    const report = build(record, choice, wordsIn(language), beside)
    // A host reads everything that could be left out; it is what the whole group may read.
    return { report, record: standing === 'host' ? record : null }
  })

  app.post('/api/report/files', async (request, reply) => {
    const body = readBody(
      v.object({ ...reporting, formats: v.pipe(v.array(v.picklist(formatNames)), v.minLength(1)) }),
      request.body,
    )
    const { standing: _, ...order } = await orderOf(body)
    const made = parts.exporter.make({ ...order, formats: body.formats } satisfies Order)
    if (!made) throw new Refusal('slow_down')
    const { files, failed } = await made
    const [file] = files
    if (!file) throw new Refusal('damaged')
    return reply
      .header('content-type', formats[file.format].type)
      .header('content-disposition', `attachment; filename="${fileName(body.number, file.format)}"`)
      .header('x-not-made', failed.join(' '))
      .send(file.bytes)
  })
}

/** Says what it is and nothing of the group: file names end up in lists of downloads. */
const fileName = (number: number, format: FormatName): string => `same-table-${number}.${formats[format].extension}`
