import Papa from 'papaparse'
import { cardColumns, startsFormula } from '#shared/report/cardTable.ts'
import type { Report } from '#shared/report/report.ts'
import type { Format } from './format.ts'

type Row = Record<(typeof cardColumns)[number], string | number>

/** The cards that may be read. */
const rowsOf = ({ data }: Report): Row[] =>
  data.steps.flatMap(({ type, name: step_name, cards, piles }) =>
    [{ name: '', cards }, ...piles].flatMap(pile =>
      pile.cards.flatMap(({ kind, text, lang, by, talk, carried, meToo }): Row[] =>
        text === null
          ? []
          : [
              {
                ...{ kind, words: text, lang, name: by?.name ?? '', guest: by && by.guest > 0 ? by.guest : '' },
                ...{ step: type, step_name, pile: pile.name },
                ...{ me_too: meToo, talk, carried: carried ? 'yes' : '' },
              },
            ],
      ),
    ),
  )

/** Spreadsheets know by it that the letters are UTF-8. */
const MARK = '\uFEFF'

/** [O17] The cards as comma-separated values (RFC 4180), as `shared/report/cardTable.ts` describes them. */
export const csv: Format = {
  extension: 'csv',
  type: 'text/csv; charset=utf-8',
  isFor: report => rowsOf(report).length > 0,
  make: report =>
    Buffer.from(
      MARK +
        Papa.unparse(rowsOf(report), {
          columns: [...cardColumns],
          escapeFormulae: startsFormula,
          newline: '\r\n',
        }) +
        '\r\n',
    ),
}
