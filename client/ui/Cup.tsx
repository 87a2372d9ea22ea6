/** A cup of something warm: the picture of a break. */
export const Cup = () => (
  <svg viewBox="0 0 200 150" aria-hidden="true" className="cup">
    <path d="M52 62h84v38a36 36 0 0 1-36 36H88a36 36 0 0 1-36-36z" fill="var(--table)" />
    <path d="M136 74h10a16 16 0 0 1 0 32h-12" fill="none" stroke="var(--table)" strokeWidth="10" />
    <path
      d="M76 50c-6-9 6-14 0-26M98 50c-6-9 6-14 0-26M118 50c-6-9 6-14 0-26"
      fill="none"
      stroke="var(--sun)"
      strokeWidth="7"
      strokeLinecap="round"
    />
  </svg>
)
