/*
 * Words that people in great need may write. Who writes them is shown where to find help, on their own screen and nowhere
 * else; the list errs on the side of showing. Phrases are written as `plain` leaves them; `*` stands for any ending.
 */
const PHRASES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'suicid*',
    'kill myself',
    'killing myself',
    'end my life',
    'ending my life',
    'end it all',
    'take my own life',
    'taking my own life',
    'want to die',
    'wanna die',
    'wish i was dead',
    'wish i were dead',
    'better off dead',
    'better off without me',
    'no reason to live',
    'dont want to live',
    'do not want to live',
    'dont want to be here any more',
    'dont want to be here anymore',
    'cant go on',
    'cannot go on',
    'self harm*',
    'selfharm*',
    'hurt myself',
    'hurting myself',
    'harm myself',
    'harming myself',
    'cut myself',
    'cutting myself',
    'overdos*',
    'abus*',
    'hits me',
    'hit me',
    'beats me',
    'beat me',
    'hurts me',
    'strangled',
    'choked me',
    'rape*',
    'raping',
    'touches me',
    'forced me',
    'scared to go home',
    'afraid to go home',
    'not safe at home',
  ],
  pl: [
    'samoboj*',
    'zabic sie',
    'zabije sie',
    'chce umrzec',
    'chcialbym umrzec',
    'chcialabym umrzec',
    'nie chce zyc',
    'nie chce mi sie zyc',
    'odebrac sobie zycie',
    'odbiore sobie zycie',
    'skonczyc ze soba',
    'skoncze ze soba',
    'lepiej gdyby mnie nie bylo',
    'okalecz*',
    'tne sie',
    'ciac sie',
    'zrobic sobie krzywde',
    'zrobie sobie krzywde',
    'przedawkow*',
    'bije mnie',
    'uderzyl mnie',
    'uderzyla mnie',
    'przemoc',
    'przemocy',
    'przemoca',
    'przemocow*',
    'zgwalc*',
    'gwalt',
    'gwaltu',
    'molest*',
    'zneca sie',
    'znecal* sie',
    'boje sie wrocic do domu',
  ],
  ar: [
    'انتحار*',
    'انتحر*',
    'سانتحر',
    'اقتل نفسي',
    'قتل نفسي',
    'ساقتل نفسي',
    'اريد ان اموت',
    'اريد الموت',
    'اتمني الموت',
    'لا اريد ان اعيش',
    'لا اريد العيش',
    'انهي حياتي',
    'انهاء حياتي',
    'ايذاء نفسي',
    'اوذي نفسي',
    'اجرح نفسي',
    'جرحت نفسي',
    'جرعه زايده',
    'يضربني',
    'تضربني',
    'ضربني',
    'ضربتني',
    'يعنفني',
    'عنف اسري',
    'العنف الاسري',
    'يوذيني',
    'توذيني',
    'اغتصاب*',
    'اغتصب*',
    'تحرش*',
    'يتحرش*',
    'اخاف ان ارجع الي البيت',
  ],
}

/** Letters without marks, case and what is written in more than one way; one space between words and at both ends. */
function plain(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ`ـ]/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
  return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

/** "And", "so", "with", "to", "like" and "the" are written on to an Arabic word. */
const JOINED = '(?:[وفبلك]|ال|وال|بال|لل)?'

const pattern = (phrases: readonly string[], before: string) =>
  `${before}(?:${phrases.map(phrase => phrase.replaceAll('*', '\\p{L}*')).join('|')})`

const NEEDS_HELP = new RegExp(
  ` (?:${Object.entries(PHRASES)
    .map(([lang, phrases]) => pattern(phrases, lang === 'ar' ? JOINED : ''))
    .join('|')}) `,
  'u',
)

/** May whoever writes this want to know where help is? In all languages that are known, whatever the page is in. */
export const mayNeedHelp = (text: string): boolean => NEEDS_HELP.test(plain(text))
