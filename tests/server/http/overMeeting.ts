import { nanoid } from 'nanoid'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { choiceFor } from '../../fakes/goldenMeeting.ts'
import { openSite, type SiteOptions } from './site.ts'

/** Words that must be found nowhere but where they belong. */
export const CANARIES = {
  said: 'The bus is late said aloud',
  leftOut: 'Canary left out word',
  covered: 'Canary covered word',
  named: 'Canarina',
}

type Audience = Parameters<typeof choiceFor>[0]

/**
 * A meeting with cards of which one is covered, closed or final, and ways to ask for what it leaves behind. Shaz came by
 * the code and has no key; Canarina has said that her name may be in reports.
 */
export async function overMeeting(options: SiteOptions & { final?: boolean } = {}) {
  const site = await openSite(options)
  const links = await site.found()
  const host = await site.sit(links, 'Hana', 'host')
  const code = [...host.board.meeting.values()][0]!.code
  const joined = await site.join(links, { name: 'Shaz', by: { code } })
  const shaz = await site.open({ ...joined.body, ticket: joined.ticket }, joined.body.seat)
  const named = await site.join(links, { name: CANARIES.named })
  const canarina = await site.open({ ...named.body, ticket: named.ticket }, named.body.seat)
  await host.act('credit.ask', {})
  await canarina.act('credit.say', { yes: true })

  const step = [...host.board.step.values()].find(({ type }) => type === 'problem')!.id
  await host.act('step.go', { step })
  for (const text of [CANARIES.said, CANARIES.leftOut, CANARIES.covered]) {
    const card = { card: nanoid(12), kind: 'problem', text, lang: '', claim: nanoid(22), showName: false } as const
    await shaz.act('card.post', card as never, { step })
  }
  await host.until(board => board.card.size === 3)
  const covered = [...host.board.card.values()].find(({ text }) => text === CANARIES.covered)!
  await host.act('card.cover', { card: covered.id })

  const close = async () => {
    await host.act('meeting.close', {})
    await host.until(board => [...board.meeting.values()][0]!.state === 'closed')
  }
  const finish = async () => {
    const gone = new Promise(resolve => host.socket.once('close', resolve))
    await host.act('meeting.finish', {}).catch(() => null)
    await gone
  }
  if (options.final !== false) {
    await close()
    await finish()
  }

  const board = links.board
  const asHost = { board, pass: { key: links.keys.host } }
  const asMember = { board, pass: { key: links.keys.everyone } }
  const asShaz = { board, pass: { ticket: joined.ticket } }
  const asCanarina = { board, pass: { ticket: named.ticket } }
  const wanted = (audience: Audience = 'group', more: Parameters<typeof choiceFor>[1] = {}) => ({
    ...{ number: 1, language: 'en', choice: choiceFor(audience, more) },
  })
  const record = async () =>
    ((await site.ask('report', { ...asHost, ...wanted() })).body as unknown as { record: FiledMeeting }).record
  /** The number of a card by its words. */
  const numberOf = async (text: string) =>
    (await record()).steps.flatMap(one => one.cards).find(one => one.text === text)!.n
  const passes = { asHost, asMember, asShaz, asCanarina }
  const tickets = { shaz: joined.ticket, canarina: named.ticket }
  return { site, links, code, host, shaz, canarina, tickets, ...passes, wanted, record, numberOf, close, finish }
}
