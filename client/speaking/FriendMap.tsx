import type { Projection } from '#shared/board/projection.ts'
import { useView } from '../board/table.tsx'
import { useWords } from '../words.tsx'
import { RoundTable } from './RoundTable.tsx'
import { SpeakingNow } from './SpeakingNow.tsx'
import type { Floor } from './useFloor.ts'

const nobody: ReadonlySet<string> = new Set()

/** Somebody taps in a host's place. They see names and their own taps, and nothing of how much anybody has spoken. */
export function FriendMap({ projection: { seats }, floor }: { projection: Projection; floor: Floor }) {
  const { t } = useWords()
  const { here } = useView()
  return (
    <>
      <main className="map-main">
        <RoundTable seats={seats} floor={floor} holding={nobody} here={here} figures={null}>
          <p>{t('map.friend_middle')}</p>
        </RoundTable>
      </main>
      <aside className="map-side" aria-label={t('map.speaking_now')}>
        <SpeakingNow seats={seats} floor={floor} holding={[]} takeBack={() => {}} />
        <p className="hint">{t('map.friend_hint')}</p>
      </aside>
    </>
  )
}
