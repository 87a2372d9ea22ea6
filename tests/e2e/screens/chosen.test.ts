import { looksAt } from '../../fakes/lookedAt.ts'

looksAt('chosen', 30)
