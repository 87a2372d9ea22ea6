import { looksAt } from '../../fakes/lookedAt.ts'

looksAt('meeting', 40)
