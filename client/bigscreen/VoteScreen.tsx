import type { CheckView, DecisionView, OptionView, RoundView } from '#shared/board/chosen.ts'
import { doneCount, type Projection, type StepView } from '#shared/board/projection.ts'
import { lengthOf } from '#shared/board/text.ts'
import { checkAnswers } from '#shared/meeting/checks.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { useView } from '../board/table.tsx'
import { TimeLeft } from '../plan/TimeLeft.tsx'
import { Icon } from '../ui/Icon.tsx'
import { answerIcons, ThreeNumbers, useAnswered, useQuestion } from '../voting/check.tsx'
import { optionLook, useCellText, useOptionText } from '../voting/option.ts'
import { useVerdict, Votes } from '../voting/RoundResult.tsx'
import { useWords } from '../words.tsx'
import './voteScreen.css'

/** So many rows fit under each other, by how far the back row is; the rest is on the next page. */
const ROWS = { near: 7, middle: 5, far: 3 } as const
/** Beside a winner, in large letters, fewer do. */
const ROWS_BELOW_WINNER = { near: 4, middle: 3, far: 2 } as const

interface Page<Of> {
  readonly shown: readonly Of[]
  readonly at: number
  readonly pages: number
}

/** The page that the host has turned to. */
function pageOf<Of>(all: readonly Of[], rows: number, screenPage: number): Page<Of> {
  const pages = Math.max(1, Math.ceil(all.length / rows))
  const at = screenPage % pages
  return { shown: all.slice(at * rows, (at + 1) * rows), at, pages }
}

/** Long words in letters that still fit. */
const sizeOf = (text: string) => (lengthOf(text) <= 60 ? 'short' : lengthOf(text) <= 140 ? 'middling' : 'long')

function Foot({ projection, page }: { projection: Projection; page?: Page<unknown> }) {
  const { t } = useWords()
  const { meeting, step, steps } = projection
  return (
    <footer>
      {meeting.code && <b className="code">{showCode(meeting.code)}</b>}
      <span className="where">
        <TimeLeft />
        {page && page.pages > 1 && <span>{t('screen.page', { n: page.at + 1, total: page.pages })}</span>}
        {step && t('common.step_of', { n: step.number, total: steps.length })}
      </span>
    </footer>
  )
}

/** A vote that is open: what can be chosen, and how many are done. Nothing of what is chosen. */
function OpenRound({ round, projection }: { round: RoundView; projection: Projection }) {
  const { t } = useWords()
  const { here } = useView()
  const textOf = useOptionText()
  const { meeting, seats } = projection
  const { done, of } = doneCount(seats, here, round.id)
  const page = pageOf(round.options, ROWS[meeting.screenSize], meeting.screenPage)
  return (
    <div className={`big-screen vote-screen size-${meeting.screenSize}`}>
      <header>
        <h1>{t('title.vote')}</h1>
        <p>{t('vote.on_phone')}</p>
      </header>
      <main>
        <ul className="to-choose">
          {page.shown.map(option => (
            <li key={option.id} className={`card ${optionLook(option)}`}>
              <span className="words" dir="auto" lang={option.lang || undefined}>
                {textOf(option)}
              </span>
            </li>
          ))}
        </ul>
        {of > 0 && <p className="waiting">{t('vote.waiting', { n: done, total: of })}</p>}
      </main>
      <Foot projection={projection} page={page} />
    </div>
  )
}

/** Yes, with a change, no: in numbers, with one of the reasons beside them. */
function LiveStrip({ check }: { check: CheckView }) {
  const { t } = useWords()
  const textOf = useCellText()
  const answered = useAnswered()
  const isOpen = check.state === 'open'
  return (
    <aside className="live-strip">
      <b>{t('check.live')}</b>
      {isOpen && <span>{answered(check)}</span>}
      {!isOpen && check.cells === null && <span>{t('check.too_few')}</span>}
      {check.cells?.map((cell, at) => (
        <span key={checkAnswers[at]} className={`answer-${checkAnswers[at]}`}>
          <Icon name={answerIcons[checkAnswers[at]!]} />
          <b>{textOf(cell)}</b> {t(`answer.live_${checkAnswers[at]!}`)}
        </span>
      ))}
      {!isOpen && check.of > check.answered && <span>{t('check.waiting', { n: check.of - check.answered })}</span>}
    </aside>
  )
}

