import { strFromU8, unzipSync } from 'fflate'
import { type FormatName, formats } from '#server/export/formats.ts'
import { wordsIn } from '#server/export/words.ts'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { type Choice, sectionNames } from '#shared/report/report.ts'
import { beside, choiceFor } from '../../fakes/goldenMeeting.ts'
import { strictXml } from '../../fakes/strictXml.ts'

/** Everything that a report can have. */
export const everything: Choice = choiceFor('own', { names: true, parts: sectionNames })

/** A file of a report. */
export async function fileOf(format: FormatName, record: FiledMeeting, language = 'en', choice = everything) {
  const words = wordsIn(language)
  return Buffer.from(await formats[format].make(build(record, choice, words, beside), words))
}

/** The parts of an office file, each read strictly; what is no XML is left out. */
export function partsOf(file: Uint8Array) {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => /\.(xml|rels)$/.test(name))
  return new Map(parts.map(([name, bytes]) => [name, strictXml(strFromU8(bytes))]))
}

/** Everything that would lead out of an office file, or be worked out by who opens it. */
export const leading = (file: Uint8Array): string[] =>
  [...partsOf(file)].flatMap(([part, elements]) =>
    elements
      .filter(
        ({ name, attributes }) =>
          /^(w:hyperlink|hyperlink|w:object|w:altChunk|f|oleObject|externalReference)$/.test(name) ||
          attributes.TargetMode === 'External' ||
          /hyperlink|attachedTemplate|oleObject/i.test(attributes.Type ?? ''),
      )
      .map(({ name }) => `${part}: ${name}`),
  )
