/** The first of what was found, by row; found in any order. */
export class Examples<T> {
  /** In the order of their rows. */
  readonly found: T[] = []
  private readonly rows: number[] = []
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** Takes what is in a row; it is made only where it is kept. */
  add(row: number, make: () => T): void {
    const { found, rows, most } = this
    if (rows.length >= most && row >= (rows.at(-1) ?? 0)) return
    let at = rows.length
    while (at > 0 && row < (rows[at - 1] as number)) at--
    rows.splice(at, 0, row)
    found.splice(at, 0, make())
    if (rows.length <= most) return
    rows.pop()
    found.pop()
  }
}
