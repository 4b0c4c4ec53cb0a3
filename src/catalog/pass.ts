import { BlockReader, type PassResult, type TableSchema } from './blockreader.ts'
import type { TableObserver } from './table.ts'

/**
 * Reads a table once, and once more where an observer asks for it, and shows it to the observers block by
 * block. Memory is bounded by one block and the largest row.
 */
export function readTable(
  source: () => Iterable<Uint8Array>,
  schema: TableSchema,
  observers: TableObserver[],
): PassResult {
  const watching = observers.filter((observer) => observer.bytes)
  const first = new BlockReader(
    schema,
    source,
    (header) => {
      for (const observer of observers) observer.header?.(header)
    },
    (block) => {
      for (const observer of observers) observer.block?.(block)
    },
  )
  const result = first.read(watching.length > 0 ? shown(source(), watching) : source())
  for (const observer of observers) observer.end?.()

  const asking = observers.filter((observer) => observer.again?.())
  if (asking.length > 0) {
    const second = new BlockReader(
      schema,
      source,
      () => {},
      (block) => {
        for (const observer of asking) observer.reread?.(block)
      },
    )
    second.read(source())
  }
  return result
}

function* shown(pieces: Iterable<Uint8Array>, observers: TableObserver[]): Generator<Uint8Array> {
  for (const piece of pieces) {
    for (const observer of observers) observer.bytes?.(piece)
    yield piece
  }
}
