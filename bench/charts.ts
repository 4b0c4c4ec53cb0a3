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

const ROUNDS = 7
const TIMES = 200

/** Median over rounds of the milliseconds that one call takes, after a warm-up. */
function measure(run: () => unknown): number {
  for (let time = 0; time < 300; time++) run()
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    for (let time = 0; time < TIMES; time++) run()
    return (performance.now() - start) / TIMES
  })
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1] as number
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

console.log('ms a drawing        config   drawing  ÷ config  plain Chart.js  ÷ plain  both widths')
for (const [name, spec] of cases) {
  const config = measure(() => chartConfig(spec, layoutOf(spec, NARROW)))
  const one = measure(() => chartSvg(spec, { width: NARROW }))
  const bare = measure(() => plain(spec))
  const both = measure(() => chartSvg(spec, { width: NARROW }) + chartSvg(spec, { width: WIDE }))
  const cells = [
    config.toFixed(3),
    one.toFixed(2),
    (one / config).toFixed(0),
    bare.toFixed(2),
    (one / bare).toFixed(2),
    both.toFixed(2),
  ]
  console.log(name.padEnd(16) + cells.map((cell) => cell.padStart(10)).join(''))
}
