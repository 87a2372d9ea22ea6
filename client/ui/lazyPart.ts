import { type ComponentType, lazy } from 'react'
import { allWords } from '../words.tsx'

/** A part of the pages that is loaded when it is first needed, with the words that come late. */
export const lazyPart = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy(async () => {
    const [part] = await Promise.all([load(), allWords()])
    return part
  })
