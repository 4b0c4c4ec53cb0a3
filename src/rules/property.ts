import type { PropertyPath, Source } from '../catalog/model.ts'
import { type Place, shorten } from '../catalog/problem.ts'

/** A property as messages and reports name it, such as `resources[0].schema.fields[2].type`. */
export function propertyName(path: PropertyPath): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
    '',
  )
}

/**
 * Whether a property of the outermost level could not be read as it was meant: the file is unreadable, or the
 * property is wrong, in part wrong, or written under another name. What follows from that is no fault of its own.
 */
export function isUnsure({ violations }: Source<unknown>, property: string): boolean {
  return violations.some(
    ({ path, meant }) => path.length === 0 || path[0] === property || meant?.[0] === property,
  )
}

/** Whether a name may be missing from a list of named things, such as `themes`, since an item could not be read. */
export function losesNames({ violations }: Source<unknown>, list: string): boolean {
  return violations.some(
    ({ path, meant }) =>
      path.length === 0 ||
      meant?.[0] === list ||
      (path[0] === list && (path.length < 3 || path[2] === 'name' || meant?.[2] === 'name')),
  )
}

/** Whether nothing of a metadata file could be read. */
export function isUnread({ violations }: Source<unknown>): boolean {
  return violations.some(({ path }) => path.length === 0)
}

/** Place of a property in its metadata file. */
export function propertyPlace(source: Source<unknown>, path: PropertyPath, value?: string): Place {
  const property = propertyName(path)
  return {
    file: source.file,
    ...source.locate(path),
    ...(property !== '' && { property }),
    ...(value !== undefined && { value: shorten(value) }),
  }
}
