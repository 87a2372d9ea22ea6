import { ways } from '#shared/speaking/ways.ts'
import { useWords } from '../words.tsx'
import { useStartWay } from './useStartWay.ts'

/** The time of a stage of 1-2-4-all is up, and the room waits to be told what comes next. */
export function NextStage({ stage, close }: { stage: 'two' | 'four'; close: () => void }) {
  const { t } = useWords()
  const startWay = useStartWay()
  return (
    <section className="way-now" aria-labelledby="way-next">
      <h2 id="way-next">{t('ways.one_two_four')}</h2>
      <div className="row">
        <button type="button" className="btn" onClick={() => void startWay(stage, ways[stage].minutes)}>
          {t('ways.next_stage', { stage: t(`ways.${stage}`) })}
        </button>
        <button type="button" className="tool" onClick={close}>
          {t('ways.all')}
        </button>
      </div>
    </section>
  )
}
