/*
 * Words of somebody who may need help now: who wants to die or hurt themselves, or is being hit or abused. They decide one
 * thing only: whether the person who typed them is shown where to get help. They err on the side of showing.
 *
 * How the lists are written, after `plain`: `*` is any ending, `…` is up to three words in between, `(a|b|)` is one of
 * these, `~` any person and tense that stands before the stem of a verb. Words are whole words.
 */

const english = [
  // Not wanting to live
  'suicid*',
  'kms',
  'unaliv*',
  'kill* (me|my ?self|him ?self|her ?self|them ?sel*|our ?sel*|us)',
  '(end*|take|takes|taking|took) (my|his|her|their|your) (own |)(life|lives|pain)',
  'end* it all',
  '(want*|wanna|like|rather|going|ready|hope|try|tried|trying|wish i could|let me) (to |i |)(die|be dead)',
  'want* (so badly|so much|badly|really|just) to die',
  '(think*|thoughts) (about|of) (dying|death|ending)',
  'wish … (dead|never been born|was not here|wasnt here|wasnt alive|was not alive)',
  'better off (dead|without me)',
  'no (reason|point) (to |in |of |)(live|living|be here|being here|life|go on|going on)',
  '(nothing|nothing left) to live for',
  '(dont|do not|not) (want*|wanna) (to |)(live|be alive|wake up|exist|go on|be here)',
  '(cant|cannot|can not) (go on|cope|live like|do this any ?more|take (it|this) any ?more|keep going)',
  '(life|living|it) … not worth living',
  '(isnt|aint|not) worth living',
  'overdos*',
  '(hang*|hung|drown*|shoot|shot) my ?self',
  'jump* (off|from|in front of) (a|the) (bridge|roof|building|train|window|balcony)',
  // Hurting oneself
  '(self|selves) (harm*|injur*|hurt*|mutilat*)',
  'selfharm*',
  '(harm*|hurt*|cut|cuts|cutting|burn*|starv*|hit|hitting|punish*|hate) (my ?self|him ?self|her ?self|them ?sel*)',
  '(cut*|slit*|slash*) (my|her|his|their) (wrist*|arm*|leg*|vein*)',
  // Being hurt by others
  'abus*',
  '(rape|raped|rapes|raping|rapist*)',
  'molest*',
  '(sexual*|indecent*) (assault*|harass*|abus*|attack*|exploit*)',
  'assault*',
  '(domestic|family|sexual) violen*',
  'violent (partner|husband|wife|boyfriend|girlfriend|ex|dad|father|mum|mother|man|home|relationship)',
  '(hit|hits|hitting|beat|beats|beating|beaten|punch*|kick*|slap*|strangl*|chok*|bites|burns|burned|hurt|hurts|hurting|threaten*|stalk*|attack*|grope*|groom*|touche*) (me|us|my (kids|children|child|son|daughter|baby|mum|sister|brother))',
  '(beat|beats|beating|beaten) (her|him|them|up)',
  '(being|been|getting|get|gets|got|was|am|im) (hit|beaten|hurt|groomed|strangled|stalked|threatened|attacked|trafficked)',
  'strangl*',
  '(scared|afraid|frightened|terrified) (of|to go) (him|her|home|my (partner|husband|wife|boyfriend|girlfriend|ex|dad|father|mum|mother|brother|son))',
  '(not|never|dont feel|isnt) safe (at home|with (him|her|them)|in my (home|house|own home))',
  'unsafe (at home|in my home)',
  '(force*|made|makes|making) me (to |)(have sex|sleep with|marry|touch)',
  'forced marriage',
  '(coercive|controlling) (control|partner|husband|wife|boyfriend|girlfriend|relationship)',
  'black eye*',
  'traffick*',
]

