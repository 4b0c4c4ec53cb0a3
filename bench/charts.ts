import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { RecordingContext } from '../src/charts/canvas.ts'
import { chartConfig } from '../src/charts/config.ts'
import { drawings } from '../src/charts/drawings.ts'
import { NARROW } from '../src/charts/engine.ts'
import { layoutOf } from '../src/charts/layout.ts'
import { chartSvg } from '../src/charts/svg.ts'
import type { ChartSpec } from '../src/charts/view.ts'

Chart.register(
  BarController,
  LineController,
  BarElement,
  LineElement,
  PointElement,
  CategoryScale,
  LinearScale,
  Filler,
)

const ROUNDS = 15
const TIMES = 60

/** A drawing may take this many times what Chart.js takes with its own options. */
const LIMIT = 1

/** Milliseconds of one call of each, taken in turns, in its fastest round: what else the machine does only adds. */
function race(runs: (() => unknown)[]): number[] {
  const fastest = runs.map(() => Number.POSITIVE_INFINITY)
  for (const run of runs) for (let time = 0; time < 300; time++) run()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, run] of runs.entries()) {
      const start = performance.now()
      for (let time = 0; time < TIMES; time++) run()
      fastest[index] = Math.min(fastest[index] as number, (performance.now() - start) / TIMES)
    }
  }
  return fastest
}

function chart(
  kind: ChartSpec['kind'],
  points: number,
  more: Partial<ChartSpec> = {},
  series = 1,
): ChartSpec {
  const years = kind !== 'bar'
  const x = Array.from({ length: points }, (_, at) =>
    years ? String(2025 - points + at) : `Wilayah ${at + 1}`,
  )
  return {
    kind,
    horizontal: false,
    stacked: false,
    language: 'id',
    title: 'Grafik',
    notes: [],
    xTitle: 'Tahun',
    yTitle: 'Nilai',
    unit: 'persen',
    x,
    ...(years ? { at: x.map(Number), scale: 'year' as const } : {}),
    series: Array.from({ length: series }, (_, place) => ({
      name: series === 1 ? 'Nilai' : `Wilayah ${place + 1}`,
      unit: '',
      values: x.map((_, at) => Math.round(5000 + 4000 * Math.sin(at * (place + 1)))),
    })),
    decimals: 0,
    additive: true,
    ...more,
  }
}

/** The same chart on the page of the other language. */
function translated(spec: ChartSpec): ChartSpec {
  return { ...spec, language: 'en', title: 'Chart', xTitle: 'Year', yTitle: 'Value', unit: 'percent' }
}

/** Chart.js as it comes, on the same recording context: what our own options and labels are compared with. */
function plain({ kind, horizontal, stacked, x, series }: ChartSpec): string {
  const ctx = new RecordingContext(NARROW, 220)
  const plot = new Chart(ctx.canvas as unknown as HTMLCanvasElement, {
    type: kind === 'area' ? 'line' : (kind as 'bar' | 'line'),
    data: { labels: x, datasets: series.map(({ values }) => ({ data: values, fill: kind === 'area' })) },
    options: {
      responsive: false,
      animation: false,
      indexAxis: horizontal ? 'y' : 'x',
      scales: stacked ? { y: { stacked } } : {},
    },
  })
  const svg = ctx.markup()
  plot.destroy()
  return svg
}

const cases: [string, ChartSpec][] = [
  ['5 bars', chart('bar', 5)],
  ['21 lying bars', chart('bar', 21, { horizontal: true })],
  ['line of 10', chart('line', 10)],
  ['line of 200', chart('line', 200)],
  ['10 lines of 20', chart('line', 20, {}, 10)],
  ['10 areas of 20', chart('area', 20, { stacked: true }, 10)],
]

/** Prints milliseconds per drawing beside Chart.js with its own options; true where every limit holds. */
export async function run(): Promise<boolean> {
  let holds = true
  console.log(
    `ms a drawing        config   drawing  plain Chart.js  × plain (limit ${LIMIT})   a dataset: 2 widths, 2 languages`,
  )
  for (const [name, spec] of cases) {
    const other = translated(spec)
    const [config = 0, one = 0, bare = 0, dataset = 0] = race([
      () => chartConfig(spec, layoutOf(spec, NARROW)),
      () => chartSvg(spec, { width: NARROW }),
      () => plain(spec),
      () => [drawings(spec), drawings(other)],
    ])
    holds &&= one <= bare * LIMIT
    const cells = [
      config.toFixed(3),
      one.toFixed(2),
      bare.toFixed(2),
      (one / bare).toFixed(2),
      dataset.toFixed(2),
    ]
    const widths = [10, 10, 16, 10, 16]
    console.log(name.padEnd(16) + cells.map((cell, at) => cell.padStart(widths[at] as number)).join(''))
  }
  return holds
}
