import { useState } from 'react'
import * as v from 'valibot'
import { type Kind, kindNames } from '#shared/board/kinds.ts'
import { device } from '../board/device.ts'
import type { Whose } from '../board/outbox.ts'
import { useStore } from '../board/table.tsx'

const stored = v.object({ kind: v.picklist(kindNames), text: v.string() })

export interface Draft {
  readonly kind: Kind
  readonly text: string
  write(fields: { kind?: Kind; text?: string }): void
}

/**
 * What somebody is writing for one step: kept on their device, so that a reload, another page or a step that the room
 * has left never loses it. `kinds` are those of the step; the first is chosen at the start. What is nobody's on this
 * device is not kept on it.
 */
export function useDraft(step: string, kinds: readonly Kind[], whose: Whose = 'mine'): Draft {
  const isKept = whose !== 'nobodys'
  const key = `draft.${useStore().board}.${step}${whose === 'theirs' ? '.theirs' : ''}`
  const [draft, setDraft] = useState(() => {
    const kept = v.safeParse(stored, isKept ? device.get(key) : null)
    return kept.success && kinds.includes(kept.output.kind) ? kept.output : { kind: kinds[0]!, text: '' }
  })
  return {
    ...draft,
    write(fields) {
      const next = { ...draft, ...fields }
      setDraft(next)
      if (!isKept) return
      if (next.text) device.set(key, next)
      else device.remove(key)
    },
  }
}
