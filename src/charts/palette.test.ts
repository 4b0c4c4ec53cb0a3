import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, GROUNDS } from '../styles/colours.ts'
import { COLOURS } from './palette.ts'

const css = readFileSync(new URL('../styles/charts.css', import.meta.url), 'utf8')
const series = [...css.matchAll(/--chart-\d: (#[\da-f]{6})/g)].map(([, colour]) => colour as string)
const rest = [...css.matchAll(/--chart-rest: (#[\da-f]{6})/g)].map(([, colour]) => colour as string)
const THEMES = {
  light: { colours: series.slice(0, COLOURS), rest: rest[0] as string },
  dark: { colours: series.slice(COLOURS), rest: rest[1] as string },
}

type Vector = [number, number, number]

/** How colours look without one kind of cone: Machado, Oliveira and Fernandes (2009), in linear light. */
const SIGHT: Record<string, [Vector, Vector, Vector]> = {
  common: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const times = ([a, b, c]: Vector, [x, y, z]: Vector) => a * x + b * y + c * z

/** A colour as it is seen, in Oklab. */
function seen(colour: string, matrix: [Vector, Vector, Vector]): Vector {
  const light = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as Vector
  const rgb = matrix.map((row) => Math.min(1, Math.max(0, times(row, light)))) as Vector
  const lms: Vector = [
    Math.cbrt(times([0.4122214708, 0.5363325363, 0.0514459929], rgb)),
    Math.cbrt(times([0.2119034982, 0.6806995451, 0.1073969566], rgb)),
    Math.cbrt(times([0.0883024619, 0.2817188376, 0.6299787005], rgb)),
  ]
  return [
    times([0.2104542553, 0.793617785, -0.0040720468], lms),
    times([1.9779984951, -2.428592205, 0.4505937099], lms),
    times([0.0259040371, 0.7827717662, -0.808675766], lms),
  ]
}

function nearest(colours: string[], matrix: [Vector, Vector, Vector]): number {
  const points = colours.map((colour) => seen(colour, matrix))
  const gaps = points.flatMap((a, at) =>
    points.slice(0, at).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  )
  return Math.min(...gaps)
}

describe.each(['light', 'dark'] as const)('the series colours of the %s theme', (theme) => {
  const { colours, rest } = THEMES[theme]

  test('are eight, with at least 3:1 against every ground', () => {
    expect(colours).toHaveLength(COLOURS)
    for (const colour of colours) {
      for (const ground of GROUNDS[theme])
        expect(contrast(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(rest, GROUNDS[theme][1])).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(SIGHT))('are told apart with %s sight', (sight) => {
    const matrix = SIGHT[sight] as [Vector, Vector, Vector]
    // In Oklab a step of 0.02 is just seen.
    expect(nearest(colours, matrix)).toBeGreaterThan(0.065)
    expect(nearest(colours.slice(0, 4), matrix)).toBeGreaterThan(0.11)
  })
})
