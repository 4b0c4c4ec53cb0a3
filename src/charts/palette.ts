/** Number of series colours; `src/styles/charts.css` gives `--chart-1` … `--chart-8` for both themes. */
export const COLOURS = 8

/** Colours of a drawing as CSS variables, so that one drawing serves both themes. */
export const INK = 'var(--chart-ink)'
export const QUIET = 'var(--chart-quiet)'
export const GRID = 'var(--chart-grid)'
export const AXIS = 'var(--chart-axis)'
export const GROUND = 'var(--chart-ground)'
/** For series that are drawn together in one grey. */
export const REST = 'var(--chart-rest)'

/** Colour of a series by its place among those that have one of their own. */
export function seriesColour(index: number): string {
  return index < COLOURS ? `var(--chart-${index + 1})` : REST
}
