import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'

type Options = Record<string, unknown>

/**
 * Options that are what they resolve to. Chart.js reads plain objects through proxies that search all defaults and
 * call what is a function, again for each drawing; that is for charts that move, and costs more than the drawing.
 */
class Settled {
  // Chart.js merges defaults only into what calls itself an object.
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
 * The same chart of lines, areas or bars for one drawing: controllers and scales of Chart.js that take their options
 * as they are. The options must be complete but for Chart.js's defaults, with no functions of a context.
 */
export function stillConfig(config: ChartConfiguration): ChartConfiguration {
  const options = config.options as Options
  const type = config.type as 'line' | 'bar'
  const filled = config.data.datasets.some((item) => 'fill' in item && item.fill !== false)
  return {
    type: `still-${type}`,
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
      scales: Object.fromEntries(
        Object.entries(options.scales as Record<string, Options>).map(([axis, scale]) => [
          axis,
          stillScale(axis, scale),
        ]),
      ),
    },
  } as unknown as ChartConfiguration
}

/** What Chart.js would otherwise fill with copies of its defaults. */
const UNUSED = { grid: null, border: null, title: null, ticks: null }

function stillScale(axis: string, scale: Options): Options {
  const type = scale.type as 'linear' | 'category'
  const own = { type: `still-${type}`, axis, position: axis === 'x' ? 'bottom' : 'left' }
  const whole = settled(SCALE.all, scale, own, {
    grid: settled(SCALE.grid, scale.grid),
    border: settled(SCALE.border, scale.border),
    title: settled(SCALE.title, scale.title),
    ticks: settled(SCALE.ticks[type], scale.ticks),
  })
  return { ...own, ...UNUSED, whole }
}

class StillLinear extends LinearScale {
  static override id = 'still-linear'
  override init(options: object): void {
    super.init((options as { whole: LinearScale['options'] }).whole)
  }
}

class StillCategory extends CategoryScale {
  static override id = 'still-category'
  override init(options: object): void {
    super.init((options as { whole: CategoryScale['options'] }).whole)
  }
}

class StillLine extends LineController {
  static override id = 'still-line'
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

Chart.register(StillLine, StillBar, StillLinear, StillCategory, LineElement, PointElement, BarElement, Filler)

/** Defaults of scales as plain values: Chart.js keeps some behind getters, which are slow to copy. */
const DEFAULTS = { ...Chart.defaults.scale } as unknown as Record<keyof typeof UNUSED, Options>
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
