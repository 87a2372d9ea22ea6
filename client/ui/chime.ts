/** Two soft tones, hertz, one after the other. */
const TONES = [523, 659] as const
const LENGTH = 0.7

/** A soft sound. Silent where the browser has none, or has not been touched yet and so may not make any. */
export function chime(): void {
  try {
    const context = new AudioContext()
    const begin = context.currentTime
    for (const [index, frequency] of TONES.entries()) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      const at = begin + index * 0.25
      tone.frequency.value = frequency
      volume.gain.setValueAtTime(0, at)
      volume.gain.linearRampToValueAtTime(0.15, at + 0.05)
      volume.gain.exponentialRampToValueAtTime(0.001, at + LENGTH)
      tone.connect(volume).connect(context.destination)
      tone.start(at)
      tone.stop(at + LENGTH)
    }
    setTimeout(() => void context.close(), 2000)
  } catch {
    // No sound here. The words and the colour say it too.
  }
}
