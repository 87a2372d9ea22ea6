import { LEAST_IN_GROUP, type Tick, tickNames } from '#shared/speaking/tick.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** One's own tick, in private, while it is asked; and for hosts how it ends. [W60] [W61] */
export function AskedGroups({ leads }: { leads: boolean }) {
  const { t } = useWords()
  const act = useAct()
  const { tick } = useView()

  async function choose(one: Tick) {
    const outcome = await act('groups.tick', { tick: tick === one ? '' : one })
    if (!outcome.done) answer(t(`refusal.${outcome.reason}`))
    else answer(t(tick === one ? 'signal.taken_back' : 'look_back.groups_told'))
  }

  async function end(name: 'groups.close' | 'groups.cancel') {
    const outcome = await act(name, {})
    if (!outcome.done) answer(t(`refusal.${outcome.reason}`))
    else if (name === 'groups.cancel') answer(t('look_back.groups_cancelled'))
  }

  return (
    <section className="groups" aria-labelledby="asked-groups">
      <h3 id="asked-groups">{t('look_back.groups_title')}</h3>
      {/* biome-ignore lint/a11y/useSemanticElements: four buttons under one heading */}
      <div className="ticks" role="group" aria-labelledby="asked-groups">
        {tickNames.map(one => (
          <button key={one} type="button" className="tool" aria-pressed={tick === one} onClick={() => void choose(one)}>
            {tick === one && <Icon name="tick" />}
            {t(`look_back.groups_${one}`)}
          </button>
        ))}
      </div>
      {tick && <p className="hint">{t('look_back.groups_told')}</p>}
      <div className="who-sees">
        <Icon name="lock" />
        <p>
          {t('look_back.groups_sees')} {t('look_back.groups_least', { few: LEAST_IN_GROUP })}
        </p>
      </div>
      {leads && (
        <div className="row">
          <button type="button" className="btn" onClick={() => void end('groups.close')}>
            {t('look_back.groups_close')}
          </button>
          <button type="button" className="btn alt" onClick={() => void end('groups.cancel')}>
            {t('look_back.groups_cancel')}
          </button>
        </div>
      )}
    </section>
  )
}
