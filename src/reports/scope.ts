import type { Problem } from '../catalog/problem.ts'

/**
 * The problems of some folders or files; `inScope` tells of a path in the catalog whether it was asked for. An
 * error of `catalog.yaml` is among them in any case: nothing below it is sure while it stands.
 */
export function scopedProblems(problems: Problem[], inScope: (file: string) => boolean): Problem[] {
  return problems.filter(({ places, severity }) => {
    const file = places[0]?.file ?? ''
    return inScope(file) || (severity === 'error' && file === 'catalog.yaml')
  })
}
