/** Names that `brand.motif` of a catalog may have. */
export type Motif = 'none' | 'songket' | 'weave'

/** One tile of a woven pattern, to be repeated: its size and SVG paths for the first and second colour. */
export interface Tile {
  width: number
  height: number
  first: string
  second: string
}

/** A tile for large grounds: stepped diamonds as a loom makes them, or a plain weave. */
export function field(motif: Motif): Tile | undefined {
  if (motif === 'songket') {
    return {
      width: 48,
      height: 48,
      first:
        diamond(24, 24, 10, 2, true) +
        diamond(0, 0, 5, 2) +
        diamond(48, 0, 5, 2) +
        diamond(0, 48, 5, 2) +
        diamond(48, 48, 5, 2),
      second:
        diamond(24, 24, 5, 2) +
        diamond(24, 0, 2, 2) +
        diamond(24, 48, 2, 2) +
        diamond(0, 24, 2, 2) +
        diamond(48, 24, 2, 2),
    }
  }
  if (motif === 'weave') {
    return {
      width: 24,
      height: 24,
      first: 'M1 3h10v6H1zM13 15h10v6H13z',
      second: 'M15 1h6v10h-6zM3 13h6v10H3z',
    }
  }
  return undefined
}

/** A tile for a narrow edge: a row of bamboo shoots, stepped, or of threads. */
export function edge(motif: Motif): Tile | undefined {
  if (motif === 'songket')
    return { width: 16, height: 12, first: shoot(8, 12, 8, 2), second: 'M7 0h2v4H7zM0 0h1v2H0zM15 0h1v2h-1z' }
  if (motif === 'weave')
    return { width: 24, height: 12, first: 'M1 1h10v4H1zM13 7h10v4H13z', second: 'M15 0h6v6h-6zM3 6h6v6H3z' }
  return undefined
}

/** A diamond of `rings` steps around a centre; hollow ones leave two steps free inside the outline. */
function diamond(cx: number, cy: number, rings: number, step: number, hollow = false): string {
  let path = ''
  for (let row = -rings; row <= rings; row++) {
    const half = (rings - Math.abs(row)) * step
    const y = cy + row * step - step / 2
    const inner = half - 2 * step
    if (hollow && inner > 0) {
      path += `M${cx - half} ${y}h${half - inner}v${step}h${inner - half}zM${cx + inner} ${y}h${half - inner}v${step}h${inner - half}z`
    } else if (half > 0) {
      path += `M${cx - half} ${y}h${2 * half}v${step}h${-2 * half}z`
    }
  }
  return path
}

/** A triangle on its base, stepped. */
function shoot(cx: number, base: number, half: number, step: number): string {
  let path = ''
  for (let row = 0; row * step < base - 4; row++) {
    const wide = half - (row + 1) * step * 0.75
    if (wide > 0) path += `M${cx - wide} ${base - (row + 1) * step}h${2 * wide}v${step}h${-2 * wide}z`
  }
  return path
}
