import { type Kind, kinds } from '#shared/board/kinds.ts'
import type { IconName } from '../ui/Icon.tsx'

/** Class of the colour and shape of a kind. */
export const lookClass = (kind: Kind): string => `k-${kinds[kind].look}`

export const iconOf = (kind: Kind): IconName => kinds[kind].icon
