import { useCallback } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import { useWords } from '../words.tsx'

/** What a step is called: by the group, or else by its type in the person's own language. */
export function useStepName(): (step: Pick<StepView, 'type' | 'name'>) => string {
  const { t } = useWords()
  return useCallback(({ type, name }) => name || t(`step.${type}`), [t])
}
