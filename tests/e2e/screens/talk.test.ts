import { looksAt } from '../../fakes/lookedAt.ts'

looksAt('talk', 35)
