import { describe, expect, test } from 'vitest'
import { codeWords } from '#server/access/codeWords.ts'

const lookAlikes = ['IJL', 'OQD', 'UVY', 'MNH', 'CG', 'EF', 'PRB', 'SZ', 'KX', 'A', 'T', 'W']

/** The word with each letter replaced by the first of its look-alikes. */
const outline = (word: string) =>
  [...word].map(letter => lookAlikes.find(letters => letters.includes(letter))?.[0]).join('')

/** The word with each two neighbouring letters swapped in turn, leaving out swaps that change nothing. */
const neighbourSwaps = (word: string) =>
  [0, 1, 2]
    .map(at => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))
    .filter(swapped => swapped !== word)

/** Pairs that sound the same. */
const soundAlikes =
  'BEAR BARE,MEAT MEET,SAIL SALE,TAIL TALE,PAIR PEAR,WAIT WEIGHT,HERE HEAR,MAIN MANE,ROAD RODE,WEEK WEAK,WOOD WOULD,' +
  'HALL HAUL,PEAK PEEK,ROLL ROLE,TIDE TIED,CART KART,SEAM SEEM,PIER PEER,NOSE KNOWS,MADE MAID,POOL PULL,VARY VERY'

const forbidden =
  'PILL BOOZ DRUG DOPE WEED BEER WINE PINT HASH BONG COKE RENT DEBT POOR BILL DOLE LOAN OWED COPS JAIL CELL CUFF ' +
  'BAIL STAB BOMB KNIF HURT BEAT SLAP GANG SHOT KILL GUNS DEAD TOMB DIES SICK PAIN ACHE HARM POPE PRAY HELL SINS ' +
  'RACE VOTE TORY GIRL BOYS MALE UGLY FATS THIN LAZY DUMB LAME MAID BOSS LIAR LOSE FAIL FOOL CRAP MUMS DADS WIFE ' +
  'BABY KIDS DAMN SEXY NUDE CLAP'

const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at)

describe('code words', () => {
  test('[A9] code words are enough, four capital letters each, and in alphabetical order without repeats', () => {
    expect(codeWords.length).toBeGreaterThanOrEqual(560)
    expect(codeWords.filter(word => !/^[A-Z]{4}$/.test(word))).toEqual([])
    expect(codeWords).toEqual([...new Set(codeWords)].sort())
  })

  test('[A9] code words cannot be taken for one another', () => {
    expect(repeated(codeWords.map(outline))).toEqual([])
    expect(codeWords.filter(word => neighbourSwaps(word).some(swapped => codeWords.includes(swapped)))).toEqual([])
    expect(soundAlikes.split(',').filter(pair => pair.split(' ').every(word => codeWords.includes(word)))).toEqual([])
  })

  test('[A9] code words leave out words that could hurt someone in the room', () => {
    expect(forbidden.split(' ').filter(word => codeWords.includes(word))).toEqual([])
  })
})
