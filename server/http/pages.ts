import { existsSync } from 'node:fs'
import path from 'node:path'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { AppParts } from './parts.ts'

/** Nothing from elsewhere, no inline script, no inline style. */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  mediaSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
}

/** The built client: every path that is no file is the one page, which finds its way by the address. */
export async function pages(app: FastifyInstance, { config }: AppParts): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    // The room's Wi-Fi may have no certificate: a browser that was told "only https" would lock people out.
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    // Where there is no https these two only fill the console with warnings.
    crossOriginOpenerPolicy: config.publicUrl?.startsWith('https:') ?? false,
    originAgentCluster: false,
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(self)')
  })

  if (!existsSync(path.join(config.client, 'index.html'))) return
  await app.register(files, {
    root: config.client,
    preCompressed: true,
    cacheControl: false,
    wildcard: false,
    index: false,
    setHeaders: (reply, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`)
      // Shared and borrowed devices: the page itself is never kept with anybody's board in it.
      const cache = hashed
        ? 'public, max-age=31536000, immutable'
        : file.endsWith('index.html')
          ? 'no-store'
          : 'no-cache'
      reply.header('cache-control', cache)
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !/^\/(api|sync|assets)\//.test(request.url)
    if (!wantsPage) return reply.code(404).send({ reason: 'gone' })
    return reply.sendFile('index.html')
  })
}
