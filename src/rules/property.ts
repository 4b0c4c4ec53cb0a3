import type { PropertyPath, Source } from '../catalog/model.ts'
import { type Place, shorten } from '../catalog/problem.ts'

/** A property as messages and reports name it, such as `resources[0].schema.fields[2].type`. */
export function propertyName(path: PropertyPath): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
    '',
  )
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
