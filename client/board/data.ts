let bySocket = 0

const sizeOf = (data: unknown): number =>
  typeof data === 'string'
    ? data.length
    : data instanceof ArrayBuffer || ArrayBuffer.isView(data)
      ? data.byteLength
      : data instanceof Blob
        ? data.size
        : 0

/** A socket that counts what goes over it, in both directions. */
export class CountedSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    this.addEventListener('message', ({ data }) => {
      bySocket += sizeOf(data)
    })
  }

  override send(data: string | BufferSource | Blob): void {
    bySocket += sizeOf(data)
    super.send(data)
  }
}

/** Bytes that this page has cost since it was opened, as far as a page can know. */
export function dataUsed(): number {
  const entries = performance.getEntries() as PerformanceResourceTiming[]
  return bySocket + entries.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)
}
