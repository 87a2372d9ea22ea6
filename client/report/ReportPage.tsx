import { useEffect, useState } from 'react'
import { type Trouble, troubleOf } from '../board/api.ts'
import { knownGroup } from '../board/seats.ts'
import { Plain } from '../screens/Plain.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useWords } from '../words.tsx'
import { askRecords, type Group, passByLink, passOf, type Records } from './api.ts'
import { Maker } from './Maker.tsx'
import { Reading } from './Reading.tsx'
import './maker.css'

type At =
  | { readonly is: 'looking' }
  | { readonly is: 'here'; readonly group: Group; readonly records: Records }
  | { readonly is: 'nowhere'; readonly why: Trouble }

/** What this device may come in with: the best that it has, and the link of everyone where that opens nothing any more. */
async function comeIn(board: string): Promise<At> {
  const known = knownGroup(board)
  const passes = known ? [passOf(known), passByLink(board, known.keys)].filter(pass => pass !== null) : []
  let why: Trouble = 'no_key'
  for (const group of passes) {
    try {
      return { is: 'here', group, records: await askRecords(group) }
    } catch (error) {
      why = troubleOf(error)
      // Their best pass was not refused: with a lesser one they would be here as somebody else.
      if (why === 'unreachable') break
    }
  }
  return { is: 'nowhere', why }
}

/** What the meetings of a group have left behind: to make reports of for hosts, to read for everyone who was there. */
export default function ReportPage({ board }: { board: string }) {
  const { t } = useWords()
  const [at, setAt] = useState<At>({ is: 'looking' })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: "try again" is another attempt
  useEffect(() => {
    let current = true
    void comeIn(board).then(found => current && setAt(found))
    return () => {
      current = false
    }
  }, [board, attempt])

  if (at.is === 'looking') return <Loading />
  if (at.is === 'nowhere')
    return (
      <Plain
        title={t('maker.read_title')}
        text={at.why === 'unreachable' ? t('maker.unreachable') : t('maker.no_pass')}
        button={t('common.try_again')}
        onButton={() => setAttempt(attempt + 1)}
      />
    )
  if (at.records.meetings.length === 0)
    return (
      <Plain
        title={t('maker.none')}
        text={t('maker.none_text')}
        button={t('common.try_again')}
        onButton={() => setAttempt(attempt + 1)}
      />
    )
  return at.records.standing === 'host' ? (
    <Maker group={at.group} records={at.records} />
  ) : (
    <Reading group={at.group} records={at.records} />
  )
}