const polish = [
  // Not wanting to live
  'samoboj*',
  '(zabi(c|l|j)*|powies*|otru(c|je|l)*|utopi(c|e|l)*) … (sie|siebie)',
  '(sie|siebie) … (zabi(c|l|j)*|powies*|otru(c|je|l)*|utopi(c|e|l)*)',
  '(chc*|wol(e|al*|imy)|pragn*|mysl* o) … (umrzec|smierc*)',
  '(umrzec|smierci) … (chc*|wol(e|al*|imy)|pragn*)',
  '(nie|odechcial*) … (chc*|mi sie|warto|po co|dla kogo|ochoty|sily|umiem|potrafie) … zyc',
  'zyc … nie (chc*|warto|mam|umiem)',
  '(po co|nie warto|bez sensu) zyc',
  'odechcial* … zyc',
  'zyci* (nie ma|bez) … sens*',
  '(odebra*|odbier*|odbior*|targn*) … (zycie|zycia)',
  'skoncz* … (ze soba|z zyciem|z soba)',
  '(dosc|dosyc) … zycia',
  '(lepiej|latwiej) … beze mnie',
  'beze mnie … (lepiej|latwiej)',
  '(juz nie daje|nie daje juz) rady',
  'nie wytrzym* … (juz|dluzej|tego)',
  '(juz|dluzej) (tego |)nie wytrzym*',
  'przedawk*',
  // Hurting oneself
  'samookalecz*',
  'okalecz* (sie|sam*|siebie)',
  '(sie|siebie) … okalecz*',
  '(tne|tnie|ciac|ciecie|cielam|cialem|pociac|pocielam|pocialem|potne) sie',
  'sie (tne|tnie|ciac|cielam|cialem|pociac|pocielam|pocialem|potne)',
  '(podci*|przeci*|podetn*) … zyl*',
  '(zrob*|robi*) … krzywd*',
  'krzywdz* … (sie|siebie|mnie|nas|dziec*)',
  // Being hurt by others
  '(gwalt|gwaltu|gwaltem|gwalcie|gwalty|gwaltow|gwaltom)',
  '(z|)gwalc*',
  'molest*',
  'przemoc*',
  'zneca*',
  '(wykorzyst*|napastow*) … (mnie|seksual*)',
  '(mnie|seksual*) … (wykorzyst*|napastow*)',
  '(bij(e|a)|bil(a|i|)|pobil(a|i|)|uderz*|dus(i|il|ila)|zabi(c|l|j)*|skrzywdz*) (mnie|nas|moj*|mi|go|ja|dziec*|zone|matke|mame)',
  'kop(ie|al|ala|ali|nal|nela) (mnie|nas)',
  '(mnie|nas) … (bij(e|a|)|bil(a|i|)|pobi(c|l|la|li|ja|je)|uderz*|kop(ie|al|ala|ali|nal)|dus(i|il|ila)|zabi(c|l|j)*|skrzywdz*)',
  '(jestem|bylam|bylem|byla|byl|zostalam|zostalem) (bit(a|y)|pobit(a|y))',
  'pobi(l|la|li|to|ty|ta|cie|cia)',
  'gro(zi|zil|zila|za) (mi|nam|mojej|mojemu)',
  'boje sie (go|jej|meza|zony|partnera|partnerki|ojca|matki|syna|chlopaka|bylego|wracac do domu|wrocic do domu|isc do domu)',
]

