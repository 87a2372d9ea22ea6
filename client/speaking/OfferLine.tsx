import type { Projection } from '#shared/board/projection.ts'
import { useAtServerTime } from '../board/serverTime.ts'
import { useView } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { roomIn } from './talkingRoom.ts'
import { useFigures } from './useFigures.ts'
import { useOffer } from './useOffer.ts'

/** Nothing is offered from one second to the next, milliseconds. */
const EVERY = 15_000

/** What the map offers a host, beside the step: one line that opens the map. [W26] [W27] */
export default function OfferLine({ projection, openMap }: { projection: Projection; openMap: () => void }) {
  const { t } = useWords()
  const { talk } = useView()
  const now = useAtServerTime(at => ({ seen: at, changesAt: (Math.floor(at / EVERY) + 1) * EVERY }))
  const { prompt } = useOffer(roomIn(talk, useFigures(projection, now)))
  if (!prompt) return null
  return (
    <button type="button" className="tool offer-line" onClick={openMap}>
      <Icon name="bulb" />
      {t(`map.prompt_${prompt.kind}`, { n: prompt.n })}
    </button>
  )
}
