import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Id } from '#shared/board/ids.ts'
import type { Row } from '#shared/board/schema.ts'
import { pick, randomFrom } from '../fakes/chance.ts'
import { type Frame, RawClient } from '../fakes/rawClient.ts'
import { openTestApp } from '../fakes/server.ts'
import { foundGroup } from '../fakes/stage.ts'

/*
 * Somebody who depends on a service criticises it in front of those who run it. These attackers want to know who it was.
 * They have every byte that reached them, with its order, and every tool that knows Yjs.
 */

const PEOPLE = 12
const CARDS = 60
const KINDS = ['hope', 'fear', 'elephant'] as const

interface Written {
  readonly text: string
  readonly author: string
}

interface Attacker {
  readonly name: string
  readonly client: RawClient
}

/** A guess at who wrote each card, by the text. */
type Guess = ReadonlyMap<string, string>

const right = (guess: Guess, written: readonly Written[]) =>
  written.filter(({ text, author }) => guess.get(text) === author).length

/** Everything a client got, as one string in which texts can be looked for. */
const everything = (frames: readonly Frame[]) => Buffer.concat(frames.map(({ bytes }) => bytes)).toString('latin1')
const latin = (text: string) => Buffer.from(text).toString('latin1')

/** By the client of the item that holds a card: whoever wrote other items with it, as names or "done", wrote the card. */
function byYjsClient({ document: { doc } }: RawClient, people: readonly RawClient[]): Guess {
  const clientOf = (key: string, table: string) => doc.getMap(table)._map.get(key)?.id.client
  const owners = new Map(people.map(({ seat }) => [clientOf(seat, 'seat'), new Set<string>()]))
  for (const { seat } of people) owners.get(clientOf(seat, 'seat'))!.add(seat)
  const guess = new Map<string, string>()
  for (const [id, card] of doc.getMap('card') as Y.Map<Row<'card'>>) {
    const owner = owners.get(clientOf(id, 'card'))
    // Only a client that belongs to one person names that person.
    if (owner?.size === 1) guess.set(card.text, [...owner][0]!)
  }
  return guess
}

