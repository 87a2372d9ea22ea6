import { readFileSync } from 'node:fs'
import {
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
  TypstFontResolverBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'

const near = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')
const packaged = (file: string): Buffer => readFileSync(new URL(import.meta.resolve(file)))

/** The files of the layout. Nothing is ever put into them: what they lay out comes beside them, as data. */
const layouts = ['report.typ', 'look.typ', 'words.typ', 'blocks.typ', 'votes.typ', 'talk.typ', 'story.typ']

/** Whole letters of their own, in two weights each, so that what is copied out of the file is what was written. */
const fonts = [
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
]

/** All problems of a layout, each as an object. */
const WHOLE = 3

interface Outcome {
  readonly result?: Uint8Array
  readonly diagnostics?: readonly { readonly message: string }[]
}

interface Compiler {
  /** @throws where the layout has a problem of any sort; never with words of the report in it */
  compile(data: string): Uint8Array
  /** Whether there is a sign for this character in one of the fonts. */
  has(character: string): boolean
}

/** Runs of characters that are not there and there by turns, as the library counts them. */
function covers(coverage: readonly number[]): (code: number) => boolean {
  const ends: number[] = []
  let end = 0
  for (const length of coverage) {
    end += length
    ends.push(end)
  }
  return code => {
    const at = ends.findIndex(one => code < one)
    return at % 2 === 1
  }
}

async function load(): Promise<Compiler> {
  initSync({ module: packaged('@myriaddreamin/typst-ts-web-compiler/wasm') })
  const faces = fonts.map(packaged)
  const about = new TypstFontResolverBuilder()
  // Both weights of a family have the same letters.
  const known = [faces[0]!, faces[2]!, faces[4]!].map(face => covers(about.get_font_info(face).info[0].coverage))
  about.free()
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const face of faces) await builder.add_raw_font(face)
  const typst: TypstCompiler = await builder.build()
  for (const layout of layouts) typst.add_source(`/${layout}`, near(layout))
  return {
    compile(data) {
      const { result, diagnostics }: Outcome = typst.compile('/report.typ', [['data', data]], 'pdf', WHOLE)
      if (!result || diagnostics?.length) throw new Error('the report could not be laid out')
      return result
    },
    has: character => known.some(isIn => isIn(character.codePointAt(0)!)),
  }
}

let loaded: Promise<Compiler> | null = null

/** The compiler of layouts, loaded at most once in each worker: it takes about half a second, and 150 MB. */
export function compiler(): Promise<Compiler> {
  loaded ??= load()
  return loaded
}
