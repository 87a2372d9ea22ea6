// In a report that is a file: reads it aloud with the voice of the phone, and prints it. Nothing else, and no network.
;(() => {
  const listen = document.getElementById('listen')
  const print = document.getElementById('print')
  print.hidden = false
  print.onclick = () => window.print()
  if (!('speechSynthesis' in window)) return
  const [start, stop] = [...listen.querySelectorAll('span')]
  const show = isReading => {
    start.hidden = isReading
    stop.hidden = !isReading
  }
  const READ = 'h1, h2, h3, h4, p, li, th, td'
  // Longer pieces stop in the middle on some phones.
  const pieces = text =>
    (text.match(/[^.!?؟。]+[.!?؟。]*\s*/gu) ?? []).flatMap(
      sentence => sentence.match(/\S[\s\S]{0,180}(?=\s|$)/gu) ?? [],
    )
  const wordsOf = element => {
    const copy = element.cloneNode(true)
    for (const silent of copy.querySelectorAll('[aria-hidden="true"]')) silent.remove()
    return copy.textContent.trim()
  }
  const read = () => {
    const parts = [...document.querySelectorAll('main *')]
      .filter(element => element.matches(READ) && !element.querySelector(READ))
      .filter(element => element.checkVisibility?.() !== false && !element.closest('details:not([open])'))
      .flatMap(element => {
        const said = element.querySelector('[lang]') ?? element.closest('[lang]')
        return pieces(wordsOf(element)).map(text => ({ text, lang: said.lang }))
      })
    parts.forEach(({ text, lang }, at) => {
      const piece = new SpeechSynthesisUtterance(text)
      piece.lang = lang
      if (at === parts.length - 1) piece.onend = () => show(false)
      piece.onerror = () => show(false)
      speechSynthesis.speak(piece)
    })
    show(parts.length > 0)
  }
  listen.hidden = false
  listen.onclick = () => {
    const wasReading = start.hidden
    speechSynthesis.cancel()
    show(false)
    if (!wasReading) read()
  }
  addEventListener('pagehide', () => speechSynthesis.cancel())
})()
