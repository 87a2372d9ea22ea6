import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '#shared/look/tokens.css'
import '#shared/look/base.css'
import './ui/parts.css'
import { createRoot } from 'react-dom/client'
import sprite from '#shared/look/sprite.svg?raw'
import { App } from './App.tsx'
import { canReachServer } from './board/api.ts'
import { keepPages } from './offline/register.ts'
import { applySettings } from './settings.tsx'
import { listenForTyping } from './ui/announcer.ts'

applySettings()
listenForTyping()
keepPages()
// A link with another key, opened on top of this page, only changes the fragment: begin again with it.
addEventListener('hashchange', () => /[#&](k|s|host)=/.test(location.hash) && location.reload())
// The server was renewed under this page, and what it wants to load is not there any more: begin again, once. Without a
// signal the page stays as it is: a reload would take it away.
addEventListener('vite:preloadError', async () => {
  if (history.state?.renewed || !(await canReachServer())) return
  history.replaceState({ ...history.state, renewed: true }, '')
  location.reload()
})
document.body.insertAdjacentHTML('afterbegin', sprite)
createRoot(document.getElementById('app')!).render(<App />)
