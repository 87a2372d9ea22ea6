import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import type { NudgeHere } from './useNudge.ts'

/** "Who could you bring in?", for those who want to be told. @param wrong leads to what they can do about it */
export function Nudge({ nudge, wrong }: { nudge: NudgeHere; wrong: () => void }) {
  const { t } = useWords()
  if (!nudge.isShown) return null
  return (
    <div className="nudge">
      <p>{t('nudge.text')}</p>
      <div className="row">
        <button type="button" className="tool" onClick={nudge.close}>
          {t('common.ok')}
        </button>
        <button
          type="button"
          className="tool"
          onClick={() => {
            nudge.close()
            wrong()
          }}
        >
          {t('speak.wrong')}
        </button>
      </div>
    </div>
  )
}

/** The switch, off until it is asked for. */
export function NudgeSwitch({ nudge: { isOn, turn } }: { nudge: NudgeHere }) {
  const { t } = useWords()
  return (
    <div className="nudge-switch">
      <button
        type="button"
        className="tool"
        aria-pressed={isOn}
        onClick={() => {
          turn(!isOn)
          answer(t(isOn ? 'nudge.off' : 'nudge.on'))
        }}
      >
        {isOn && <Icon name="tick" />}
        {t('nudge.switch')}
      </button>
      <p className="hint">{t('nudge.hint')}</p>
    </div>
  )
}
