import { Icon } from '../ui/Icon.tsx'

/** How a file stands. To save is drawn here and not in the sprite, which every phone loads before its first card. [U6] */
export function FileIcon({ is }: { is: 'there' | 'made' | 'saved' }) {
  if (is !== 'there') return <Icon name={is === 'made' ? 'clock' : 'tick'} />
  return (
    <svg className="i" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M32 8v32M18 28l14 14 14-14M10 46v10h44V46"
      />
    </svg>
  )
}
