import { useStore, useView } from '../board/table.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import type { Draft } from './draft.ts'

/** Words that could not land any more: why, and the words themselves, to use again. */
export function RefusedCards({ draft }: { draft?: Draft }) {
  const { t } = useWords()
  const { refused } = useView()
  const store = useStore()
  return refused.map(({ request, reason }) => {
    const { text } = request.args as { text: string }
    return (
      <div key={request.id} className="refused">
        <Notice sort="bad">
          <p>{t(`refusal.${reason}`)}</p>
          <p className="words" dir="auto">
            {text}
          </p>
        </Notice>
        <div className="row">
          {draft && (
            <button
              type="button"
              className="tool"
              onClick={() => {
                draft.write({ text: draft.text ? `${draft.text} ${text}` : text })
                store.forgetRefused(request.id)
              }}
            >
              {t('card.use_again')}
            </button>
          )}
          <CopyButton text={text} label={t('card.your_words')} />
          <button type="button" className="tool bare" onClick={() => store.forgetRefused(request.id)}>
            {t('card.let_go')}
          </button>
        </div>
      </div>
    )
  })
}
