import type { Sharing } from '#shared/board/kinds.ts'
import { SMALL_GROUP } from '#shared/meeting/sharing.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

const icons: Record<Sharing, IconName> = { sealed: 'lock', open: 'people', named: 'people' }

/**
 * The line beside every box. `sharing` is what the server will do with the card, from the same function, so that the
 * line cannot say anything else.
 */
export function WhoSees({ sharing, people }: { sharing: Sharing; people: number }) {
  const { t } = useWords()
  return (
    <div className="who-sees">
      <Icon name={icons[sharing]} />
      <p>
        {t(`sees.${sharing}`)}
        {sharing === 'sealed' && people < SMALL_GROUP && <strong> {t('sees.small_group')}</strong>}
      </p>
    </div>
  )
}
