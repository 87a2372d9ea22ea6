import type { Projection } from '#shared/board/projection.ts'
import { knownGroup } from '../board/seats.ts'
import { useAct, useView } from '../board/table.tsx'
import { ThreeLinks } from '../screens/ThreeLinks.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'

/** Is there something to show? */
function isThere(shows: Projection['meeting']['screenShows'], step: Projection['step']): boolean {
  if (shows === 'arrive' || shows === 'cover') return true
  if (!step) return false
  const { rounds, checks, decisions } = step.chosen
  if (shows === 'vote') return rounds.length + decisions.length > 0
  return shows !== 'check' || checks.some(({ sort }) => sort !== 'live')
}

/** The remote control of the big screen, which has no controls of its own. */
export function ScreenSheet({
  projection,
  board,
  close,
}: {
  projection: Projection
  board: string
  close: () => void
}) {
  const { t } = useWords()
  const act = useAct()
  const { screens } = useView()
  const { meeting, group, step, balance } = projection
  const key = knownGroup(board)?.keys.screen
  return (
    <Sheet title={t('host.big_screen')} close={close}>
      {screens === 0 && <Notice sort="wait">{t('host.screen_how')}</Notice>}
      {screens === 0 && key && <ThreeLinks links={{ board, keys: { screen: key } }} group={group} />}
      <fieldset>
        <legend className="label">{t('host.screen_shows')}</legend>
        <div className="choices">
          {(['arrive', 'step', 'say', 'vote', 'check', 'cover'] as const)
            .filter(shows => isThere(shows, step))
            .map(shows => (
              <label key={shows}>
                <input
                  type="radio"
                  name="shows"
                  checked={meeting.screenShows === shows}
                  onChange={() => void act('screen.set', { screenShows: shows })}
                />
                {t(`host.screen_${shows}`)}
              </label>
            ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="label">{t('host.back_row')}</legend>
        <div className="choices">
          {(['near', 'middle', 'far'] as const).map(size => (
            <label key={size}>
              <input
                type="radio"
                name="size"
                checked={meeting.screenSize === size}
                onChange={() => void act('screen.set', { screenSize: size, screenPage: 0 })}
              />
              {t(`host.${size}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="label">{t('host.room_how')}</legend>
        <div className="choices">
          {(['light', 'dark'] as const).map(theme => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={meeting.screenTheme === theme}
                onChange={() => void act('screen.set', { screenTheme: theme })}
              />
              {t(`host.room_${theme}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {balance && (
        <label className="check">
          <input
            type="checkbox"
            checked={!balance.isHidden}
            onChange={event => void act('balance.show', { shown: event.target.checked })}
          />
          {t('speak.show')}
        </label>
      )}
      <div className="row">
        <button
          type="button"
          className="tool"
          aria-disabled={meeting.screenPage === 0}
          onClick={() => meeting.screenPage > 0 && void act('screen.set', { screenPage: meeting.screenPage - 1 })}
        >
          <Icon name="back" />
          {t('host.page_before')}
        </button>
        <button
          type="button"
          className="tool"
          onClick={() => void act('screen.set', { screenPage: meeting.screenPage + 1 })}
        >
          {t('host.page_after')}
          <Icon name="next" />
        </button>
      </div>
    </Sheet>
  )
}
