/**
 * Sections of the catalogues that a phone does not need before its first card. They come over the wire with the first
 * part of the pages that does, so that whoever has little data is writing sooner. [U6]
 */
export const lateSections: ReadonlySet<string> = new Set([
  'agreed',
  'answer',
  'arriving',
  'chart',
  'check',
  'close',
  'decide',
  'door',
  'from_file',
  'home',
  'host',
  'import',
  'keys',
  'look_back',
  'map',
  'method',
  'plan',
  'planned',
  'print',
  'report',
  'safe',
  'screen',
  'seen',
  'speak',
  'start',
  'vote',
  'wall',
  'ways',
])
