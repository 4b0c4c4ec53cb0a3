import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KNOWN } from '../src/catalog/generated/properties.ts'
import { readCatalog } from '../src/catalog/reader.ts'
import type { Answer, Origin } from '../src/governance/forms/answer.ts'
import { type FilledForms, filledForms } from '../src/governance/forms/filled.ts'
import { ACTIVITY_FORM, INDICATOR_FORM, VARIABLE_FORM } from '../src/governance/forms/form.ts'
import { diskTree } from '../src/store/disk.ts'

const root = join(import.meta.dirname, '..')

function formsIn(folder: string): FilledForms[] {
  const catalog = readCatalog(diskTree(join(root, folder)))
  return catalog.datasets.map((dataset) => filledForms(catalog, dataset))
}

const answersOf = ({ activity, variables, indicators }: FilledForms): Answer[] => [
  ...activity.values(),
  ...[...variables, ...indicators].flatMap((line) => line.answers),
]

/** Whether the schemas have the property that a gap asks to be written. */
function isKnown({ file, property }: Origin): boolean {
  if (file.endsWith('plan.csv')) return KNOWN.plan['']?.names?.includes(property) === true
  const inForm = /^activity\.form\.(.+)$/.exec(property)?.[1]
  if (inForm) return KNOWN.dataset['activity.form']?.names?.includes(inForm) === true
  const inField = /^resources\..+\.schema\.fields\.[^.]+\.(\w+)$/.exec(property)?.[1]
  if (inField) return KNOWN.dataset['resources.*.schema.fields.*']?.names?.includes(inField) === true
  const [, parent = '', name = ''] = /^(?:(.+)\.)?([^.]+)$/.exec(property) ?? []
  return KNOWN.dataset[parent]?.names?.includes(name) === true
}

describe.each(['datasets', 'tests/catalogs/kota-contoh', 'tests/catalogs/small'])(
  'the forms of %s',
  (folder) => {
    const forms = formsIn(folder)

    test('have every box of every form, once', () => {
      const boxes = ACTIVITY_FORM.blocks
        .flatMap(({ items }) => items)
        .flatMap((item) => (item.kind === 'variables' ? [] : (item.rows ?? [item]).map(({ key }) => key)))
      expect(forms.length).toBeGreaterThan(0)
      for (const { activity, variables, indicators } of forms) {
        expect([...activity.keys()]).toEqual(boxes)
        for (const { answers } of variables)
          expect(answers.map(({ key }) => key)).toEqual(VARIABLE_FORM.columns.map(({ key }) => key))
        for (const { answers } of indicators)
          expect(answers.map(({ key }) => key)).toEqual(INDICATOR_FORM.columns.map(({ key }) => key))
      }
    })

    test('say of every answer where it comes from, but of the numbers of their rows', () => {
      const silent = forms
        .flatMap(answersOf)
        .filter(({ state, key, from }) => state === 'answered' && key !== '1' && from.length === 0)
      expect(silent).toEqual([])
    })

    test('ask in every gap for a property that the schemas have', () => {
      const gaps = forms.flatMap(answersOf).filter(({ state }) => state === 'gap')
      expect(gaps.length).toBeGreaterThan(0)
      expect(gaps.filter(({ write }) => !write || !isKnown(write))).toEqual([])
    })

    test('tick only what the form offers', () => {
      for (const { activity } of forms) {
        for (const item of ACTIVITY_FORM.blocks.flatMap(({ items }) => items)) {
          for (const { key } of item.rows ?? [item]) {
            const offered = (item.codes ?? []).map(({ code }) => code)
            expect(
              (activity.get(key)?.codes ?? []).filter((code) => !offered.includes(code)),
              key,
            ).toEqual([])
          }
        }
      }
    })
  },
)

test('every number that metadata may answer is one of the form', () => {
  const boxes = ACTIVITY_FORM.blocks.flatMap(({ items }) =>
    items.flatMap(({ rows, key }) => rows?.map((row) => row.key) ?? [key]),
  )
  const names = KNOWN.dataset['activity.form']?.names ?? []
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name) => !boxes.includes(name))).toEqual([])
})
