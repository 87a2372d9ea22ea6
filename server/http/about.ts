import type { FastifyInstance } from 'fastify'
import { addressesHere } from '../config.ts'
import type { AppParts } from './parts.ts'

/**
 * Who runs this server, and the address that others can use for it. On the computer that it runs on the page is open
 * under `localhost`, which is of no use on a phone: there the address in the room's network is given instead.
 */
export function aboutRoute(app: FastifyInstance, { config }: AppParts): void {
  app.get('/api/about', async request => {
    const { hideUrl, runBy, publicUrl } = config
    const here = `${request.protocol}://${request.host}`
    const isLocal = /^(localhost|127\.|\[::1\])/.test(request.host)
    const [address] = isLocal ? addressesHere() : []
    const port = new URL(here).port
    return { hideUrl, runBy, reach: publicUrl ?? (address ? `http://${address}${port && `:${port}`}` : here) }
  })
}
