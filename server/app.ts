import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { Refusal } from '#shared/protocol/refusal.ts'
import { allowsOrigin } from './access/origins.ts'
import { systemChance } from './chance.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { Exporter } from './export/exporter.ts'
import { aboutRoute } from './http/about.ts'
import { annexRoutes } from './http/annex.ts'
import { audienceRoutes } from './http/audiences.ts'
import { draftRoutes } from './http/drafts.ts'
import { eraseRoute } from './http/erase.ts'
import { groupRoutes } from './http/groups.ts'
import { importRoute } from './http/import.ts'
import { joinRoutes } from './http/join.ts'
import { keptTalkRoutes } from './http/keptTalk.ts'
import { noteRoutes } from './http/notes.ts'
import { pages } from './http/pages.ts'
import { type AppParts, newLimits } from './http/parts.ts'
import { refuse } from './http/reply.ts'
import { reportRoutes } from './http/reports.ts'
import { sharedRoutes } from './http/shared.ts'
import { shareRoutes } from './http/shares.ts'
import { attachSockets } from './http/sockets.ts'
import { timeRoute } from './http/time.ts'
import { unnameRoute } from './http/unname.ts'
import type { Log } from './log.ts'
import { Rooms } from './rooms/rooms.ts'
import { openStorage } from './storage/open.ts'
import { Damaged, type Storage } from './storage/storage.ts'

export interface App {
  readonly port: number
  readonly rooms: Rooms
  /** Stops taking anything new, finishes what was begun, closes the database. */
  close(): Promise<void>
}

export interface AppOptions {
  readonly config: Config
  readonly log: Log
  readonly clock?: Clock
  readonly storage?: Storage
}

/** Puts the server together and listens. */
export async function openApp({
  config,
  log,
  clock = systemClock,
  storage = openStorage(config.data),
}: AppOptions): Promise<App> {
  const chance = systemChance
  const rooms = new Rooms({ storage, clock, chance, log, seats: config.seats })
  const parts: AppParts = { config, storage, rooms, clock, chance, log, limits: newLimits(), exporter: new Exporter() }

  const app = fastify({
    logger: false,
    // A proxy on this machine may say who is behind it; nobody else may.
    trustProxy: 'loopback',
    bodyLimit: 16 * 1024,
    requestTimeout: 15_000,
    connectionTimeout: 30_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // What cannot be decoded would be answered before any hook, without the policy and with the address repeated.
    rewriteUrl: ({ url = '/' }) => (canDecode(url) ? url : NO_ADDRESS),
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof Refusal) return refuse(reply, error.reason)
    if (error instanceof Damaged) {
      log.fault('request_failed', error)
      return refuse(reply, 'damaged')
    }
    if (error.statusCode && error.statusCode < 500) return refuse(reply, 'malformed')
    log.fault('request_failed', error)
    return reply.code(500).send({ reason: 'damaged' })
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    reply.header('cache-control', 'no-store')
    if (!limitsAllow(parts, request.ip)) throw new Refusal('slow_down')
    if (!allowsOrigin(request.headers.origin, request.headers.host, config.publicUrl))
      throw new Refusal('not_this_address')
  })
  await pages(app, parts)
  app.all(NO_ADDRESS, async (_request, reply) => refuse(reply, 'malformed'))
  app.get('/healthz', async () => ({ ok: true }))
  aboutRoute(app, parts)
  timeRoute(app, parts)
  groupRoutes(app, parts)
  joinRoutes(app, parts)
  noteRoutes(app, parts)
  reportRoutes(app, parts)
  importRoute(app, parts)
  eraseRoute(app, parts)
  shareRoutes(app, parts)
  sharedRoutes(app, parts)
  draftRoutes(app, parts)
  unnameRoute(app, parts)
  audienceRoutes(app, parts)
  annexRoutes(app, parts)
  keptTalkRoutes(app, parts)
  const detachSockets = attachSockets(app.server, parts)

  await app.listen({ port: config.port, host: config.host })
  return {
    port: (app.server.address() as AddressInfo).port,
    rooms,
    async close() {
      await rooms.close()
      await detachSockets()
      await parts.exporter.close()
      await app.close()
      await storage.close()
    },
  }
}

const NO_ADDRESS = '/api/no-address'

function canDecode(url: string): boolean {
  try {
    decodeURI(url)
    return true
  } catch {
    return false
  }
}

const limitsAllow = ({ limits, clock }: AppParts, network: string) => limits.requests.take(network, clock.now())
