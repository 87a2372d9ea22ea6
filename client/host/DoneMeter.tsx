import { useWords } from '../words.tsx'

/** How many are done: a count, never who and never how many cards or votes. */
export function DoneMeter({ done, of }: { done: number; of: number }) {
  const { t } = useWords()
  return (
    <div className="done-meter">
      <span>{t('done.count', { n: done, total: of })}</span>
      {of <= 40 && (
        <div className="meter" aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: marks without a name
            <i key={index} className={index < done ? 'full' : ''} />
          ))}
        </div>
      )}
    </div>
  )
}
