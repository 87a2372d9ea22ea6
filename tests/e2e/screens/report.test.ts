import { looksAt } from '../../fakes/lookedAt.ts'

looksAt('report', 21)
