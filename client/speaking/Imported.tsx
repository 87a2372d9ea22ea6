import type { Id } from '#shared/board/ids.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** Imports that are in the log, each of which can be taken back. */
export function Imported() {
  const { t } = useWords()
  const act = useAct()
  const { talk } = useView().talk
  const imports = new Map<Id<'cap'>, number>()
  for (const { cap, entry } of talk.values()) if (entry[1] === 'i') imports.set(cap, (imports.get(cap) ?? 0) + 1)

  async function takeBack(cap: Id<'cap'>) {
    const outcome = await act('talk.unimport', { cap })
    answer(t(outcome.done ? 'import.took_back' : `refusal.${outcome.reason}`))
  }

  if (imports.size === 0) return null
  return (
    <ul className="imported">
      {[...imports].map(([cap, turns]) => (
        <li key={cap} className="undo">
          <Icon name="tick" />
          {t('import.done', { n: turns })}
          <button type="button" className="tool" onClick={() => void takeBack(cap)}>
            <Icon name="undo" />
            {t('common.undo')}
          </button>
        </li>
      ))}
    </ul>
  )
}
