import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Programs that are not ours. Where one is not installed, what it would have looked at was not looked at. */
export const tools = ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm', 'soffice', 'unzip'] as const
export type Tool = (typeof tools)[number]

const LONGEST = 300_000

export const isHere = (tool: Tool): boolean =>
  spawnSync(tool, [tool === 'soffice' ? '--version' : '-v'], { stdio: 'ignore', timeout: LONGEST }).error === undefined

/** Its output. @throws Error with its own words where it fails */
export function output(tool: Tool, ...args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { timeout: LONGEST, maxBuffer: 2 ** 28 })
  if (error || status !== 0)
    throw new Error(`${tool}: ${error?.message ?? stderr.toString().trim().split('\n').at(-1)}`)
  return stdout
}

export const textOf = (tool: Tool, ...args: readonly string[]): string => output(tool, ...args).toString()

let profile = ''

/** Files as LibreOffice writes them anew, into a folder. @param as its name of what they become */
export function converted(files: readonly string[], as: string, folder: string): void {
  profile ||= mkdtempSync(path.join(tmpdir(), 'office-'))
  output(
    'soffice',
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    '--convert-to',
    as,
    '--outdir',
    folder,
    ...files,
  )
}
