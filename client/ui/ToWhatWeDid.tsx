import { Link } from 'wouter'
import { knownGroup } from '../board/seats.ts'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'

interface ToWhatWeDidProps {
  readonly board: string
  /** The one that is open or planned. */
  readonly meeting: { readonly number: number }
}

/** [O66] The way to what the meetings before this one have left behind, where there were some and this device may read it. */
export function ToWhatWeDid({ board, meeting }: ToWhatWeDidProps) {
  const { t } = useWords()
  const keys = knownGroup(board)?.keys
  if (meeting.number === 1 || !(keys?.everyone || keys?.host)) return null
  return (
    <Link className="tool" href={`/g/${board}/report`}>
      {t('ended.read')}
      <Icon name="next" />
    </Link>
  )
}
