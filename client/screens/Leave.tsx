import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

/** Leaving is quiet. Asked once, so that a slip of the finger costs nothing. */
export function Leave({ leave, close }: { leave: () => void; close: () => void }) {
  const { t } = useWords()
  return (
    <Sheet title={t('leave.button')} close={close}>
      <p>{t('leave.ask')}</p>
      <div className="row">
        <button type="button" className="btn" onClick={leave}>
          {t('leave.yes')}
        </button>
        <button type="button" className="btn alt" onClick={close}>
          {t('leave.no')}
        </button>
      </div>
    </Sheet>
  )
}
