import { Link } from 'wouter'
import { Icon } from '../ui/Icon.tsx'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'

/** The top of a page outside of a meeting: the way back to the first page, and the tools. */
export function PageTop() {
  const { t } = useWords()
  return (
    <header className="top">
      <Link className="logo" href="/">
        <Icon name="logo" className="" />
        {t('brand.name')}
      </Link>
      <Tools />
    </header>
  )
}