/** By order: the n-th card that lies on the table is the n-th that somebody was seen to write. */
function byOrder(client: RawClient, sequence: readonly string[], key: (card: Row<'card'>) => string): Guess {
  const cards = [...client.board.card.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return new Map(cards.map((card, index) => [card.text, sequence[index] ?? '']))
}

/** By where the bytes of a card stand among everything that came. */
function byPlaceInFrames(client: RawClient, sequence: readonly string[], written: readonly Written[]): Guess {
  const stream = everything(client.frames)
  const found = written.map(({ text }) => ({ text, at: stream.indexOf(latin(text)) })).sort((a, b) => a.at - b.at)
  return new Map(found.map(({ text }, index) => [text, sequence[index] ?? '']))
}

let app: Awaited<ReturnType<typeof openTestApp>>
let people: RawClient[]
let attackers: Attacker[]
let host: RawClient
const written: Written[] = []
/** Who wrote when: what an attacker in the room could see by looking at people's thumbs. */
const sequence: string[] = []
let before: { name: string; frames: Frame[] }[]

beforeAll(async () => {
  const random = randomFrom(7)
  app = await openTestApp()
  const links = await foundGroup(app.url)
  host = await RawClient.join(app.url, links, 'Hana', 'host')
  const participant = await RawClient.join(app.url, links, 'Eve')
  const screen = await RawClient.join(app.url, links, '', 'screen')
  people = []
  for (let index = 0; index < PEOPLE; index++) people.push(await RawClient.join(app.url, links, `Person ${index}`))
  const step = [...host.board.step.values()].find(({ type }) => type === 'hopes')!
  await host.act('step.go', { step: step.id })
  await Promise.all(
    [...people, participant, screen].map(client =>
      client.until(board => [...board.meeting.values()][0]!.step === step.id),
    ),
  )
  attackers = [
    { name: 'a participant', client: participant },
    { name: 'the host', client: host },
    { name: 'the big screen', client: screen },
  ]

  const marks = new Map(attackers.map(({ client }) => [client, client.frames.length]))
  for (let card = 0; card < CARDS; card++) {
    const author = pick(random, people)
    const text = `What I never said ${nanoid(10)}`
    const args = {
      card: nanoid(12) as Id<'card'>,
      kind: pick(random, KINDS),
      text,
      lang: 'en',
      claim: nanoid(22),
      showName: true,
    }
    const answer = await author.act('card.post', args)
    expect(answer.type).toBe('done')
    written.push({ text, author: author.seat })
    sequence.push(author.seat)
  }
  // Who comes and goes is told at most once a second, so the last of them may come now. It is no answer to a card.
  before = attackers.map(({ name, client }) => ({
    name,
    frames: client.frames
      .slice(marks.get(client))
      .filter(({ bytes }) => !everything([{ bytes, order: 0 }]).includes('"here"')),
  }))

  await host.act('cards.turnOver', { step: step.id, turned: 0 })
  attackers.push({ name: 'a late joiner', client: await RawClient.join(app.url, links, 'Late') })
  await Promise.all(
    [...attackers, ...people.map(client => ({ client }))].map(({ client }) =>
      client.until(board => board.card.size === CARDS),
    ),
  )
})

afterAll(async () => {
  for (const client of [...people, ...attackers.map(({ client }) => client)]) client.close()
  await app.close()
})

describe('before the cards are turned over', () => {
  test('[T1] nobody gets a single byte because somebody wrote a card', () => {
    expect(before.map(({ name, frames }) => [name, frames.length])).toEqual(before.map(({ name }) => [name, 0]))
  })

  test('[T1] a writer gets nothing of the others either', () => {
    for (const person of people) {
      const own = written.filter(({ author }) => author === person.seat).map(({ text }) => text)
      const turnedAt = person.frames.findIndex(
        ({ bytes }) =>
          Buffer.from(bytes).includes('"card"') || everything([{ bytes, order: 0 }]).includes('What I never said'),
      )
      const stream = everything(person.frames.slice(0, Math.max(0, turnedAt)))
      expect(written.filter(({ text }) => !own.includes(text) && stream.includes(latin(text)))).toEqual([])
    }
  })
})

describe('after the cards were turned over', () => {
  test('[T3] [T4] no attacker names more authors than by chance', () => {
    // Somebody who guesses at random names one in twelve; four standard deviations above that is luck.
    const chance = CARDS / PEOPLE
    const luck = chance + 4 * Math.sqrt(CARDS * (1 / PEOPLE) * (1 - 1 / PEOPLE)) + 1
    const lines: string[] = []
    for (const { name, client } of attackers) {
      const guesses: readonly (readonly [string, Guess])[] = [
        ['Yjs client', byYjsClient(client, people)],
        ['order on the table', byOrder(client, sequence, card => card.order)],
        ['card ids', byOrder(client, sequence, card => card.id)],
        ['place in the frames', byPlaceInFrames(client, sequence, written)],
      ]
      for (const [way, guess] of guesses) {
        const named = right(guess, written)
        lines.push(`${name}, by ${way}: ${named} of ${CARDS} authors`)
        expect(named, `${name}, by ${way}`).toBeLessThanOrEqual(way === 'Yjs client' ? 0 : luck)
      }
    }
    process.stdout.write(`${lines.join('\n')}\n(chance: ${chance} of ${CARDS})\n`)
  })

  test('[T2] [T3] a card on the table has nothing of its writer, and no time', () => {
    for (const card of host.board.card.values()) {
      expect(card.by).toBe('')
      expect(Object.keys(card).sort()).toEqual(
        [
          'by',
          'carried',
          'covered',
          'id',
          'kind',
          'lang',
          'order',
          'pile',
          'shownAgain',
          'step',
          'talk',
          'text',
        ].sort(),
      )
      for (const { client } of attackers)
        expect(everything(client.frames)).not.toContain(latin(`${card.id}${card.by}`.padEnd(13, '!')))
    }
  })

  test('[T4] the server wrote every item, cards and names alike, and its client is nobody’s', () => {
    const { doc } = host.document
    const clientOf = (table: string) => [...doc.getMap(table)._map.values()].map(item => item.id.client)
    expect(new Set([...clientOf('card'), ...clientOf('seat')]).size).toBe(1)
    const writers = Y.decodeStateVector(Y.encodeStateVector(doc))
    for (const { document } of [...people, ...attackers.map(({ client }) => client)])
      expect(writers.has(document.doc.clientID)).toBe(false)
  })
})
