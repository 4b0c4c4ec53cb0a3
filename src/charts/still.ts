import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  layouts,
  PointElement,
  type Scale,
} from 'chart.js'

type Options = Record<string, unknown>

/**
 * Options that are what they resolve to. Chart.js reads plain objects through proxies that search all defaults and
 * call what is a function, again for each drawing; that is for charts that move, and costs more than the drawing.
 */
class Settled {
  // Chart.js takes as it is what does not call itself an object.
  get [Symbol.toStringTag](): string {
    return 'Settled'
  }
  setContext(): this {
    return this
  }
}

function settled(...parts: unknown[]): Settled {
  return Object.assign(new Settled(), ...parts)
}

/**
 * Draws a chart of lines, areas or bars once, as Chart.js would: its controllers and scales take their options as
 * they are. The options must be complete but for Chart.js's defaults, with no functions of a context.
 */
export function stillChart(canvas: HTMLCanvasElement, config: ChartConfiguration): Chart {
  const { scales, ...options } = config.options as Options & { scales: Record<Axis, Options> }
  const type = config.type as 'line' | 'bar'
  const filled = config.data.datasets.some((item) => 'fill' in item && item.fill !== false)
  return new StillChart(canvas, {
    type: `still-${type}`,
    ...(config.platform ? { platform: config.platform } : {}),
    data: {
      labels: config.data.labels,
      datasets: config.data.datasets.map((item) => ({
        ...Chart.defaults.datasets[type],
        indexAxis: options.indexAxis,
        ...item,
        // Chart.js watches arrays that can grow.
        data: Object.freeze(item.data),
      })),
    },
    options: {
      ...options,
      // The only plugin there is fills areas.
      ...(filled ? {} : { plugins: false }),
      axes: settled({ x: stillScale('x', scales.x), y: stillScale('y', scales.y) }),
    },
  } as unknown as ChartConfiguration)
}

type Axis = 'x' | 'y'
type Typed = { type: 'linear' | 'category' }

function stillScale(axis: Axis, scale: Options): Settled {
  const type = scale.type as 'linear' | 'category'
  return settled(SCALE.all, scale, {
    axis,
    position: axis === 'x' ? 'bottom' : 'left',
    grid: settled(SCALE.grid, scale.grid),
    border: settled(SCALE.border, scale.border),
    title: settled(SCALE.title, scale.title),
    ticks: settled(SCALE.ticks[type], scale.ticks),
  })
}

class StillChart extends Chart {
  override ensureScalesHaveIDs(): void {}
  override buildOrUpdateScales(): void {
    const { axes } = this.options as unknown as { axes: Record<Axis, LinearScale['options'] & Typed> }
    for (const id of ['x', 'y'] as const) {
      const { type } = axes[id]
      const place = { id, type, ctx: this.ctx, chart: this }
      const scale: Scale = type === 'linear' ? new LinearScale(place) : new CategoryScale(place)
      this.scales[id] = scale
      scale.init(axes[id])
      layouts.configure(this, scale, scale.options)
      layouts.addBox(this, scale)
    }
  }
}

class StillLine extends LineController {
  static override id = 'still-line'
  // Without its parent's scales, which Chart.js would merge and resolve beside ours.
  static overrides = {}
  override configure(): void {
    Object.assign(this, { options: ownOptions(this), _parsing: false })
  }
  override getMaxOverflow(): number {
    return 0
  }
  protected override resolveDatasetElementOptions(): Options {
    return elementOptions('line', ownOptions(this))
  }
  protected override resolveDataElementOptions(index: number): Options {
    return elementOptions('point', ownOptions(this), index)
  }
  protected override getSharedOptions(options: Options): Options | undefined {
    return Array.isArray(ownOptions(this).pointRadius) ? undefined : options
  }
  protected override updateSharedOptions(): void {}
  protected override updateElement(element: object, _: number | undefined, properties: object): void {
    Object.assign(element, properties)
  }
}

class StillBar extends BarController {
  static override id = 'still-bar'
  static overrides = {}
  override configure(): void {
    Object.assign(this, { options: ownOptions(this), _parsing: false })
  }
  protected override resolveDataElementOptions(index: number): Options {
    return elementOptions('bar', ownOptions(this), index)
  }
  protected override getSharedOptions(options: Options): Options {
    return options
  }
  protected override updateSharedOptions(): void {}
  protected override updateElement(element: object, _: number | undefined, properties: object): void {
    Object.assign(element, properties)
  }
}

function ownOptions(controller: { getDataset(): object }): Options {
  return controller.getDataset() as Options
}

/** Options of an element of a dataset: its own (`pointRadius`), the dataset's (`borderColor`), or Chart.js's. */
function elementOptions(element: 'line' | 'point' | 'bar', dataset: Options, index = 0): Options {
  const options: Options = {}
  for (const { name, own, value } of NAMES[element]) {
    const found = dataset[own] ?? dataset[name] ?? value
    options[name] = own === 'pointRadius' && Array.isArray(found) ? found[index] : found
  }
  return options
}

Chart.register(StillLine, StillBar, LinearScale, CategoryScale, LineElement, PointElement, BarElement)

/** Defaults of scales as plain values: Chart.js keeps some behind getters, which are slow to copy. */
const DEFAULTS = { ...Chart.defaults.scale } as unknown as Record<
  'grid' | 'border' | 'title' | 'ticks',
  Options
>
const SCALE = {
  all: DEFAULTS,
  grid: { ...DEFAULTS.grid, tickWidth: 1, tickColor: '' },
  border: { ...DEFAULTS.border },
  title: { ...DEFAULTS.title },
  ticks: {
    linear: { ...DEFAULTS.ticks, ...Chart.defaults.scales.linear.ticks },
    category: { ...DEFAULTS.ticks, ...Chart.defaults.scales.category.ticks },
  },
}

const NAMES = {
  line: namesOf('line'),
  point: namesOf('point'),
  bar: namesOf('bar'),
}

function namesOf(element: 'line' | 'point' | 'bar'): { name: string; own: string; value: unknown }[] {
  return Object.entries(Chart.defaults.elements[element]).map(([name, value]) => ({
    name,
    own: element + name.charAt(0).toUpperCase() + name.slice(1),
    value,
  }))
}
