import type { Block, Report, Said } from '#shared/report/report.ts'

const Words = ({ said: { text, lang } }: { said: Said }) => (
  <span className="words" dir="auto" lang={lang || undefined}>
    {text}
  </span>
)

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'text':
      return (
        <p>
          <Words said={block.said} />
        </p>
      )
    case 'heading':
      return (
        <h3>
          <Words said={block.said} />
        </h3>
      )
    case 'list':
      return (
        <ul>
          {block.items.map(item => (
            <li key={item.text}>
              <Words said={item} />
            </li>
          ))}
        </ul>
      )
    case 'cards':
      return (
        <ul>
          {block.cards.map(card => (
            <li key={card.n}>
              <Words said={card} />
            </li>
          ))}
        </ul>
      )
    case 'bars':
      return (
        <ul>
          {block.bars.map(bar => (
            <li key={bar.text}>
              <Words said={bar} /> {bar.says}
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <ul>
          {block.rows.map(row => (
            <li key={row[0]?.text}>{row.map(({ text }) => text).join(' ')}</li>
          ))}
        </ul>
      )
    case 'chart':
      return <p>{block.says}</p>
    case 'story':
      return (
        <ol>
          {block.stops.map(({ number, day, said }) => (
            <li key={number}>
              {day} <Words said={said} />
            </li>
          ))}
        </ol>
      )
    default:
      return block satisfies never
  }
}

/** A report on a page of ours. */
export const ReportView = ({ report }: { report: Report }) => (
  <article lang={report.language.tag} dir={report.language.dir} className="report">
    <p>
      {report.group} · {report.day}
    </p>
    <h1>{report.title}</h1>
    {report.lead.map(said => (
      <p key={said.text}>
        <Words said={said} />
      </p>
    ))}
    {report.sections.map(({ name, title, blocks }) => (
      <section key={name}>
        <h2>{title}</h2>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn whole each time
          <BlockView key={at} block={block} />
        ))}
      </section>
    ))}
  </article>
)
