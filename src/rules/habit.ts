import type { Text } from '../catalog/problem.ts'

/** A way of filling in cells that does not fit the type of the column, with a remedy of its own. */
export interface Habit {
  /** Follows "so many cells": `with thousands points`. */
  words: Text
  fits(text: string): boolean
  /** The next step, with the first such cell as example, the first different ones, and all habits of the column. */
  fix(example: string, found: string[], met: ReadonlySet<Habit>): Text
}
