import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { cardsOf, type FiledMeeting } from '#shared/meeting/filed.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { build } from '#shared/report/build.ts'
import { formatNames, formatsFor } from '../export/formats.ts'
import { wordsIn } from '../export/words.ts'
import { meetingIn, pastOf } from '../rooms/past.ts'
import { makeFile } from './file.ts'
import type { AppParts } from './parts.ts'
import { standingOf } from './pass.ts'
import { readBody } from './reply.ts'
import { markOfWords, sameWords } from './sameWords.ts'
import { asking, wanted } from './wanted.ts'

const reporting = { ...asking, ...wanted }

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
    const found = meetingIn(past, body.number)
    sameWords(found.record, body.of)
    return { standing, ...found, choice: body.choice, language: body.language }
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
    const whole = standing === 'host' ? { record, of: markOfWords(record) } : { record: null, of: '' }
    return { report, ...whole, formats: formatsFor(report) }
  })

  app.post('/api/report/files', async (request, reply) => {
    const body = readBody(
      v.object({
        ...reporting,
        formats: v.pipe(v.array(v.picklist(formatNames)), v.minLength(1), v.maxLength(formatNames.length)),
      }),
      request.body,
    )
    const { standing, ...order } = await orderOf(body)
    // [O35] What the group reads of itself is its own affair; what a host takes out is shown to everyone.
    if (standing === 'host')
      await parts.rooms.withRoom(body.board, room => room.perform('report.deed', { what: 'exported' }))
    return makeFile(reply, parts, body.board, { ...order, formats: body.formats })
  })
}
