import type { Kind } from '#shared/board/kinds.ts'
import { Icon } from '../ui/Icon.tsx'
import { iconOf, lookClass } from './kind.ts'

/** The round sign of a kind. The word stands beside it. */
export const KindBadge = ({ kind }: { kind: Kind }) => (
  <span className={`badge ${lookClass(kind)}`} aria-hidden="true">
    <Icon name={iconOf(kind)} className="" />
  </span>
)
