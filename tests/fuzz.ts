/**
 * `npm run fuzz -- [meetings] [first seed]`: simulated meetings from seeds that nobody has tried, longer than those of the
 * tests. A seed that finds something is printed, and belongs into `tests/simulation/meetings.test.ts` by name.
 */
import { simulate } from './simulation/simulate.ts'

const [meetings = '2000', first = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
const found: number[] = []
for (let seed = Number(first); seed < Number(first) + Number(meetings); seed++) {
  try {
    await simulate(seed, { acts: 200 })
  } catch (error) {
    found.push(seed)
    process.stdout.write(`seed ${seed}: ${(error as Error).message.split('\n')[0]}\n`)
  }
}
process.stdout.write(`${meetings} meetings from seed ${first}: ${found.length} found something\n`)
process.exit(found.length > 0 ? 1 : 0)
