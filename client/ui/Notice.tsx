import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type NoticeSort = 'good' | 'wait' | 'bad' | 'news' | 'care'

const icons: Record<NoticeSort, IconName> = { good: 'tick', wait: 'clock', bad: 'help', news: 'people', care: 'heart' }

/** Words about how things stand, beside what they are about. */
export const Notice = ({ sort, slim = false, children }: { sort: NoticeSort; slim?: boolean; children: ReactNode }) => (
  <div className={`notice ${sort} ${slim ? 'slim' : ''}`}>
    <Icon name={icons[sort]} />
    <div>{children}</div>
  </div>
)
