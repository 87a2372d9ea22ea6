import assert from 'node:assert/strict'
import { MemoryStorage } from '#server/storage/memory.ts'
import { echoOf, project } from '#shared/board/projection.ts'
import { pick, randomFrom } from '../fakes/chance.ts'
import { type Someone, World } from '../fakes/world.ts'
import { assertCounted, assertOwn } from './counted.ts'
import { hostActs, personActs, type Script } from './people.ts'
import { voterActs, votingHostActs } from './voters.ts'

const everyoneActs = [...personActs, ...voterActs]
const leadingActs = [...hostActs, ...votingHostActs]

/** People beside the host: from so few that no sum is shown to so many that every sum is. */
const SIZES = [2, 3, 3, 4, 5, 9]

/** Whole days of being offline would only be waiting; two minutes are as hard. */
const LONGEST_OFFLINE = 120_000

/** Fresh eyes on what is stored. */
async function stored({ storage, board }: World) {
  const { Ledger } = await import('#server/rooms/ledger.ts')
  const ledger = (await Ledger.open(board, storage))!
  const { letterbox, taken, meToo } = ledger.secrets
  const there = [...ledger.current.card.values(), ...letterbox.values()].map(card => card.text)
  const texts = [...there, ...[...taken.values()].map(({ card }) => card.text)]
  const meToos = [...ledger.current.card.values()].map(({ id }) => ({
    told: echoOf(ledger.current, id),
    said: [...meToo.values()].filter(({ card }) => card === id).length,
  }))
  return { ledger, board: ledger.current, there, texts, meToos }
}

/**
 * A meeting from a seed: people write, move, cover, vote, answer, leave the network and come back, reload their page; the
 * server stops, crashes and starts again. Then everything comes to rest, and all must be equal, nothing acknowledged be
 * lost and every vote be counted as it was last acknowledged.
 */
export async function simulate(seed: number, { acts = 80 }: { acts?: number } = {}): Promise<void> {
  const random = randomFrom(seed)
  const delay = () => Math.floor(random() * 150)
  const world = await World.open({ seed, delay, storage: new MemoryStorage() })
  const host = await world.seat('Host', { leads: true })
  // The host is the last of them, and does everything that people do.
  const people: Someone[] = [host]
  const script: Script = { world, random, people, fates: new Map(), choices: [], number: 0 }
  const size = pick(random, SIZES)
  for (let index = 0; index < size; index++) people.unshift(await world.seat(`P${index}`))
  const screen = await world.screen()
  void host.store.act('step.go', { step: host.store.view.projection!.steps[2]!.id })
  await world.clock.advance(1000)

  for (let act = 0; act < acts; act++) {
    const lot = random()
    const at = Math.floor(random() * (people.length - 1))
    const person = people[at]!
    if (lot < 0.55) pick(random, everyoneActs)(script, random() < 0.9 ? person : host)
    else if (lot < 0.8) pick(random, leadingActs)(script, host)
    else if (lot < 0.87) {
      person.offline()
      world.clock.after(random() * LONGEST_OFFLINE, () => person.online())
    } else if (lot < 0.93) {
      // A reload: the page is gone, the device stays.
      person.store.close()
      people[at] = await world.sit(person.place, person.seat, person.device)
    } else if (lot < 0.97) {
      await Promise.race([world.rooms.close(), world.clock.advance(100)])
      world.crash()
      await world.clock.advance(random() * 2000)
      world.start()
    } else {
      world.crash()
      await world.clock.advance(random() * 5000)
      world.start()
    }
    await world.clock.advance(random() * 1500)
    assertOwn(script.choices, people[at]!)
  }

  for (const one of people) one.online()
  await world.clock.advance(LONGEST_OFFLINE + 60_000)

  const { ledger, board, there, texts, meToos } = await stored(world)
  for (const { store } of people) {
    assert.equal(store.view.waiting, 0)
    assert.equal(store.view.link, 'live')
    assert.deepEqual(store.view.projection, project(board, 'person'))
  }
  assert.deepEqual(screen.view.projection, project(board, 'screen'))
  assert.equal(texts.length, new Set(texts).size)
  for (const [text, { kept, mayBeGone, isGone }] of script.fates) {
    if (kept && !mayBeGone) assert(texts.includes(text), `"${text}" was taken in`)
    if (isGone) assert(!there.includes(text), `"${text}" was taken back`)
  }
  for (const { told, said } of meToos) assert.equal(told, said)
  assertCounted(script.choices, ledger, people)
  for (const one of people) one.store.close()
  screen.close()
}
