/** Pictures of the sprite in `shared/look/sprite.svg`, which `main.tsx` puts into the page once. */
export type IconName =
  | 'back'
  | 'bin'
  | 'bulb'
  | 'clock'
  | 'copy'
  | 'cover'
  | 'cross'
  | 'door'
  | 'down'
  | 'elephant'
  | 'flag'
  | 'gear'
  | 'globe'
  | 'grip'
  | 'hand'
  | 'heart'
  | 'help'
  | 'key'
  | 'lead'
  | 'letterbox'
  | 'link'
  | 'lock'
  | 'logo'
  | 'mic'
  | 'minus'
  | 'more'
  | 'next'
  | 'no-phone'
  | 'pen'
  | 'people'
  | 'pile'
  | 'plus'
  | 'print'
  | 'rain'
  | 'screen'
  | 'slow'
  | 'sound'
  | 'star'
  | 'stop'
  | 'sun'
  | 'talk'
  | 'text'
  | 'tick'
  | 'undo'
  | 'up'

/** Arrows that point the way of reading: the other way in Arabic. */
const flips: ReadonlySet<IconName> = new Set<IconName>(['back', 'next', 'undo'])

/** A picture beside words; it says nothing by itself. */
export const Icon = ({ name, className = 'i' }: { name: IconName; className?: string }) => (
  <svg className={flips.has(name) ? `${className} flip` : className} aria-hidden="true" focusable="false">
    <use href={`#i-${name}`} />
  </svg>
)
