/** Cyrillic and Greek letters that look like a Latin one, each before the letter it looks like. */
const PAIRS =
  'аaсcеeіiјjоoрpѕsуyхxԁdһhӏlԛqԝwАAВBСCЕEНHІIЈJКKМMОOРPЅSТTУYХXҮYԌGҺHԚQԜW' + 'οoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX'

const LATIN = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS.charAt(at * 2), PAIRS.charAt(at * 2 + 1)]),
)
const LOOKALIKE = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'u')
const LOOKALIKES = new RegExp(LOOKALIKE.source, 'gu')
const LATIN_LETTER = /\p{Script=Latin}/u

/** A word in which a letter of another script stands for a Latin one. */
export interface MixedWord {
  word: string
  /** The word with Latin letters. */
  latin: string
  /** The first foreign letter. */
  letter: string
}

/**
 * The first word of a text that mixes Latin with look-alikes, or a code that is made of look-alikes and digits.
 * Words that are wholly of another script are theirs, and signs of science such as `μg` and `kΩ` look like none.
 */
export function mixedWord(text: string): MixedWord | undefined {
  if (!LOOKALIKE.test(text)) return undefined
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) {
    const letter = LOOKALIKE.exec(word)?.[0]
    if (letter === undefined) continue
    const latin = word.replace(LOOKALIKES, (one) => LATIN.get(one) as string)
    const isCode =
      /\d/.test(word) && scriptOf(letter) === 'Kiril' && !/\p{L}/u.test(word.replace(LOOKALIKES, ''))
    if (LATIN_LETTER.test(word) || isCode) return { word, latin, letter }
  }
  return undefined
}

/** Name of the script of a look-alike. */
export function scriptOf(letter: string): 'Kiril' | 'Yunani' {
  return /\p{Script=Cyrillic}/u.test(letter) ? 'Kiril' : 'Yunani'
}
