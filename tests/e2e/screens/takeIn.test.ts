import { looksAt } from '../../fakes/lookedAt.ts'

looksAt('takeIn', 9)
