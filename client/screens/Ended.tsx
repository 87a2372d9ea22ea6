import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { byKeyOf, knownGroup } from '../board/seats.ts'
import { useView } from '../board/table.tsx'
import type { End } from '../board/view.ts'
import { RefusedCards } from '../cards/RefusedCards.tsx'
import { alarm } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { Plain } from './Plain.tsx'

/** This page is no longer part of the board: why, and what to do. Words that could not be sent are given back. */
export function Ended({ end, board }: { end: End; board: string }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const { refused } = useView()
  useEffect(() => alarm(t(`ended.${end}`)), [end, t])
  const group = knownGroup(board)
  const mayComeBack = end === 'over' && group !== null && byKeyOf(group) !== null
  return (
    <>
      <Plain
        title={t(`ended.${end}`)}
        text={t(`ended.${end}_text`)}
        button={mayComeBack ? t('ended.next_meeting') : t('join.home')}
        onButton={() => (mayComeBack ? location.reload() : go('/'))}
      >
        {end === 'over' && (
          <Link className="tool" href={`/g/${board}/report`}>
            {t('ended.read')}
            <Icon name="next" />
          </Link>
        )}
        {end === 'over' && (group?.keys.everyone ?? group?.keys.letterbox) && (
          <Link className="tool" href={`/g/${board}/letterbox`}>
            <Icon name="letterbox" />
            {t('letterbox.to_it')}
          </Link>
        )}
      </Plain>
      {refused.length > 0 && (
        <div className="page">
          <RefusedCards />
        </div>
      )}
    </>
  )
}
