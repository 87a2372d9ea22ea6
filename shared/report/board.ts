import type { FiledMeeting } from '../meeting/filed.ts'
import { stepTypes } from '../meeting/steps.ts'
import type { Words } from '../words/words.ts'
import type { SaidCard } from './report.ts'
import { saidCard, stepTitle } from './sections.ts'

/** Cards that stand together: of a kind, in a pile, or what was decided. */
interface Group {
  readonly title: string
  readonly sort: 'kind' | 'pile' | 'decided'
  readonly cards: readonly SaidCard[]
}

interface StepOfBoard {
  readonly title: string
  readonly groups: readonly Group[]
}

/**
 * The board as it was: step by step what its audience may read, by kind and by pile, and what was decided. Steps with
 * nothing to read are not there.
 * @param data what the audience may have (`Report.data`)
 */
export const boardOf = (data: FiledMeeting, words: Words): StepOfBoard[] =>
  data.steps.flatMap(step => {
    const { t } = words
    const kinds = stepTypes[step.type].kinds.map((kind): Group => {
      const cards = step.cards.filter(card => card.kind === kind).flatMap(card => saidCard({ words }, card))
      return { title: t(`kind.${kind}`), sort: 'kind', cards }
    })
    const piles = step.piles.map((pile): Group => {
      const cards = pile.cards.flatMap(card => saidCard({ words }, card))
      return { title: pile.name || t('report.pile'), sort: 'pile', cards }
    })
    const title = t('report.decided')
    const decided = step.decisions.map(
      ({ n, text, lang }): SaidCard => ({ n, kind: 'rule', kindName: title, text, lang, by: '', meToo: 0, says: '' }),
    )
    const groups = [...kinds, ...piles, { title, sort: 'decided' as const, cards: decided }].filter(
      ({ cards }) => cards.length > 0,
    )
    return groups.length > 0 ? [{ title: stepTitle({ words }, step), groups }] : []
  })
