/**
 * What the worker may keep: files that never change, and the one page that is the same for everyone. Nothing of a board,
 * of a person or of a link is ever among it. A picture that somebody opens by itself is a page to the browser, not to us.
 */
export function keepAs(method: string, url: URL, origin: string, isPage: boolean): 'asset' | 'page' | null {
  if (method !== 'GET' || url.origin !== origin || /^\/(api|sync|healthz)(\/|$)/.test(url.pathname)) return null
  if (url.pathname.startsWith('/assets/')) return 'asset'
  return isPage && !url.pathname.includes('.') ? 'page' : null
}