/** What is asked or decided, in the group's words, with the reasons that people gave. */
function DecisionBoard({ decision, check }: { decision: DecisionView; check: CheckView | undefined }) {
  const { t } = useWords()
  return (
    <>
      <article className={`card k-idea winner ${sizeOf(decision.text)}`}>
        <h1 className="what">
          {decision.state === 'made' && <Icon name="tick" />}
          {t(decision.state === 'made' ? 'decide.title' : 'check.live')}
        </h1>
        <p className="words" dir="auto" lang={decision.lang || undefined}>
          {decision.text}
        </p>
      </article>
      {check && check.reasons.length > 0 && decision.state !== 'made' && (
        <ul className="reasons">
          {check.reasons.map(({ text, lang }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are known by
            <li key={at} className="words" dir="auto" lang={lang || undefined}>
              {text === null ? t('check.covered') : `“${text}”`}
            </li>
          ))}
        </ul>
      )}
      {decision.changed ? (
        // The numbers were about other words.
        <aside className="live-strip">
          <b>{t('decide.changed')}</b>
        </aside>
      ) : (
        check && <LiveStrip check={check} />
      )}
    </>
  )
}

function Winner({ option }: { option: OptionView }) {
  const textOf = useOptionText()
  return (
    <article className={`card winner ${optionLook(option)} ${sizeOf(textOf(option))}`}>
      <p className="words" dir="auto" lang={option.lang || undefined}>
        {textOf(option)}
      </p>
      <Votes option={option} />
    </article>
  )
}

/** The result: the first large, the others as dots to count. */
function Result({ round, projection }: { round: RoundView; projection: Projection }) {
  const textOf = useOptionText()
  const verdict = useVerdict()
  const { meeting } = projection
  const [winner] = round.winners.length === 1 ? round.winners : []
  const others = round.options.filter(option => option !== winner)
  const rows = (winner ? ROWS_BELOW_WINNER : ROWS)[meeting.screenSize]
  const page = pageOf(others, rows, meeting.screenPage)
  return (
    <div className={`big-screen vote-screen result size-${meeting.screenSize}`}>
      <header>
        <h1>{verdict(round)}</h1>
      </header>
      <main>
        {winner && <Winner option={winner} />}
        <ul className="others">
          {page.shown.map(option => (
            <li key={option.id}>
              <p className="words" dir="auto" lang={option.lang || undefined}>
                {textOf(option)}
              </p>
              <Votes option={option} />
            </li>
          ))}
        </ul>
      </main>
      <Foot projection={projection} page={page} />
    </div>
  )
}

/** The newest of what is chosen and decided in a step: a vote, its result, or the words of a decision. */
export function VoteScreen({ projection, step }: { projection: Projection; step: StepView }) {
  const { rounds, checks, decisions, last } = step.chosen
  const round = rounds.at(-1)
  const decision = decisions.findLast(({ carried }) => !carried)
  if (round?.state === 'open') return <OpenRound round={round} projection={projection} />
  const check = checks.findLast(one => one.decision !== '' && one.decision === decision?.id)
  if (decision && check && last === 'decision')
    return (
      <div className={`big-screen vote-screen result size-${projection.meeting.screenSize}`}>
        <main>
          <DecisionBoard decision={decision} check={check} />
        </main>
        <Foot projection={projection} />
      </div>
    )
  return round ? <Result round={round} projection={projection} /> : null
}

/** A question for everyone, or its three numbers. */
export function CheckScreen({ projection, step }: { projection: Projection; step: StepView }) {
  const { t } = useWords()
  const answered = useAnswered()
  const questionOf = useQuestion()
  const check = step.chosen.checks.findLast(({ sort }) => sort !== 'live')
  if (!check) return null
  const question = questionOf(check)
  return (
    <div className={`big-screen vote-screen check-screen size-${projection.meeting.screenSize}`}>
      <main>
        <h1 className={`words ${sizeOf(question)}`} dir="auto">
          {question}
        </h1>
        {check.state === 'open' && <p>{answered(check)}</p>}
        {check.state === 'closed' && check.cells === null && <p>{t('check.too_few')}</p>}
        {check.cells && <ThreeNumbers sort={check.sort} cells={check.cells} />}
        {check.state === 'closed' && check.of > check.answered && (
          <p>{t('check.waiting', { n: check.of - check.answered })}</p>
        )}
      </main>
      <Foot projection={projection} />
    </div>
  )
}