const arabic = [
  // Not wanting to live
  '~نتحر(|ت|و|وا|ون|ين)',
  'انتحار*',
  '~قتل* (نفس(ي|ه|ها|هم|نا)|حالي|حاله|حالها|روحي|روحه)',
  '(اريد|اود|ابغي|ابغا|ابي|بدي|عايز*|عاوز*|حاب|حابه|اتمني|بتمني|نفسي|ودي|ليتني|يا ?ليت*|يا ?ريت*|افكر) … (موت|اموت|ميت|ميته)',
  '(لا|ما|مش|مو|مب|لم اعد) (اريد|اود|ابغي|ابغا|ابي|بدي|عايز*|عاوز*|ودي|استحق) … (اعيش|عيش|حياه|حياتي)',
  '(مابدي|مابغي|مابي) … (اعيش|عيش|حياه)',
  '(كرهت|اكره|بكره|سيمت|مليت|تعبت|زهقت|طفشت) (من |)(حياه|حياتي|عيش*)',
  '(انهي|انهاء|ننهي|ينهي|تنهي|بنهي) … حيات*',
  'لا (معني|فايده|قيمه|طعم|امل) … (حياه|حياتي)',
  '(حياه|حياتي) … (بلا|بدون|مالها|ملهاش) (معني|فايده|قيمه|طعم)',
  '(احسن|افضل) … (بدوني|من غيري)',
  'جرعه زايده',
  // Hurting oneself
  '(ايذاء|اذيه) (نفس*|ذات*)',
  '(~وذي|اذي*|اذيت|~جرح|جرحت|~ضرب|ضربت|~عاقب) (نفس(ي|ه|ها|هم)|ذات(|ي|ه|ها)|حالي)',
  '(~قطع|قطعت) … (شرايين*|عروق*|معصم*)',
  // Being hurt by others
  '~ضرب(|و|ت|تو|ون)(ني|نا|نني|ها)',
  '~ضرب (زوجته|مراته|مرته|اولاد*|اطفال*|بنته|ابنه|امي|اختي)',
  '(انضرب*|~تضرب|تضربت)',
  '~تعرض* … (ضرب|عنف|اغتصاب|تحرش|اعتداء|اذي|تعذيب|اساءه)',
  '(عنف|عنيف|تعنيف*|معنف*|~عنفني)',
  '(اغتصاب*|~غتصب*)',
  '~تحرش*',
  'اعتد(اء*|ي|ا) (جنسي*|جسدي*|علي*)',
  '(اساءه|سوء) (معامل*|جنسي*)',
  '~سي(ء|ي) … معامل*',
  '~هدد(|و|ت|ون)(ني|نا|نني)',
  'تهديد … قتل',
  '~قتل(|و|ت|ون)(ني|نا|نني)',
  '~خنق(|و|ت|ون)ني',
  '~وذيني',
  '(اخاف|بخاف|خايف*) من (زوج*|جوزي|ابي|ابوي*|والدي|اخي|اخوي*|شريك*|طليق*|رجوع|بيت)',
]

/** Two letters that no decomposition brings together. */
const SAME: Readonly<Record<string, string>> = { ł: 'l', ى: 'ي', ة: 'ه', ٱ: 'ا', ی: 'ي', ک: 'ك', ھ: 'ه' }

/**
 * Words as the lists have them: small letters without marks (accents, vowel signs, the hamza on a letter), apostrophes
 * and fillers, one space around each.
 */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ'’‘ʼ`´]+/gu, '')
    .replace(/[łىةٱیکھ]/g, letter => SAME[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** "And", "so", "with", "like", "for" and "the" are written onto an Arabic word; so are person and tense, in speech too. */
const ARTICLE = '[وف]?(?:لل|[بكلس]?(?:ال)?)'
const PERSON = '(?:[هحس]?[اينتم]|ب[ينت]?|)'

/*
 * One expression for a language. Every loop in it stays within a word or goes on for three words at most, so each place of
 * a text is looked at so many times and no more: twice the text takes twice as long. (Older phones know no lookbehind.)
 */
function oneOf(phrases: readonly string[], before = ''): RegExp {
  const sources = phrases.map(phrase =>
    phrase
      // A word begins at the start, after a space, and after a word that may be left out.
      .replace(/(^| |\|\))(?=[\p{L}(~])/gu, '$1^')
      .replaceAll('(', '(?:')
      .replaceAll('*', '\\S*')
      .replaceAll(' … ', '(?: \\S+){0,3} ')
      .replaceAll('^', before)
      .replaceAll('~', PERSON),
  )
  return new RegExp(` (?:${sources.join('|')}) `, 'u')
}

const worrying: readonly RegExp[] = [oneOf(english), oneOf(polish), oneOf(arabic, ARTICLE)]

/** Do these words, in any of the languages, sound like somebody who may need help now? Never fails; any length. */
export function mayNeedHelp(text: string): boolean {
  const words = plain(text)
  return worrying.some(pattern => pattern.test(words))
}
