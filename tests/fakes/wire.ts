import net from 'node:net'

/** A wire between a browser and a server that can be cut and mended: a phone in a tunnel, a Wi-Fi that is down. */
export class Wire {
  readonly #server: net.Server
  readonly #sockets = new Set<net.Socket>()
  #isCut = false
  /** Bytes that came from the server. */
  received = 0

  private constructor(target: number) {
    this.#server = net.createServer(client => {
      if (this.#isCut) return void client.destroy()
      const server = net.connect(target, '127.0.0.1')
      for (const socket of [client, server]) {
        this.#sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => {
          this.#sockets.delete(socket)
          client.destroy()
          server.destroy()
        })
      }
      server.on('data', bytes => {
        this.received += bytes.length
      })
      client.pipe(server).pipe(client)
    })
  }

  static async open(targetUrl: string): Promise<Wire & { url: string }> {
    const proxy = new Wire(Number(new URL(targetUrl).port))
    await new Promise<void>(resolve => proxy.#server.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.#server.address() as net.AddressInfo
    return Object.assign(proxy, { url: `http://127.0.0.1:${port}` })
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise(resolve => this.#server.close(resolve))
  }
}
