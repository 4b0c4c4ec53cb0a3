import { COUNT, isMeasurable, MEASURES, type MeasureKind, measureName } from '../tables/query.ts'
import { filled, make, makeButton, makeSelect } from './elements.ts'
import type { PanelHost } from './filterpanel.ts'

/** The columns that rows are sorted by, first to last. */
export function sortPanel(host: PanelHost): HTMLElement {
  const { words, columns } = host.info
  const query = host.query()
  const isGrouped = query.group.length > 0 || query.measures.length > 0
  const names = isGrouped
    ? [...query.group, COUNT, ...query.measures.map(measureName)]
    : columns.map(({ name }) => name)
  const put = (sort: typeof query.sort) => {
    host.change({ ...host.query(), sort })
    host.redraw()
  }
  const rows = query.sort.map((key, at) => {
    const title = host.titleOf(key.column)
    const order = makeSelect(
      filled(words.order, { column: title }),
      [
        ['+', words.ascending],
        ['-', words.descending],
      ],
      key.descending ? '-' : '+',
      (sign) => put(query.sort.with(at, { ...key, descending: sign === '-' })),
    )
    const remove = makeButton('×', () => put(query.sort.toSpliced(at, 1)), {
      class: 'explorer-remove',
      'aria-label': filled(words.remove, { what: title }),
    })
    return make(
      'fieldset',
      { class: 'explorer-row' },
      make('legend', {}, `${at + 1}. ${title}`),
      order,
      remove,
    )
  })
  const rest = names.filter((name) => !query.sort.some(({ column }) => column === name))
  return make(
    'div',
    {},
    ...rows,
    adding(host, words.addSort, rest, (column) => put([...query.sort, { column, descending: false }])),
  )
}

/** The columns that rows are grouped by, and what is reckoned of each group. */
export function groupPanel(host: PanelHost): HTMLElement {
  const { words, columns } = host.info
  const query = host.query()
  const put = (change: Partial<typeof query>) => {
    // An order of the rows means nothing to their groups, and the other way round.
    host.change({ ...host.query(), sort: [], ...change })
    host.redraw()
  }
  const row = (title: string, remove: () => void) =>
    make(
      'p',
      { class: 'explorer-row' },
      title,
      makeButton('×', remove, {
        class: 'explorer-remove',
        'aria-label': filled(words.remove, { what: title }),
      }),
    )
  const groups = query.group.map((name, at) =>
    row(host.titleOf(name), () => put({ group: query.group.toSpliced(at, 1) })),
  )
  const figures = query.measures.map((measure, at) =>
    row(host.titleOf(measureName(measure)), () => put({ measures: query.measures.toSpliced(at, 1) })),
  )
  const free = columns.map(({ name }) => name).filter((name) => !query.group.includes(name))
  const amounts = columns.filter((column) => isMeasurable(column) && column.grouped)
  let of: MeasureKind = 'sum'
  const kind = makeSelect(
    words.measure,
    MEASURES.map((one) => [one, words.measures[one]] as const),
    of,
    (chosen) => {
      of = chosen as MeasureKind
    },
  )
  const measure = adding(
    host,
    words.addMeasure,
    amounts.map(({ name }) => name),
    (column) => {
      const others = query.measures.filter((one) => one.of !== of || one.column !== column)
      put({ measures: [...others, { of, column }] })
    },
  )
  return make(
    'div',
    {},
    ...groups,
    adding(host, words.addGroup, free, (name) => put({ group: [...query.group, name] })),
    ...figures,
    amounts.length > 0 &&
      make('div', { class: 'explorer-row' }, make('label', {}, words.measure, kind), measure),
  )
}

/** The columns of a table, each shown or not. */
export function columnPanel(host: PanelHost): HTMLElement {
  const { words, columns } = host.info
  const { hidden } = host.query()
  return make(
    'fieldset',
    { class: 'explorer-choices' },
    make('legend', {}, words.shown),
    ...columns.map(({ name, title, lang }) => {
      const box = make('input', { type: 'checkbox', checked: !hidden.has(name) })
      // The last one stays: a table without columns shows nothing.
      if (hidden.size === columns.length - 1 && !hidden.has(name)) box.disabled = true
      box.addEventListener('change', () => {
        const next = new Set(host.query().hidden)
        if (box.checked) next.delete(name)
        else next.add(name)
        host.change({ ...host.query(), hidden: next })
        host.redraw()
      })
      return make('label', { lang }, box, make('span', {}, title))
    }),
  )
}

/** A list of columns, of which the chosen one is added. */
function adding(
  host: PanelHost,
  label: string,
  names: readonly string[],
  add: (name: string) => void,
): HTMLElement | undefined {
  if (names.length === 0) return undefined
  const options = names.map((name) => [name, host.titleOf(name)] as const)
  const select = makeSelect(label, [['', host.info.words.choose], ...options], '', (name) => {
    if (name !== '') add(name)
  })
  return make('label', { class: 'explorer-add' }, label, select)
}
