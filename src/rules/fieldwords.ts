/** Words of names and titles in lower case: `Tgl_Lahir` and `tglLahir` give `tgl` and `lahir`. */
export function fieldWords(...texts: (string | undefined)[]): string[] {
  return texts.flatMap((text) =>
    (text ?? '')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}\p{N}%²³°]+/u)
      .filter((word) => word !== ''),
  )
}
