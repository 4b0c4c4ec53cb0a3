import { bytesOf } from '../catalog/text.ts'
import { CEILING } from './ceiling.ts'
import type { TableExporter } from './exporter.ts'
import { valueAt } from './typedtable.ts'

/** A table as a JSON array (RFC 8259) with an object for each row, one to a line; no value is `null`. */
export const json: TableExporter = {
  of: 'table',
  id: 'json',
  title: { id: 'JSON', en: 'JSON' },
  spec: 'https://www.rfc-editor.org/rfc/rfc8259',
  mediaType: 'application/json',
  use: { id: 'untuk aplikasi web dan program', en: 'for web applications and programs' },
  ending: 'json',
  isPlain: true,
  most: CEILING,
  write: ({ table }) => {
    const { rows, columns } = table()
    const names = columns.map(({ name }) => JSON.stringify(name))
    const lines = Array.from({ length: rows }, (_, row) => {
      const members = columns.map((column, at) => `${names[at]}:${JSON.stringify(valueAt(column, row))}`)
      return `{${members.join(',')}}`
    })
    return bytesOf(lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`)
  },
}
