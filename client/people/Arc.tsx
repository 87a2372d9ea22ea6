import { DrawnFace, ElephantFace } from '../ui/faces.tsx'
import { useWords } from '../words.tsx'
import './arc.css'

/** The edge of the table, with the elephant and a seat in the middle that is yours. */
export function Arc() {
  const { t } = useWords()
  return (
    <div className="arc" aria-hidden="true">
      <div className="arc-table" />
      <span className="at one">
        <DrawnFace who="lorraine" />
      </span>
      <span className="at two elephant-seat">
        <ElephantFace />
      </span>
      <span className="at you">{t('join.you')}</span>
      <span className="at four">
        <DrawnFace who="amina" />
      </span>
      <span className="at five">
        <DrawnFace who="dave" />
      </span>
    </div>
  )
}
