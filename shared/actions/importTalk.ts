import * as v from 'valibot'
import { id } from '../board/ids.ts'
import { Refusal } from '../protocol/refusal.ts'
import { entry } from '../speaking/entry.ts'
import { sumUpAgain } from './balanceRow.ts'
import { action } from './define.ts'
import { log, touch } from './talkLog.ts'

/** Lines of one portion; a frame takes fewer. */
const MOST_LINES = 500

const cap = id<'cap'>()

export const importActions = {
  /** [W43] What the transcript of an online meeting says, often after its end, as lines of one import, in portions. */
  'talk.import': action({
    args: v.object({ cap, lines: v.pipe(v.array(entry), v.maxLength(MOST_LINES)) }),
    who: ['host'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene, { cap: tab, lines }) {
      for (const line of lines) {
        if (line[1] !== 'i') throw new Refusal('malformed')
        log(scene, tab, line)
      }
      sumUpAgain(scene)
    },
  }),

  /** [W43] Takes an import back, whole. */
  'talk.unimport': action({
    args: v.object({ cap }),
    who: ['host'],
    when: ['open', 'closed'],
    preview: false,
    apply(scene, { cap: tab }) {
      const { secrets } = scene
      for (const [key, row] of secrets.rows.talk)
        if (row.cap === tab && row.entry[1] === 'i') secrets.remove('talk', key)
      touch(scene)
      sumUpAgain(scene)
    },
  }),
} as const
