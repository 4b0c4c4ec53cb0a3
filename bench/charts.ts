import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { RecordingContext } from '../src/charts/canvas.ts'
import { chartConfig } from '../src/charts/config.ts'
import { layoutOf } from '../src/charts/layout.ts'
import { chartSvg, NARROW, WIDE } from '../src/charts/svg.ts'
import type { ChartSpec } from '../src/charts/view.ts'

Chart.register(
  BarController,
  LineController,
  BarElement,
  LineElement,
  PointElement,
  CategoryScale,
  LinearScale,
)

const ROUNDS = 15
const TIMES = 60

/** A drawing may take this many times what Chart.js takes with its own options. */
const LIMIT = 1.25

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

function chart(kind: ChartSpec['kind'], points: number, horizontal = false): ChartSpec {
  const year = kind === 'line'
  const x = Array.from({ length: points }, (_, at) =>
    year ? String(2025 - points + at) : `Wilayah ${at + 1}`,
  )
  return {
    kind,
    horizontal,
    stacked: false,
    language: 'id',
    title: 'Grafik',
    notes: [],
    xTitle: 'Tahun',
    yTitle: 'Nilai',
    unit: 'persen',
    x,
    ...(year ? { at: x.map(Number), scale: 'year' as const } : {}),
    series: [{ name: 'Nilai', unit: '', values: x.map((_, at) => 10 + 5 * Math.sin(at)) }],
    decimals: 2,
    additive: false,
  }
}

/** Chart.js as it comes, on the same recording context: what our own options and labels are compared with. */
function plain({ kind, horizontal, x, series }: ChartSpec): string {
  const ctx = new RecordingContext(NARROW, 220)
  const plot = new Chart(ctx.canvas as unknown as HTMLCanvasElement, {
    type: kind as 'bar' | 'line',
    data: { labels: x, datasets: [{ data: series[0]?.values ?? [] }] },
    options: { responsive: false, animation: false, indexAxis: horizontal ? 'y' : 'x' },
  })
  const svg = ctx.markup()
  plot.destroy()
  return svg
}

const cases: [string, ChartSpec][] = [
  ['5 bars', chart('bar', 5)],
  ['21 lying bars', chart('bar', 21, true)],
  ['line of 10', chart('line', 10)],
  ['line of 200', chart('line', 200)],
]

/** Prints milliseconds per drawing beside Chart.js with its own options; true where every limit holds. */
export async function run(): Promise<boolean> {
  let holds = true
  console.log(`ms a drawing        config   drawing  both widths  plain Chart.js   × plain (limit ${LIMIT})`)
  for (const [name, spec] of cases) {
    const [config = 0, one = 0, both = 0, bare = 0] = race([
      () => chartConfig(spec, layoutOf(spec, NARROW)),
      () => chartSvg(spec, { width: NARROW }),
      () => chartSvg(spec, { width: NARROW }) + chartSvg(spec, { width: WIDE }),
      () => plain(spec),
    ])
    holds &&= one <= bare * LIMIT
    const cells = [
      config.toFixed(3),
      one.toFixed(2),
      both.toFixed(2),
      bare.toFixed(2),
      (one / bare).toFixed(2),
    ]
    const widths = [10, 10, 13, 16, 10]
    console.log(name.padEnd(16) + cells.map((cell, at) => cell.padStart(widths[at] as number)).join(''))
  }
  return holds
}
