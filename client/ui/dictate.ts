/** The part of the browser's SpeechRecognition that is used here; TypeScript does not know it yet. */
interface Recogniser {
  lang: string
  continuous: boolean
  interimResults: boolean
  /** Recognise on the device and send nothing; where browsers offer it. */
  processLocally?: boolean
  start(): void
  stop(): void
  onresult: ((event: { resultIndex: number; results: ArrayLike<Result> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
}
type Result = ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }
interface Recognition {
  new (): Recogniser
  available?(wish: { langs: string[]; processLocally: boolean }): Promise<string>
}

function recognition(): Recognition | null {
  const page = window as unknown as { SpeechRecognition?: Recognition; webkitSpeechRecognition?: Recognition }
  return page.SpeechRecognition ?? page.webkitSpeechRecognition ?? null
}

/** Can this browser turn speech into words? Only on a page that nobody else can read along. */
export const canDictate = (): boolean => window.isSecureContext && recognition() !== null

async function isOnDevice(of: Recognition, lang: string): Promise<boolean> {
  try {
    return (await of.available?.({ langs: [lang], processLocally: true })) === 'available'
  } catch {
    return false
  }
}

export interface Listener {
  /** Words that were heard, as they come. They go into the box, to be checked, and nowhere else. */
  heard(words: string): void
  /** It is over; with `failed` when nothing could be heard at all. */
  ended(failed: boolean): void
}

/**
 * Listens until there is silence or it is told to stop. Asks for recognition on the device where that is offered.
 * @param lang BCP 47 tag of what will be spoken
 * @returns the way to stop
 */
export function dictate(lang: string, listener: Listener): () => void {
  const Recogniser = recognition()
  if (!Recogniser) {
    listener.ended(true)
    return () => {}
  }
  let stopped = false
  let failed = false
  const recogniser = new Recogniser()
  recogniser.lang = lang
  recogniser.continuous = true
  recogniser.interimResults = false
  recogniser.onresult = ({ resultIndex, results }) => {
    for (let at = resultIndex; at < results.length; at++)
      if (results[at]!.isFinal) listener.heard(results[at]![0]!.transcript.trim())
  }
  recogniser.onerror = ({ error }) => {
    // Silence is no failure: nobody has to speak.
    failed = error !== 'no-speech' && error !== 'aborted'
  }
  recogniser.onend = () => listener.ended(failed)
  const start = () => {
    if (stopped) return listener.ended(false)
    try {
      recogniser.start()
    } catch {
      listener.ended(true)
    }
  }
  void isOnDevice(Recogniser, lang).then(onDevice => {
    if (onDevice) recogniser.processLocally = true
    start()
  })
  return () => {
    stopped = true
    recogniser.stop()
  }
}
