import { isOn } from '#shared/speaking/subjects.ts'
import { useAct, useView } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/**
 * [W55] Who speaks just now, for a person who wants to see it. It stays in its place whoever speaks, and nothing is said
 * aloud by itself: a screen reader finds it among the regions of the page.
 */
export function NowLine() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { projection, speakingNow } = useView()
  if (!projection || !speakingNow || !isOn(projection.balance, 'now')) return null
  const names = projection.seats.filter(({ id }) => speakingNow.includes(id)).map(nameOf)
  return (
    <section className="now-line" aria-labelledby="now-line">
      <h3 id="now-line">
        <Icon name="talk" />
        {t('agreed.feed')}
      </h3>
      <p aria-live="off">
        {names.length === 0
          ? t('agreed.feed_none')
          : names.map(name => (
              <b key={name} className="words" dir="auto">
                {name}
              </b>
            ))}
      </p>
    </section>
  )
}

/** [W55] Everyone chooses for themselves whether they see it. */
export function NowChoice() {
  const { t } = useWords()
  const act = useAct()
  const { projection, speakingNow } = useView()
  if (!isOn(projection?.balance, 'now')) return null
  const isSeen = speakingNow !== null
  return (
    <button
      type="button"
      className="tool"
      onClick={() => {
        void act('now.watch', { on: !isSeen })
        answer(t(isSeen ? 'agreed.unsee_done' : 'agreed.see_on'))
      }}
    >
      <Icon name={isSeen ? 'cover' : 'talk'} />
      {t(isSeen ? 'agreed.unsee' : 'agreed.see')}
    </button>
  )
}
