import type { Choice } from '../tables/engine.ts'
import { type Filter, filterKinds, type TableQuery } from '../tables/query.ts'
import { isNumber } from '../tables/querytext.ts'
import { filled, make, makeButton, makeSelect } from './elements.ts'
import type { ShownColumn, TableInfo } from './explorertypes.ts'

/** What a panel needs of the explorer. */
export interface PanelHost {
  info: TableInfo
  query(): TableQuery
  /** Asks anew; `isTyping` where more of it will follow at once. */
  change(query: TableQuery, isTyping?: boolean): void
  /** Draws the panel again. */
  redraw(): void
  choices(column: string): Promise<Choice[]>
  text(value: string, column: ShownColumn): string
  /** The title of a column, of a measure too. */
  titleOf(name: string): string
}

/** The filters of a table, one row each, and a list of columns to filter further. */
export function filterPanel(host: PanelHost): HTMLElement {
  const { info } = host
  const { words, columns } = info
  const { filters } = host.query()
  const rows = columns.flatMap((column) => {
    const filter = filters.get(column.name)
    return filter ? [filterRow(host, column, filter)] : []
  })
  const rest = columns.filter(({ name }) => !filters.has(name))
  const add = makeSelect(
    words.addFilter,
    [['', words.choose], ...rest.map(({ name, title }) => [name, title] as const)],
    '',
    (name) => {
      const column = columns.find((one) => one.name === name)
      if (column) put(host, column, startOf(column))
    },
  )
  return make(
    'div',
    {},
    ...rows,
    rest.length > 0 && make('label', { class: 'explorer-add' }, words.addFilter, add),
  )
}

/** Puts a filter in the place of a column's; `how` tells whether its controls stay as they are. */
function put(
  host: PanelHost,
  { name }: ShownColumn,
  filter: Filter | undefined,
  how: 'anew' | 'chosen' | 'typed' = 'anew',
): void {
  const filters = new Map(host.query().filters)
  if (filter) filters.set(name, filter)
  else filters.delete(name)
  host.change({ ...host.query(), filters }, how === 'typed')
  if (how === 'anew') host.redraw()
}

function startOf(column: ShownColumn): Filter {
  const kinds = filterKinds(column.kind)
  return emptyFilter(
    column.few && kinds.includes('is') && kinds[0] !== 'range' ? 'is' : (kinds[0] ?? 'filled'),
  )
}

function emptyFilter(kind: Filter['kind']): Filter {
  switch (kind) {
    case 'has':
      return { kind, text: '' }
    case 'is':
      return { kind, values: [] }
    default:
      return { kind }
  }
}

function filterRow(host: PanelHost, column: ShownColumn, filter: Filter): HTMLElement {
  const { words } = host.info
  const title = column.title
  const kinds = filterKinds(column.kind).filter((kind) => kind !== 'is' || column.few || filter.kind === 'is')
  const kind = makeSelect(
    filled(words.condition, { column: title }),
    kinds.map((one) => [one, words.conditions[one]] as const),
    filter.kind,
    (one) => put(host, column, emptyFilter(one as Filter['kind'])),
  )
  const remove = makeButton('×', () => put(host, column, undefined), {
    class: 'explorer-remove',
    'aria-label': filled(words.remove, { what: title }),
  })
  return make(
    'fieldset',
    { class: 'explorer-row', 'data-column': column.name },
    make('legend', { lang: column.lang }, title),
    kind,
    ...valueControls(host, column, filter),
    remove,
  )
}

function valueControls(host: PanelHost, column: ShownColumn, filter: Filter): HTMLElement[] {
  const { words } = host.info
  const title = column.title
  switch (filter.kind) {
    case 'has': {
      const input = make('input', {
        type: 'search',
        value: filter.text,
        'aria-label': filled(words.text, { column: title }),
      })
      input.addEventListener('input', () => put(host, column, { kind: 'has', text: input.value }, 'typed'))
      return [input]
    }
    case 'range':
      return [rangeInput(host, column, filter, 'from'), rangeInput(host, column, filter, 'to')]
    case 'is':
      return [choiceList(host, column, filter.values)]
    default:
      return []
  }
}

function rangeInput(
  host: PanelHost,
  column: ShownColumn,
  filter: Extract<Filter, { kind: 'range' }>,
  end: 'from' | 'to',
): HTMLElement {
  const { words } = host.info
  const isAmount = column.kind === 'integer' || column.kind === 'number'
  const input = make('input', {
    type: column.kind === 'date' ? 'date' : 'text',
    inputmode: isAmount ? 'decimal' : undefined,
    value: filter[end] ?? '',
    size: 10,
    'aria-label': filled(words[end], { column: column.title }),
  })
  input.addEventListener('input', () => {
    const typed = isAmount ? amountOf(input.value, host.info.language) : input.value.trim()
    if (typed === undefined) return input.setAttribute('aria-invalid', 'true')
    input.removeAttribute('aria-invalid')
    const now = host.query().filters.get(column.name)
    const { [end]: _, ...other } = now?.kind === 'range' ? now : { kind: 'range' as const }
    put(
      host,
      column,
      typed === '' ? { ...other, kind: 'range' } : { ...other, kind: 'range', [end]: typed },
      'typed',
    )
  })
  return make('label', {}, make('span', { 'aria-hidden': 'true' }, end === 'from' ? '≥' : '≤'), input)
}

/** A number as people write it in a language, as an address has it; `undefined` where it is none. */
function amountOf(text: string, language: 'id' | 'en'): string | undefined {
  const [group, decimal] = language === 'id' ? ['.', ','] : [',', '.']
  const plain = text.trim().replaceAll(group, '').replace(decimal, '.').replace('−', '-')
  return plain === '' || isNumber(plain) ? plain : undefined
}

function choiceList(host: PanelHost, column: ShownColumn, chosen: readonly string[]): HTMLElement {
  const { words } = host.info
  const list = make(
    'div',
    { class: 'explorer-choices', role: 'group', 'aria-label': filled(words.value, { column: column.title }) },
    words.loading,
  )
  host.choices(column.name).then(
    (choices) => {
      const counts = new Map(choices.map(({ value, count }) => [value, count]))
      const values = [...new Set([...choices.map(({ value }) => value), ...chosen])]
      list.replaceChildren(
        ...values.map((value) => {
          const box = make('input', { type: 'checkbox', checked: chosen.includes(value) })
          box.addEventListener('change', () => {
            const now = host.query().filters.get(column.name)
            const kept = now?.kind === 'is' ? now.values.filter((one) => one !== value) : []
            put(host, column, { kind: 'is', values: box.checked ? [...kept, value] : kept }, 'chosen')
          })
          const count = counts.get(value)
          return make(
            'label',
            {},
            box,
            make('span', {}, host.text(value, column)),
            count !== undefined && make('small', {}, new Intl.NumberFormat(host.info.language).format(count)),
          )
        }),
      )
    },
    () => list.replaceChildren(words.refused),
  )
  return list
}
