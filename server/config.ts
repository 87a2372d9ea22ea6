import os from 'node:os'
import path from 'node:path'

/** Everything the environment may say. Read here and nowhere else. */
export interface Config {
  readonly port: number
  /** Address to listen on. */
  readonly host: string
  /** Folder of the database, or `memory:`. */
  readonly data: string
  /** Where people reach this server, when it is behind a name or a proxy; without a slash at the end. */
  readonly publicUrl: string | null
  readonly logLevel: string
  readonly seats: number
  /** Where "Hide this page fast" goes. */
  readonly hideUrl: string
  /** Who runs this server, said on the page about safety. */
  readonly runBy: string
  /** The built client. */
  readonly client: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent']

function number(env: NodeJS.ProcessEnv, name: string, byDefault: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return byDefault
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} must be a whole number from ${least} to ${most}, and is "${text}"`)
  return value
}

function url(env: NodeJS.ProcessEnv, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Error(`${name} must be an address like https://table.example.org, and is "${text}"`)
  return new URL(text).origin
}

/** @throws Error with a sentence for whoever starts the server */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const logLevel = env.LOG_LEVEL || 'info'
  if (!LOG_LEVELS.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`)
  return {
    port: number(env, 'PORT', 8787, 0, 65_535),
    host: env.HOST || '0.0.0.0',
    data: env.DATA_DIR === 'memory:' ? env.DATA_DIR : path.resolve(root, env.DATA_DIR || 'data'),
    publicUrl: url(env, 'PUBLIC_URL'),
    logLevel,
    seats: number(env, 'SEATS', 300, 1, 5000),
    hideUrl: env.HIDE_URL || 'https://www.bbc.co.uk/weather',
    runBy: env.RUN_BY || '',
    client: path.join(root, 'dist'),
  }
}

/** Addresses of this machine that others on the same network can use. */
export const addressesHere = (): string[] =>
  Object.values(os.networkInterfaces())
    .flat()
    .filter(one => one !== undefined && one.family === 'IPv4' && !one.internal)
    .map(one => one!.address)
