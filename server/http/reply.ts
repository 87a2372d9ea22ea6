import type { FastifyReply } from 'fastify'
import * as v from 'valibot'
import { isRefusalReason, Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'

const STATUS: Partial<Record<RefusalReason, number>> = {
  no_code: 404,
  no_key: 403,
  not_this_address: 403,
  door_shut: 403,
  slow_down: 429,
  same_name: 409,
  full: 409,
  behind: 409,
  link_over: 410,
  damaged: 503,
}

/** Answers with a reason and nothing else; the page has the words. */
export const refuse = (reply: FastifyReply, reason: RefusalReason) => reply.code(STATUS[reason] ?? 400).send({ reason })

/** What was sent, as this schema's type. @throws Refusal */
export function readBody<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body, { abortEarly: true })
  if (result.success) return result.output
  const reason = result.issues[0].message
  throw new Refusal(isRefusalReason(reason) ? reason : 'malformed')
}
