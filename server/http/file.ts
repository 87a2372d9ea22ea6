import type { FastifyReply } from 'fastify'
import { Refusal } from '#shared/protocol/refusal.ts'
import { type FormatName, formats } from '../export/formats.ts'
import type { Order } from '../export/making.ts'
import type { AppParts } from './parts.ts'

/** Says what it is and nothing of the group: file names end up in lists of downloads. */
const fileName = (number: number, format: FormatName): string => `same-table-${number}.${formats[format].extension}`

/** [O6] Answers with the first file that could be made, and names those that could not. @throws Refusal */
export async function makeFile(reply: FastifyReply, { exporter }: AppParts, order: Order): Promise<FastifyReply> {
  const made = exporter.make(order)
  if (!made) throw new Refusal('slow_down')
  const { files, failed } = await made
  const [file] = files
  if (!file) throw new Refusal('damaged')
  return reply
    .header('content-type', formats[file.format].type)
    .header('content-disposition', `attachment; filename="${fileName(order.record.number, file.format)}"`)
    .header('x-not-made', failed.join(' '))
    .send(file.bytes)
}
