import { useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { LONGEST } from '#shared/board/text.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { useAbout } from '../about.tsx'
import { knownGroup } from '../board/seats.ts'
import { useAct, useView } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { ThreeLinks } from '../screens/ThreeLinks.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { ToWhatWeDid } from '../ui/ToWhatWeDid.tsx'
import { useWords } from '../words.tsx'

/** The next meeting is planned and not open: what it is about, the links, and the button that opens it. */
export function Planned({ projection, board }: { projection: Projection; board: string }) {
  const { t } = useWords()
  const act = useAct()
  const [about, setAbout] = useState(projection.meeting.about)
  const [day, setDay] = useState(projection.meeting.day)
  const kept = projection.steps.reduce((sum, step) => sum + step.count, 0)
  return (
    <div className="moment">
      <h1>{t('planned.title', { n: projection.meeting.number })}</h1>
      <p>{t('planned.text')}</p>
      {kept > 0 && <p>{t('planned.kept', { n: kept })}</p>}
      <ToWhatWeDid board={board} meeting={projection.meeting} />
      <form
        onSubmit={event => {
          event.preventDefault()
          void act('meeting.describe', { about, day })
          answer(t('common.saved'))
        }}
      >
        <label className="label" htmlFor="about">
          {t('start.about')}
        </label>
        <input
          id="about"
          className="field"
          value={about}
          maxLength={LONGEST.about}
          onChange={event => setAbout(event.target.value)}
        />
        <label className="label" htmlFor="day">
          {t('start.when')}
        </label>
        <input id="day" className="field" type="date" value={day} onChange={event => setDay(event.target.value)} />
        <div className="row">
          <button type="submit" className="btn alt">
            {t('common.save')}
          </button>
          <button type="button" className="btn" onClick={() => void act('meeting.open', {})}>
            {t('planned.open')}
            <Icon name="next" />
          </button>
        </div>
      </form>
      <ThreeLinks links={{ board, keys: knownGroup(board)?.keys ?? {} }} group={projection.group} />
    </div>
  )
}

/** People arrive: how they get in, and the first step. */
export function Arriving({
  projection,
  board,
  start,
}: {
  projection: Projection
  board: string
  start: (step: string) => void
}) {
  const { t } = useWords()
  const { here, screens } = useView()
  const { reach } = useAbout()
  const { code } = projection.meeting
  const nameOf = useStepName()
  const first = projection.steps.find(({ skipped }) => !skipped)
  const key = knownGroup(board)?.keys.screen
  return (
    <div className="moment">
      <h1>{t('arriving.title')}</h1>
      <div className="say">
        <Icon name="talk" />
        <div>
          <b>{t('host.say')}</b>
          <p>{t('say.arrive')}</p>
        </div>
      </div>
      {code && (
        <div className="link-with-qr">
          <div>
            <p className="hint">{t('host.read_code')}</p>
            <p className="big-code">{showCode(code)}</p>
            <p>{t('people.here', { n: here.size })}</p>
          </div>
          <QrCode text={`${reach}/${code}`} label={t('start.qr')} />
        </div>
      )}
      {screens === 0 && key && <ThreeLinks links={{ board, keys: { screen: key } }} group={projection.group} />}
      {first && (
        <div className="host-acts">
          <p className="hint">{t('arriving.no_hurry')}</p>
          <button type="button" className="btn" onClick={() => start(first.id)}>
            {t('arriving.start', { step: nameOf(first) })}
            <Icon name="next" />
          </button>
        </div>
      )}
    </div>
  )
}
