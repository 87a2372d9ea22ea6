import { face, type Somebody } from '#shared/look/faces.ts'
import { Tree } from './Tree.tsx'

export const DrawnFace = ({ who }: { who: Somebody }) => <Tree node={face(who)} />

/** The guest that everyone sees and nobody mentions. */
export const ElephantFace = () => (
  <svg viewBox="0 0 64 64" aria-hidden="true" className="elephant-face">
    <use href="#i-elephant" />
  </svg>
)
