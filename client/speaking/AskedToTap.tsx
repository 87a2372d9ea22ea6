import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** Somebody has been asked to tap who is speaking. */
export default function AskedToTap({ open }: { open: () => void }) {
  const { t } = useWords()
  return (
    <Notice sort="news">
      <p>{t('map.you_tap')}</p>
      <button type="button" className="tool" onClick={open}>
        <Icon name="mic" />
        {t('map.open')}
      </button>
    </Notice>
  )
}
