import { useSyncExternalStore } from 'react'

/** Longer pieces stop in the middle on some phones. */
const LONGEST_PIECE = 200

export interface Said {
  readonly text: string
  readonly lang: string
}

/** A text in pieces that end at the end of a sentence, or of a word. */
export function pieces(text: string): string[] {
  const found: string[] = []
  for (const sentence of text.match(/[^.!?؟。]+[.!?؟。]*\s*/gu) ?? []) {
    let piece = ''
    for (const word of sentence.match(/\S+\s*/gu) ?? []) {
      if (piece.length + word.length > LONGEST_PIECE && piece) {
        found.push(piece.trim())
        piece = ''
      }
      piece += word
    }
    if (piece.trim()) found.push(piece.trim())
  }
  return found
}

/** Reads aloud with the phone's own voice. Sets the language and leaves the voice to the phone, which ignores a wish. */
class Reader {
  readonly #listeners = new Set<() => void>()
  #reading = false
  /** 1 is the phone's own speed. */
  rate = 1

  get isReading(): boolean {
    return this.#reading
  }

  watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  read(parts: readonly Said[]): void {
    if (!canHear()) return
    this.stop()
    const all = parts.flatMap(({ text, lang }) => pieces(text).map(piece => ({ piece, lang })))
    all.forEach(({ piece, lang }, index) => {
      const utterance = new SpeechSynthesisUtterance(piece)
      if (lang) utterance.lang = lang
      utterance.rate = this.rate
      if (index === all.length - 1) utterance.onend = () => this.#set(false)
      utterance.onerror = () => this.#set(false)
      speechSynthesis.speak(utterance)
    })
    this.#set(all.length > 0)
  }

  stop(): void {
    if (canHear()) speechSynthesis.cancel()
    this.#set(false)
  }

  #set(reading: boolean): void {
    this.#reading = reading
    for (const listener of this.#listeners) listener()
  }
}

const reader = new Reader()

export const canHear = () => typeof window !== 'undefined' && 'speechSynthesis' in window
export const hear = (parts: readonly Said[]) => reader.read(parts)
export const stopHearing = () => reader.stop()
export const isReading = () => reader.isReading
/** How fast it reads: 1 is the phone's own speed. */
export const hearAt = (rate: number) => {
  reader.rate = rate
}

/** Whether something is being read aloud now. */
export const useHearing = () => useSyncExternalStore(reader.watch, () => reader.isReading)

const READ = 'h1, h2, h3, p, legend, label, .words'

/** What a person would read on this page, in order, each part in its own language. */
export function pageWords(): Said[] {
  const main = document.querySelector('main:not([hidden] *)')
  return [...(main?.querySelectorAll<HTMLElement>(READ) ?? [])]
    .filter(element => element.checkVisibility?.() !== false && !element.querySelector(READ))
    .map(element => ({
      text: element.textContent ?? '',
      lang: element.closest<HTMLElement>('[lang]')?.lang ?? '',
    }))
    .filter(({ text }) => text.trim() !== '')
}
