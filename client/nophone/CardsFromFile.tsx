import { useMemo, useState } from 'react'
import type { Kind } from '#shared/board/kinds.ts'
import type { StepView } from '#shared/board/projection.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'
import { stepTypes } from '#shared/meeting/steps.ts'
import { useView } from '../board/table.tsx'
import { KindChoice } from '../cards/KindChoice.tsx'
import { WhoSees } from '../cards/WhoSees.tsx'
import { alarm, answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { CardFileTrouble, type CardRow, readChosen } from './cardFile.ts'
import { checkRows, type KindsByName, type ReadyCard, type WrongRow } from './cardRows.ts'
import { namesInEveryLanguage } from './everyLanguage.ts'
import { JustWritten } from './JustWritten.tsx'
import { useBringIn } from './useBringIn.ts'
import '../speaking/fileField.css'

/** So many are shown as an example: enough to see that the right column was read. */
const EXAMPLES = 3

/** What would come in, and what cannot. */
function Preview({ cards, wrong }: { cards: readonly ReadyCard[]; wrong: readonly WrongRow[] }) {
  const { t } = useWords()
  const { here } = useView()
  const kinds = [...new Set(cards.map(({ kind }) => kind))]
  const ways = new Set(kinds.map(kind => sharingOf(kind, false)))
  return (
    <>
      {cards.length > 0 && (
        <section aria-labelledby="from-file-cards">
          <h3 id="from-file-cards">{t('import.preview')}</h3>
          <ul>
            {kinds.map(kind => (
              <li key={kind}>
                {t('card_file.of_kind', {
                  kind: t(`kind.${kind}`),
                  n: cards.filter(card => card.kind === kind).length,
                })}
              </li>
            ))}
          </ul>
          <p className="hint">{t('card_file.first')}</p>
          <ul className="examples">
            {cards.slice(0, EXAMPLES).map(({ text }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two cards may have the same words
              <li key={at}>
                <span className="words" dir="auto">
                  {text}
                </span>
              </li>
            ))}
          </ul>
          {[...ways].map(sharing => (
            <WhoSees key={sharing} sharing={sharing} people={here.size} />
          ))}
        </section>
      )}
      {wrong.length > 0 && (
        <section aria-labelledby="from-file-wrong">
          <h3 id="from-file-wrong">{t('card_file.wrong', { n: wrong.length })}</h3>
          <ul>
            {wrong.map(({ line, reason }) => (
              <li key={line}>
                {t('card_file.at_line', { n: line })} {t(`card_file.${reason}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** [O41] A host brings in cards that a group has in a file. It is read here; nothing is sent before the button is pressed. */
export default function CardsFromFile({ step, close }: { step: StepView; close: () => void }) {
  const { t } = useWords()
  const { link } = useView()
  const stepKinds = stepTypes[step.type].kinds
  const [kind, setKind] = useState<Kind>(stepKinds[0]!)
  const [names] = useState(() => namesInEveryLanguage())
  const [read, setRead] = useState<{ rows: readonly CardRow[]; kinds: KindsByName } | null>(null)
  const [trouble, setTrouble] = useState<CardFileTrouble | null>(null)
  const { state, bring, stop, takeAllBack, takeOneBack } = useBringIn(step.id)
  const isBusy = state.is === 'going' || state.is === 'leaving'
  const checked = useMemo(
    () => read && checkRows(read.rows, { step: step.type, kinds: read.kinds, otherwise: kind }),
    [read, step.type, kind],
  )

  async function choose(file: File | undefined) {
    setRead(null)
    setTrouble(null)
    if (!file) return
    try {
      const { columns, kinds } = await names
      setRead({ rows: await readChosen(file, columns), kinds })
    } catch (error) {
      if (!(error instanceof CardFileTrouble)) throw error
      setTrouble(error)
      alarm(t(`card_file.${error.reason}`))
    }
  }

  return (
    <Sheet
      title={t('card_file.title')}
      // What is under way is stopped by its own button, so that it is never half in.
      close={() => (isBusy ? answer(t('card_file.wait')) : close())}
    >
      {state.is === 'in' ? (
        <>
          <Notice sort="good">{t('card_file.in', { n: state.cards.length })}</Notice>
          <p>{t('card_file.until')}</p>
          <button
            type="button"
            className="btn alt"
            onClick={async () => {
              await takeAllBack(state.cards)
              answer(t('card_file.back'))
            }}
          >
            <Icon name="undo" />
            {t('card_file.take_back')}
          </button>
          <JustWritten cards={state.cards} takeBack={claim => takeOneBack(claim, state.cards)} />
        </>
      ) : isBusy ? (
        <>
          <p>{t(state.is === 'going' ? 'card_file.part' : 'card_file.leaving', { n: state.n, total: state.total })}</p>
          {link !== 'live' && <Notice sort="wait">{t('card_file.no_signal')}</Notice>}
          <progress max={state.total} value={state.n} aria-label={t('card_file.title')} />
          {state.is === 'going' && (
            <button type="button" className="btn alt" onClick={stop}>
              {t('card_file.stop')}
            </button>
          )}
        </>
      ) : (
        <form
          className="card-file"
          onSubmit={event => {
            event.preventDefault()
            if (checked && checked.cards.length > 0) void bring(checked.cards)
          }}
        >
          <p>{t('card_file.hint')}</p>
          <p className="hint">{t('card_file.columns')}</p>
          <p className="hint">{t('card_file.read')}</p>
          <div>
            <label className="label" htmlFor="card-file">
              {t('card_file.choose')}
            </label>
            <input
              id="card-file"
              type="file"
              className="field file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              onChange={event => void choose(event.currentTarget.files?.[0])}
            />
          </div>
          {trouble && (
            <Notice sort="bad">
              <p>{t(`card_file.${trouble.reason}`)}</p>
              {trouble.line > 0 && <p>{t('import.line', { n: trouble.line })}</p>}
              <p>{t('card_file.nothing_sent')}</p>
            </Notice>
          )}
          {state.is === 'none' && state.refusal && (
            <Notice sort="bad">
              <p>{t(`refusal.${state.refusal}`)}</p>
              <p>{t('card_file.none_in')}</p>
            </Notice>
          )}
          {read?.rows.some(row => row.kind === null) && stepKinds.length > 1 && (
            <div>
              <p>{t('card_file.which_kind')}</p>
              <KindChoice kinds={stepKinds} chosen={kind} choose={setKind} />
            </div>
          )}
          {checked && <Preview {...checked} />}
          {checked && (
            <button type="submit" className="btn block" aria-disabled={checked.cards.length === 0}>
              {t('card_file.go', { n: checked.cards.length })}
            </button>
          )}
        </form>
      )}
    </Sheet>
  )
}
