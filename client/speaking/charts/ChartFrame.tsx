import { type ReactNode, useId, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../words.tsx'
import './charts.css'

interface ChartFrameProps {
  readonly title: string
  /** What it shows, in one sentence: for whoever cannot see it, and for everyone else too. */
  readonly says: string
  /** The same as a table: the names of its columns, and its rows, each with a name of its own first. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** The drawing. It says nothing that the sentence and the table do not. */
  readonly children: ReactNode
}

/** A chart with its title, its sentence and its table. */
export function ChartFrame({ title, says, table: { head, rows }, children }: ChartFrameProps) {
  const { t } = useWords()
  const id = useId()
  const [isTable, setIsTable] = useState(false)
  return (
    <figure className="chart" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <figcaption>{says}</figcaption>
      <div aria-hidden="true">{children}</div>
      <button type="button" className="tool" aria-expanded={isTable} onClick={() => setIsTable(!isTable)}>
        <Icon name={isTable ? 'up' : 'down'} />
        {t(isTable ? 'chart.no_table' : 'chart.table')}
      </button>
      {isTable && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is wider than the screen, the keyboard has to move it
        <section className="scroll" aria-labelledby={id} tabIndex={0}>
          <table aria-labelledby={id}>
            <thead>
              <tr>
                {head.map(name => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([first, ...rest]) => (
                <tr key={first}>
                  <th scope="row" className="words">
                    {first}
                  </th>
                  {rest.map((cell, at) => (
                    <td key={head[at + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </figure>
  )
}
