/** Pictures of the sprite in `sprite.svg`, which `main.tsx` puts into the page once. */
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
  | 'heart'
  | 'help'
  | 'key'
  | 'lead'
  | 'letterbox'
  | 'link'
  | 'lock'
  | 'logo'
  | 'more'
  | 'next'
  | 'pen'
  | 'people'
  | 'pile'
  | 'plus'
  | 'rain'
  | 'screen'
  | 'sound'
  | 'star'
  | 'sun'
  | 'talk'
  | 'text'
  | 'tick'
  | 'undo'
  | 'up'

/** A picture beside words; it says nothing by itself. */
export const Icon = ({ name, className = 'i' }: { name: IconName; className?: string }) => (
  <svg className={className} aria-hidden="true" focusable="false">
    <use href={`#i-${name}`} />
  </svg>
)
