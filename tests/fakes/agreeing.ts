import type { Actor } from '#shared/actions/define.ts'
import type { Subject } from '#shared/speaking/subjects.ts'
import { act, bo, hana, ines, server, shaz, type World } from './table.ts'

/** Everyone at the table. */
export const everyone = [hana, shaz, bo, ines]

export const tell = (world: World) => act(world, 'balance.tell', {}, server)
export const row = ({ board }: World) => [...board.balance.values()][0]!
export const says = (world: World, about: Subject, by: Actor, yes = true) => act(world, 'agree.say', { about, yes }, by)
/** The world once all of these have said yes. */
export const agreed = (world: World, about: Subject, people: readonly Actor[] = everyone) =>
  people.reduce((now, by) => says(now, about, by), world)
