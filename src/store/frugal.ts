import { setFlagsFromString } from 'node:v8'
import type { FileTree } from '../catalog/model.ts'

/** Bytes of a file from which on memory counts for more than time: about as many as a Git host takes. */
const LARGE = 100 * 1024 * 1024

/**
 * Decides whether V8's memory for short-lived objects may grow: with it a check of many small tables is quicker by
 * half, and that of a large one takes as much more memory as a key of the table.
 */
export function frugal(tree: FileTree): void {
  setFlagsFromString(`--semi-space-growth-factor=${tree.list().some(({ size }) => size > LARGE) ? 1 : 2}`)
}
