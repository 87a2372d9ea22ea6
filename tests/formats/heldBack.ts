import type { Id } from '#shared/board/ids.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { filed } from '#shared/meeting/record.ts'
import { AT, act, bo, cardOf, claimOf, hana, ines, note, server, shaz, stepIn, write } from '../fakes/table.ts'
import { busyTable } from '../shared/deeds.ts'

/** Words that were written, and that nobody was to read any more when the meeting was over. */
const words = {
  covered: 'zqvcovered',
  taken: 'zqvtaken',
  withdrawn: 'zqvwithdrawn',
  waiting: 'zqvwaiting',
  letter: 'zqvletter',
  help: 'zqvhelp',
  word: 'zqvword',
  draft: 'zqvdraft',
} as const

/** Everything that the people of a meeting are told apart by, and every moment: keys of rows, and what holds one. */
function namesOf(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === 'string' && /^[\w-]{9,}$/.test(value) && /[A-Z]|-/.test(value)) found.add(value)
  if (typeof value === 'number' && value > AT - 1e9) found.add(String(value))
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) for (const one of value) namesOf(one, found)
  else if (value && typeof value === 'object') for (const one of Object.values(value)) namesOf(one, found)
  return found
}

/** [O52] A meeting as it was played and filed, and what must be in no file of it for anybody. */
export function heldBack(): { record: FiledMeeting; held: readonly string[] } {
  let world = busyTable()
  const at = (type: Parameters<typeof stepIn>[1]) => {
    world = act(world, 'step.go', { step: stepIn(world, type).id }, hana)
  }
  world = act(world, 'help.set', { help: words.help }, hana)
  world = act(world, 'note.post', note(words.letter), server)
  at('hopes')
  for (const text of [words.waiting, words.withdrawn]) world = write(world, bo, text)
  world = act(world, 'card.withdraw', { claim: claimOf(words.withdrawn) }, bo)
  world = act(world, 'signal.send', { sort: 'slow', word: words.word }, ines)
  at('problem')
  for (const text of [words.covered, words.taken]) world = write(world, shaz, text, { kind: 'problem', showName: true })
  world = act(world, 'card.cover', { card: cardOf(words.covered) }, ines)
  world = act(world, 'card.take', { card: cardOf(words.taken) }, hana)
  const draft = { decision: 'decision-one' as Id<'decision'>, text: words.draft, lang: 'en' }
  world = act(world, 'decision.word', { ...draft, step: stepIn(world, 'problem').id }, hana)
  world = act(world, 'meeting.close', {}, hana)
  const everything = namesOf([world.board, world.secrets], new Set())
  const day = new Date(AT).toISOString()
  const moments = [day, day.slice(0, 16), '18:00', '6:00 PM']
  const steps = new Set<string>([...world.board.step.values()].map(({ type }) => type))
  return {
    record: filed(world.board, world.secrets),
    held: [
      ...Object.values(words),
      ...moments,
      ...[...everything].filter(one => !steps.has(one) && !/^\d{4}-/.test(one)),
    ],
  }
}
