import type { Text } from './problem.ts'

/** Something the person who runs a command can put right: what is wrong, and the next step. */
export class CatalogError extends Error {
  readonly text: Text
  readonly hint: Text

  constructor(text: Text, hint: Text) {
    super(text.en)
    this.text = text
    this.hint = hint
  }
}
