/** Words that a description may have without saying anything. */
const FILLERS = new Set(
  (
    'data dataset tabel daftar berisi memuat mengenai tentang terkait informasi deskripsi keterangan ini itu adalah ' +
    'merupakan yang dan di ke dari pada untuk menurut per dengan oleh dalam sebagai serta ' +
    'the a an of on in for by and to this that is are about table list contains with information description'
  ).split(' '),
)

/** The words of a text in small letters, without marks. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether two texts have the same words in the same order. */
export function sameWords(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ')
}

/** How many words of a text are neither fillers nor in another text, each counted once. */
export function newWords(text: string, known: string): number {
  const old = new Set(wordsOf(known))
  return new Set(wordsOf(text).filter((word) => !FILLERS.has(word) && !old.has(word))).size
}
