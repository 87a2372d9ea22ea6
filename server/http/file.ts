import type { FastifyReply } from 'fastify'
import type { BoardId } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import type { Order } from '../export/making.ts'
import type { AppParts } from './parts.ts'

/** [O6] Answers with what could be made, and names the formats that could not. @throws Refusal */
export async function makeFile(
  reply: FastifyReply,
  { exporter }: AppParts,
  board: BoardId,
  order: Order,
): Promise<FastifyReply> {
  const made = exporter.make(order, board)
  if (!made) throw new Refusal('slow_down')
  const { file, failed } = await made
  // Nothing went wrong where the report just has nothing that such a file could hold.
  if (!file) throw new Refusal(failed.length > 0 ? 'damaged' : 'malformed')
  return reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('x-not-made', failed.join(' '))
    .send(file.bytes)
}
