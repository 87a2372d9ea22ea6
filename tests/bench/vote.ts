import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { BoardDocument } from '#shared/board/document.ts'
import type { Id } from '#shared/board/ids.ts'
import { cardsInTurn, project } from '#shared/board/projection.ts'
import { readServerFrame } from '#shared/protocol/frames.ts'
import { viewUntil } from '../fakes/realStore.ts'
import type { LeanClient } from './crowd.ts'
import { cpuSeconds, ms, percentile } from './meter.ts'
import { asking, crowd, openRoom, posting, type Room, wait } from './room.ts'

const IDEAS = 12
const VOTES = 3
/** All votes of all people, spread evenly over this time, ms. */
const VOTED_WITHIN = 10_000

/** A dozen ideas, written by as many people and turned over by the host. */
async function ideasOf(room: Room, clients: readonly LeanClient[]): Promise<string[]> {
  const { host, step } = room
  const writers = clients.slice(0, IDEAS)
  await Promise.all(writers.map((writer, number) => writer.send(posting(room, number, 'idea'))))
  await host.act('cards.turnOver', { step: step as Id<'step'>, turned: 0 })
  const { projection } = await viewUntil(host, view => view.projection?.step?.count === IDEAS)
  return cardsInTurn(projection!.step!).map(({ id }) => id)
}

/** The round as it stands in a document, on the way that every screen takes. */
function roundIn(doc: Y.Doc, round: Id<'round'>) {
  const document = new BoardDocument(doc)
  return project(document.board, 'person')?.step?.chosen.rounds.find(({ id }) => id === round)
}

/** When the result had come to one voter, and the sums that they see by option; read from the frames that were kept. */
function resultOf({ kept }: LeanClient, round: Id<'round'>, closedAt: number) {
  const doc = new Y.Doc()
  const read = ({ frame }: LeanClient['kept'][number]) => {
    const piece = readServerFrame(frame)
    if (piece.type === 'update') Y.applyUpdate(doc, piece.update)
  }
  doc.transact(() => {
    for (const frame of kept) if (frame.at < closedAt) read(frame)
  })
  if (roundIn(doc, round)?.state !== 'open') throw new Error('a voter did not see that the vote was open')
  for (const frame of kept) {
    if (frame.at < closedAt) continue
    read(frame)
    const seen = roundIn(doc, round)
    if (seen?.state !== 'closed') continue
    doc.destroy()
    return { at: frame.at, cells: new Map(seen.options.map(({ id, cell }) => [id, cell])) }
  }
  return null
}

/**
 * A whole vote: everyone gives their votes one after the other, as taps do, and is done; the host closes it. Each voter's
 * frames are read afterwards, so that reading them does not slow down what is measured.
 * @throws when a voter sees other sums than those of the votes that were acknowledged
 */
export async function vote(url: string, pid: number, people: number): Promise<string[]> {
  const room = await openRoom(url, 'ideas')
  const clients = await crowd(room, people, true)
  const options = await ideasOf(room, clients)
  const round = nanoid(12) as Id<'round'>
  const rules = { method: 'dots', votes: VOTES, several: true } as const
  const opened = await room.host.act('round.open', { round, step: room.step as Id<'step'>, options, ...rules })
  if (!opened.done) throw new Error(`no vote: ${opened.reason}`)

  /** What each voter has in by what the server has said. */
  const standing = clients.map((): readonly string[] => [])
  const acks: number[] = []
  let refused = 0
  const cast = async (voter: number, chosen: readonly string[]) => {
    const marks = options.flatMap(option => {
      const count = chosen.filter(one => one === option).length
      return count > 0 ? [[option, count] as const] : []
    })
    const at = performance.now()
    const answer = await clients[voter]!.send(asking(room, 'ballot.cast', { round, marks }))
    if (answer === 'done') {
      acks.push(performance.now() - at)
      standing[voter] = chosen
    } else refused += 1
    if (chosen.length === VOTES) await clients[voter]!.send(asking(room, 'vote.done', { round, done: true }))
  }

  const taps = people * VOTES
  const given = clients.map((): readonly string[] => [])
  const answered: Promise<void>[] = []
  const before = cpuSeconds(pid)
  const start = performance.now()
  for (let tap = 0; tap < taps; tap++) {
    const due = start + (tap * VOTED_WITHIN) / taps
    if (due > performance.now()) await wait(due - performance.now())
    const voter = tap % people
    given[voter] = [...given[voter]!, options[Math.floor(Math.random() * options.length)]!]
    answered.push(cast(voter, given[voter]!))
  }
  await Promise.all(answered)

  const closedAt = performance.now()
  await room.host.act('round.close', { round })
  // Whatever is on its way to somebody: an answer comes after all that was told before it.
  await Promise.all(clients.map(client => client.send(asking(room, 'seat.done', { done: false, turned: 0 }))))
  const cpu = cpuSeconds(pid) - before
  room.host.close()
  for (const client of clients) client.close()

  const votes = standing.flat()
  const there: number[] = []
  for (const client of clients) {
    const result = resultOf(client, round, closedAt)
    if (!result) continue
    there.push(result.at - closedAt)
    for (const option of options)
      if (result.cells.get(option) !== votes.filter(one => one === option).length)
        throw new Error('a voter sees other sums than those of the votes that were acknowledged')
  }
  if (there.length < people) throw new Error(`only ${there.length} of ${people} have the result`)
  return [
    `${people} people, ${IDEAS} ideas, ${VOTES} votes each`,
    `${taps - refused} of ${taps}`,
    `${refused}`,
    ...[0.5, 0.99].map(share => ms(percentile(acks, share))),
    ms(percentile(there, 0.5)),
    ms(Math.max(...there)),
    `${votes.length} of ${taps}`,
    ms(cpu * 1000),
  ]
}
