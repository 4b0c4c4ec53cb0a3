import type { Text } from '../catalog/problem.ts'

/** Names of the signs that may part columns. */
export const MARKS: Record<string, Text> = {
  ',': { id: 'koma (`,`)', en: 'commas (`,`)' },
  ';': { id: 'titik koma (`;`)', en: 'semicolons (`;`)' },
  '\t': { id: 'tab', en: 'tabs' },
  '|': { id: 'garis tegak (`|`)', en: 'bars (`|`)' },
}
