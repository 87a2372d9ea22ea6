import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { nanoid } from 'nanoid'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { type App, openApp } from '#server/app.ts'
import { type Clock, systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import type { Log } from '#server/log.ts'
import { MemoryStorage } from '#server/storage/memory.ts'
import type { Storage } from '#server/storage/storage.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { RawClient } from '../../fakes/rawClient.ts'
import { post, root, type ServerProcess, startServer } from '../../fakes/server.ts'
import { foundGroup, type Links } from '../../fakes/stage.ts'
import { silentLog } from '../../fakes/world.ts'

export interface SiteOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly log?: Log
  readonly storage?: Storage
  readonly clock?: Clock
  /** Folder of the pages. */
  readonly client?: string
}

export interface Joining {
  readonly ticket?: string
  readonly by?: unknown
  readonly name?: string
  readonly knock?: string | null
  readonly role?: keyof Links['keys']
  /** The network that somebody comes from; told by a proxy on this machine. */
  readonly from?: string
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** To be closed when the test is over. */
export function closeLater<Thing extends { close(): unknown }>(thing: Thing): Thing {
  closing.push(() => thing.close())
  return thing
}

/** The real server as a process of its own, ended when the test is over, if it has not been before. */
export async function start(...how: Parameters<typeof startServer>): Promise<ServerProcess> {
  const server = await startServer(...how)
  const { child } = server
  closeLater({ close: () => child.exitCode === null && child.signalCode === null && child.kill('SIGKILL') })
  return server
}

const network = (from?: string): Record<string, string> => (from ? { 'x-forwarded-for': from } : {})

/** The real server on a port of its own, closed when the test is over. */
export async function openSite(options: SiteOptions = {}) {
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:', ...options.env }, root)
  const storage = options.storage ?? new MemoryStorage()
  const client = options.client ?? config.client
  const { log = silentLog, clock = systemClock } = options
  const app: App = closeLater(await openApp({ config: { ...config, client }, log, clock, storage }))
  const url = `http://127.0.0.1:${app.port}`
  return {
    app,
    url,
    storage,
    found: (fields: Record<string, unknown> = {}) => foundGroup(url, fields),
    ask: (path: string, body: unknown, from?: string) => post(`${url}/api/${path}`, body, network(from)),
    /** New keys for these roles, as the page makes them; gives them and the ticket of whoever asked. */
    async renew(ticket: string, roles: readonly string[]) {
      const keys: Record<string, string> = Object.fromEntries(roles.map(role => [role, nanoid(22)]))
      const next = nanoid(22)
      const { status, body } = await post(`${url}/api/keys`, { ticket, next, keys }, network())
      return { status, body: status === 200 ? { keys, ticket: roles.includes('host') ? next : ticket } : body }
    },
    /** Asks for a seat; without anything else by everyone's key. */
    join(links: Links, { ticket = nanoid(22), by, name = '', knock = null, role = 'everyone', from }: Joining = {}) {
      const way = by === undefined ? { board: links.board, key: links.keys[role] } : by
      return post(`${url}/api/join`, { ticket, by: way, name, knock }, network(from)).then(answer => ({
        ...answer,
        ticket,
      }))
    },
    /** Takes a seat and opens the board, by the key of a role. */
    sit: async (links: Links, name: string, role: keyof Links['keys'] = 'everyone') =>
      closeLater(await RawClient.join(url, links, name, role)),
    open: async (place: { board: string; epoch: number; ticket: string }, seat = '') =>
      closeLater(await RawClient.open(url, place, seat as never)),
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>

/** The code of the meeting as this client is shown it. */
export const codeOn = (client: RawClient): string => [...client.board.meeting.values()][0]!.code

export const closeOf = (socket: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise(resolve => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })))

/** A socket of any sort: how it was answered, and how it was closed. */
export async function dial(url: string, path: string, protocols: string[], headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocols, { headers })
  const frames: Buffer[] = []
  socket.on('message', (data: Buffer) => frames.push(data))
  const closed = closeOf(socket)
  closeLater({ close: () => socket.terminate() })
  const answer = await new Promise<{ status: number; protocol: string; headers: IncomingHttpHeaders }>(resolve => {
    let upgrade: IncomingHttpHeaders = {}
    socket.once('upgrade', response => {
      upgrade = response.headers
    })
    socket.once('open', () => resolve({ status: 101, protocol: socket.protocol, headers: upgrade }))
    socket.once('unexpected-response', (_, response) => {
      resolve({ status: response.statusCode!, protocol: '', headers: response.headers })
      socket.terminate()
    })
    // A server that gives back no protocol has let nobody in, and the client says so itself.
    socket.on('error', () => resolve({ status: 0, protocol: '', headers: {} }))
  })
  return { ...answer, socket, frames, closed }
}

export const OFFER = PROTOCOL

/** Asks byte by byte: the path is sent as it is written. */
export function ask(
  url: string,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body,
  }: { method?: string; path?: string; headers?: object; body?: string },
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ hostname, port, method, path, headers: { ...headers } }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
