import { nanoid } from 'nanoid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Id } from '#shared/board/ids.ts'
import { tableNames } from '#shared/board/schema.ts'
import { PROTOCOL, roomName } from '#shared/protocol/version.ts'
import { RawClient } from '../fakes/rawClient.ts'
import { openTestApp, post } from '../fakes/server.ts'
import { foundGroup, type Links } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let links: Links
let host: RawClient
const open: { destroy(): void }[] = []

beforeAll(async () => {
  app = await openTestApp()
  links = await foundGroup(app.url)
  host = await RawClient.join(app.url, links, 'Hana', 'host')
})

afterAll(async () => {
  for (const one of open) one.destroy()
  host.close()
  await app.close()
})

/** The stock provider with a plain document and a valid ticket; nothing of ours. */
async function stock(name: string) {
  const ticket = nanoid(22)
  const by = { board: links.board, key: links.keys.everyone }
  const { body } = await post(`${app.url}/api/join`, { ticket, by, name, knock: null })
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(
    `${app.url.replace('http', 'ws')}/sync`,
    roomName(links.board, body.epoch),
    doc,
    {
      WebSocketPolyfill: WebSocket as never,
      protocols: [PROTOCOL, ticket],
      disableBc: true,
    },
  )
  // It does not know our messages and says so on the console; that is all it does with them.
  open.push(provider)
  await new Promise<void>(resolve => provider.once('sync', () => resolve()))
  return { provider, doc }
}

const until = (doc: Y.Doc, wanted: () => boolean) =>
  new Promise<void>(resolve => {
    const look = () => {
      if (!wanted()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

const plain = (doc: Y.Doc) => Object.fromEntries(tableNames.map(name => [name, doc.getMap(name).toJSON()]))

test('[P4] the stock provider with a plain document sees the board that everyone sees', async () => {
  const { doc } = await stock('Stock')
  const step = [...host.board.step.values()].find(({ type }) => type === 'problem')!
  await host.act('step.go', { step: step.id })
  const args = {
    card: nanoid(12) as Id<'card'>,
    kind: 'problem',
    text: 'The desk asks for proof of address',
    lang: 'en',
    claim: nanoid(22),
    showName: true,
  } as const
  await host.act('card.post', args, { step: step.id })
  await until(doc, () => doc.getMap('card').size === 1)
  expect(plain(doc)).toEqual(plain(host.document.doc))
})

test('[T12] what it writes into its copy reaches nobody, and is not there after a reload', async () => {
  const writer = await stock('Writer')
  const reader = await stock('Reader')
  const before = plain(host.document.doc)
  writer.doc.getMap('card').set('forged', { id: 'forged', text: 'I am the host' })
  writer.doc.getMap('seat').clear()
  writer.doc.getText('a root of its own').insert(0, 'words')
  // Awareness as somebody else, for good measure.
  writer.provider.awareness.setLocalState({ name: 'Hana' })
  // Something that is told to all afterwards has overtaken nothing: frames of one socket stay in order.
  const answer = await host.act('sorting.set', { sorting: 'host' })
  expect(answer.type).toBe('done')
  await host.act('sorting.set', { sorting: 'everyone' })
  const late = await stock('Late')
  // Two more seats are there now; everything else is as it was.
  const withoutSeats = (json: Record<string, unknown>) => ({ ...json, seat: null })
  for (const doc of [reader.doc, late.doc, host.document.doc]) {
    expect(withoutSeats(plain(doc))).toEqual(withoutSeats(before))
    expect(doc.share.has('a root of its own')).toBe(false)
  }
  expect(reader.provider.awareness.getStates().size).toBe(1)
})
