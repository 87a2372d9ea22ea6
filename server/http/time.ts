import type { FastifyInstance } from 'fastify'
import type { AppParts } from './parts.ts'

/** What the clock here says: devices time their own turns by it, since the clock of a phone can be minutes off. */
export function timeRoute(app: FastifyInstance, { clock }: AppParts): void {
  app.get('/api/time', async () => ({ at: clock.now() }))
}
