import { isCodedRemark } from '../catalog/figures.ts'
import type { Resource, TableResult } from '../catalog/model.ts'
import { formatNumber } from '../i18n/format.ts'
import { type LocalText, localText } from '../i18n/texts.ts'
import { codeRow, type Edition } from './edition.ts'

/** What some rows of a table rest on. */
export interface Basis {
  /** Such as `15 of 21 rows`. */
  rows: string
  label: LocalText
  /** What the label means; empty where the code list does not say. */
  meaning: LocalText
}

/** What the rows of a table rest on, by the columns that say so with a code, most frequent first. */
export function basisOf(edition: Edition, resource: Resource, table: TableResult): Basis[] {
  const { m, language, site } = edition
  const all = formatNumber(table.rows, language)
  return resource.fields.filter(isCodedRemark).flatMap((field) => {
    const list = site.catalog.codeLists.get(field.codes ?? '')
    const top = table.columns.find(({ name }) => name === field.name)?.top ?? []
    return top.map(({ value, count }) => {
      const row = codeRow(list, value, field.system)
      return {
        rows: m.trust.rows(formatNumber(count, language), all),
        label: edition.code(field.codes, value, field.system),
        meaning: row
          ? localText(row, 'description', language, list?.file === undefined ? 'id' : site.first)
          : { text: '' },
      }
    })
  })
}
