import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import { make, type Order } from './making.ts'

// Meetings first. On Linux 0 is this thread alone; elsewhere it would be the whole program.
if (process.platform === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL)

/**
 * So many bytes beside the heap are enough. The compiler of PDFs keeps what it has worked out, some 6 MB for each, and
 * has no way to let go of it but to end with its worker.
 */
const ENOUGH = 300_000_000

/** The other side of `exporter.ts`: takes orders one by one, beside the loop that meetings run on. */
parentPort!.on('message', async ({ id, order }: { id: number; order: Order }) => {
  const made = await make(order).catch(() => null)
  parentPort!.postMessage({ id, made, isFull: process.memoryUsage().external > ENOUGH })
})
