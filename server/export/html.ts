import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { icon } from '#shared/look/icon.ts'
import { escaped, markup } from '#shared/look/markup.ts'
import { el, textOf } from '#shared/look/node.ts'
import { pageOf } from '#shared/report/page/page.ts'
import type { Words } from '#shared/words/words.ts'
import type { Format } from './format.ts'
import { fontsFor, spriteOf, styles } from './page/look.ts'

const script = readFileSync(new URL('./page/listen.js', import.meta.url), 'utf8').trim()

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Listening and printing: there once the script has found that it can. */
const tools = ({ t }: Words) =>
  el(
    'header',
    { class: 'report-tools' },
    el('span', { class: 'logo' }, icon('logo', ''), el('span', {}, t('brand.name'))),
    el(
      'button',
      { type: 'button', class: 'tool', id: 'listen', hidden: '' },
      icon('sound'),
      el('span', {}, t('common.listen')),
      el('span', { hidden: '' }, t('common.stop_listen')),
    ),
    el(
      'button',
      { type: 'button', class: 'tool', id: 'print', hidden: '' },
      icon('print'),
      el('span', {}, t('print.button')),
    ),
  )

/**
 * [O21] [O24] A report as one file that needs nothing else: it opens offline, asks nobody for anything, and its policy lets
 * nothing in that is not ours.
 */
export const html: Format = {
  extension: 'html',
  type: 'text/html; charset=utf-8',
  make(report, words) {
    const head = tools(words)
    const page = el('main', { class: 'report-file' }, pageOf(report))
    const body = `${markup(head)}\n${markup(page)}`
    const style = fontsFor(`${textOf(head)} ${textOf(page)}`) + styles
    const policy = [
      "default-src 'none'",
      `style-src ${hashOf(style)}`,
      `script-src ${hashOf(script)}`,
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ')
    const { tag, dir } = report.language
    const title = [report.title, report.group, report.day].filter(part => part !== '').join(' · ')
    return Buffer.from(
      [
        '<!doctype html>',
        `<html lang="${escaped(tag)}" dir="${dir}">`,
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        `<title>${escaped(title)}</title>`,
        `<style>${style}</style>`,
        '</head>',
        '<body>',
        spriteOf(body),
        body,
        `<script>${script}</script>`,
        '</body>',
        '</html>',
        '',
      ].join('\n'),
    )
  },
}
