import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { wordsIn } from '#server/export/words.ts'
import { type Element, type Node, textOf } from '#shared/look/node.ts'
import { cardsOf } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { pageOf } from '#shared/report/page/page.ts'
import { votes } from '#shared/report/page/votes.ts'
import { audiences, type Bar, type Report, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { root } from '../../fakes/server.ts'

const reportFor = (audience: (typeof audiences)[number], language = 'en'): Report =>
  build(goldenMeeting, choiceFor(audience, { names: true, parts: sectionNames }), wordsIn(language), beside)

/** All elements of a tree, from the outside in. */
const within = (node: Node): Element[] => (typeof node === 'string' ? [] : [node, ...node.children.flatMap(within)])
const ofClass = (node: Node, name: string) =>
  within(node).filter(({ attrs }) => attrs.class?.split(' ').includes(name) ?? false)

const pages = audiences.flatMap(audience =>
  languages.map(({ tag, dir }) => ({ audience, tag, dir, page: pageOf(reportFor(audience, tag)) })),
)

describe.each(pages)('$audience in $tag', ({ audience, tag, dir, page }) => {
  test('[O20] headings go down one level at a time', () => {
    const levels = within(page).flatMap(({ tag }) => (/^h\d$/.test(tag) ? [Number(tag[1])] : []))
    expect(levels[0]).toBe(1)
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
    for (const heading of within(page).filter(({ tag }) => /^h\d$/.test(tag)))
      expect(textOf(heading).trim()).not.toBe('')
  })

  test('[O20] names in the page are its own, and every picture is in our set', () => {
    const ids = within(page).flatMap(({ attrs }) => attrs.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const sprite = readFileSync(path.join(root, 'shared/look/sprite.svg'), 'utf8')
    const known = [...sprite.matchAll(/<symbol id="([\w-]+)"/g)].map(([, id]) => `#${id}`)
    for (const { attrs } of within(page).filter(({ tag }) => tag === 'use')) expect(known).toContain(attrs.href)
  })

  test('[O20] the page says what language it is in, and every card which one it is in', () => {
    expect(page.attrs).toMatchObject({ lang: tag, dir })
    const said = goldenMeeting.steps.flatMap(cardsOf)
    for (const element of within(page).filter(({ children }) => children.length === 1)) {
      const card = said.find(({ text }) => text !== null && text === element.children[0])
      if (card) expect([element.attrs.dir, element.attrs.lang ?? '']).toEqual(['auto', card.lang])
    }
    expect(ofClass(page, 'card').length > 0).toBe(audience !== 'everyone')
  })

  test('[O20] a kind is also said', () => {
    for (const card of [...ofClass(page, 'card'), ...ofClass(page, 'job')]) expect(textOf(card)).toMatch(/^\s*\S+.*: /)
  })

  test('[O23] tables have headings for their columns and their rows, charts a title and a sentence', () => {
    for (const table of within(page).filter(({ tag }) => tag === 'table')) {
      const heads = within(table).filter(({ tag }) => tag === 'th')
      const rows = within(table).filter(({ tag }) => tag === 'tr').length - 1
      expect(heads.filter(({ attrs }) => attrs.scope === 'row')).toHaveLength(rows)
      expect(heads.filter(({ attrs }) => attrs.scope === 'col')).toHaveLength(heads.length - rows)
      expect(textOf(within(table).find(({ tag }) => tag === 'caption')!)).not.toBe('')
    }
    const drawings = within(page).filter(({ attrs }) => attrs.role === 'img')
    for (const drawing of drawings) {
      const [title, desc] = drawing.children as Element[]
      expect([title!.tag, desc!.tag]).toEqual(['title', 'desc'])
      expect(drawing.attrs['aria-labelledby']).toBe(`${title!.attrs.id} ${desc!.attrs.id}`)
    }
    expect(drawings).toHaveLength(audience === 'group' || audience === 'own' ? 2 : 0)
  })
})

const bar = (more: Partial<Bar>): Bar => ({
  ...{ text: 'A walk', lang: '', votes: 3, hands: 0, chosen: false, says: '3 votes' },
  ...more,
})
const drawn = (bars: readonly Bar[], most: number) =>
  votes({ type: 'bars', title: '', bars, most }, { labels: reportFor('easy').labels, isRtl: false })

test('[O22] a dot for each vote and each hand; what is kept back is an open end', () => {
  const count = (one: Partial<Bar>) => {
    const dots = ofClass(drawn([bar(one)], 20), 'dot')
    const of = (name: string) => dots.filter(({ attrs }) => attrs.class!.endsWith(` ${name}`)).length
    return { all: dots.length, maybe: of('maybe'), hands: of('hand') }
  }
  expect(count({ votes: 16, hands: 2 })).toEqual({ all: 18, maybe: 0, hands: 2 })
  expect(count({ votes: 'few', says: 'a few' })).toEqual({ all: 2, maybe: 1, hands: 0 })
  expect(count({ votes: 'more', says: 'more' })).toEqual({ all: 7, maybe: 4, hands: 0 })
  expect(count({ votes: 0, says: '0 votes' })).toEqual({ all: 0, maybe: 0, hands: 0 })
  expect(count({ votes: null, says: '' })).toEqual({ all: 0, maybe: 0, hands: 0 })
})

test('[O22] many votes are a bar; all is in words', () => {
  const list = drawn([bar({ votes: 30, says: '30 votes' }), bar({ votes: 15, says: '15 votes', chosen: true })], 30)
  expect(ofClass(list, 'dot')).toEqual([])
  expect(ofClass(list, 'sure').map(({ attrs }) => attrs.width)).toEqual(['100%', '50%'])
  expect(ofClass(list, 'says').map(textOf)).toEqual(['30 votes', '15 votes'])
  expect(ofClass(list, 'chosen').map(textOf).join()).toContain('We chose this')
})
