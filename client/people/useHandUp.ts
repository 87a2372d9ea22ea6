import { useView } from '../board/table.tsx'
import { useWords } from '../words.tsx'

/** [G6] What somebody is told of their raised hand: its place, or that new voices go first and no place is known. */
export function useHandUp(): (place: number) => string {
  const { t } = useWords()
  const newVoices = useView().projection?.meeting.newVoices
  return place => (newVoices ? t('signal.speak_on_new') : t('signal.speak_on', { n: place }))
}
