import type { Comparison } from '#shared/speaking/tick.ts'
import { useWords } from '../words.tsx'

/** The two totals in words, or that they cannot be shown. [W60] */
export function GroupsShown({ groups }: { groups: Comparison | 'few' }) {
  const { t } = useWords()
  return (
    <section className="groups" aria-labelledby="groups-shown">
      <h3 id="groups-shown">{t('look_back.groups_shown')}</h3>
      {groups === 'few' ? (
        <p>{t('look_back.groups_few')}</p>
      ) : (
        <>
          <p className="totals">
            {t('look_back.groups_room', { n: groups.ofRoom })} {t('look_back.groups_talk', { n: groups.ofTalk })}
          </p>
          <p>
            <strong>{t('look_back.groups_what')}</strong>
          </p>
          <p className="hint">{t('look_back.groups_of')}</p>
        </>
      )}
    </section>
  )
}
