import { readFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { formatNames } from '#server/export/formats.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import type { Choice } from '#shared/report/report.ts'
import { type KeptFile, keep } from './kept.ts'
import { reportFor } from './made.ts'

interface Order {
  readonly folder: string
  readonly record: FiledMeeting
  readonly choice: Choice
  readonly language: string
  /** What the names of the files begin with. */
  readonly before: string
}

const beside = { others: [], next: '2026-05-28' }
const reportOf = ({ record, choice, language }: Order) => reportFor(record, choice, language, beside)

/**
 * Every file of a large report, made in a worker of its own, as the server does it: the compiler of PDFs gives back its
 * memory when its worker ends.
 */
export async function keepApart(order: Order): Promise<KeptFile[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: order })
  const kept = await new Promise<Pick<KeptFile, 'format' | 'sort' | 'file' | 'name'>[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  await worker.terminate()
  const report = reportOf(order)
  return kept.map(one => ({ ...one, report, language: order.language, bytes: readFileSync(one.file) }))
}

if (!isMainThread) {
  const order: Order = workerData
  const kept = await keep(order.folder, reportOf(order), order.language, formatNames, order.before)
  parentPort!.postMessage(kept.map(({ format, sort, file, name }) => ({ format, sort, file, name })))
}
