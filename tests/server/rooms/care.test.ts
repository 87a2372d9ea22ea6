import { expect, test } from 'vitest'
import { mayNeedHelp } from '#shared/words/crisis.ts'
import { card, House, textsOn } from './house.ts'
import type { Frame } from './phone.ts'

const worrying = ['I want to die', 'He hits me every night', 'chcę się zabić', 'أريد أن أموت', 'suicide']
const others = ['I want a bus', 'He meets me every day', 'chcę się bawić', 'أريد أن أعيش', 'sunrise']

/** What a frame is, without the words and the numbers that are in it. */
const shape = (frame: Frame, words: readonly string[]) =>
  frame.type === 'message'
    ? words.reduce((json, word) => json.replaceAll(word, '…'), JSON.stringify(frame.push)).replace(/\d+/g, '0')
    : frame.type

/** A whole meeting in which these words are written, sealed and in the open, changed, asked about and turned over. */
async function meetingWith(words: readonly string[]) {
  const house = await House.open()
  const host = await house.host()
  const shaz = await house.phone('Shaz')
  const kel = await house.phone('Kel')
  const screen = await house.phone('', 'screen')
  const problem = [...host.board.step.values()].find(({ type }) => type === 'problem')!.id
  for (const text of words) {
    const post = card({ kind: 'fear', text })
    shaz.act('card.post', post)
    await house.settle()
    shaz.act('card.change', { ...post, kind: 'elephant' })
    kel.act('card.post', card({ kind: 'problem', text }), { step: problem })
    shaz.act('signal.send', { sort: 'stop', word: text })
    await house.settle()
  }
  host.act('cards.turnOver', { step: host.shown.step!.id, turned: 0 })
  await house.clock.advance(60_000)
  const { secrets } = (await house.storage.inner.load(house.board))!
  const shapes = {
    frames: [host, shaz, kel, screen].map(phone => phone.frames.map(frame => shape(frame, words))),
    asked: house.storage.calls.map(({ name }) => name),
    kept: secrets.map(({ table }) => table).sort(),
    cards: [...host.board.card.values()].map(({ kind, by, talk, covered }) => [kind, by, talk, covered]),
    log: house.log.lines,
  }
  return { said: textsOn(host.board), shapes }
}

test('[T17] a meeting with worrying words is as any other: the same frames, the same rows, nothing in the log', async () => {
  expect(worrying.every(mayNeedHelp) && !others.some(mayNeedHelp)).toBe(true)
  const [one, other] = [await meetingWith(worrying), await meetingWith(others)]
  expect(one.said).toEqual([...worrying, ...worrying].sort())
  expect(one.shapes.frames.flat()).toContain('update')
  expect(one.shapes).toEqual(other.shapes)
})

test('[T17] who helps near by is on every page before anybody needs it, and stays for the meetings after', async () => {
  const house = await House.open()
  const host = await house.host()
  const shaz = await house.phone('Shaz')
  const id = host.act('help.set', { help: '  Jo at the desk,\n0161 496 0000 ' })
  await house.settle()
  expect(host.answer(id)).toBe('done')
  for (const phone of [host, shaz]) expect(phone.shown.help).toBe('Jo at the desk, 0161 496 0000')
  expect((await house.phone('Late')).shown.help).toBe('Jo at the desk, 0161 496 0000')
  const refused = shaz.act('help.set', { help: 'Nobody' })
  await house.settle()
  expect(shaz.answer(refused)).toBe('not_yours')
})
