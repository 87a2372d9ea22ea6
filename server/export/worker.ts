import { parentPort } from 'node:worker_threads'
import { make, type Order } from './making.ts'

/** The other side of `exporter.ts`: takes orders one by one, beside the loop that meetings run on. */
parentPort!.on('message', async ({ id, order }: { id: number; order: Order }) => {
  parentPort!.postMessage({ id, made: await make(order).catch(() => null) })
})
