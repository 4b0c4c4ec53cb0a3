import { CatalogError } from '../catalog/catalogerror.ts'
import { textOf } from '../catalog/text.ts'
import { type TypedTable, typedTable } from '../exporters/typedtable.ts'
import { pageLanguages } from '../i18n/languages.ts'
import { storyFaults } from '../stories/check.ts'
import type { StoryData } from '../stories/source.ts'
import { readStory, type Story } from '../stories/story.ts'
import type { Published } from './published.ts'

/** The stories of a catalog, the newest first, and the data that they take their figures from. */
export interface Stories {
  stories: Story[]
  data: StoryData
}

/** What stories are read from: a published catalog, or one that is only checked. */
type Source = Pick<Published, 'catalog' | 'tables' | 'tree'> & Partial<Pick<Published, 'tombstones'>>

/**
 * Reads the stories of a published catalog; a table is read when a story first names it. A story about a dataset that was
 * withdrawn is left out in every language, so that no story stands in the way of a withdrawal.
 */
export function storiesOf({ catalog, tables, tree, tombstones = [] }: Source): Stories {
  const languages = pageLanguages(catalog.source.value.languages)
  const gone = new Set(tombstones.flatMap(({ dataset, version }) => (version === undefined ? [dataset] : [])))
  const all = tree
    .list()
    .filter(({ kind, path }) => kind === 'file' && path.startsWith('_catalog/stories/'))
    .flatMap(({ path }) => readStory(path, textOf(tree.read(path))) ?? [])
    .filter(({ language }) => languages.includes(language))
    .sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : a.file < b.file ? -1 : 1))
  const left = new Set(
    all
      .filter(({ references }) => references.some(({ attributes }) => gone.has(attributes.dataset ?? '')))
      .map(({ name }) => name),
  )
  const stories = all.filter(({ name }) => !left.has(name))
  const read = new Map<string, TypedTable | undefined>()
  return {
    stories,
    data: {
      datasets: new Map(catalog.datasets.map((dataset) => [dataset.id, dataset])),
      table(resource) {
        if (!read.has(resource.id)) {
          const result = tables.get(resource.id)
          read.set(resource.id, result && typedTable(tree, resource, result.columns))
        }
        return read.get(resource.id)
      },
    },
  }
}

/** Throws what is wrong with stories; see `wrongStories`. */
export function refuseWrongStories(published: Source): void {
  const wrong = wrongStories(published)
  if (wrong) throw wrong
}

/** An error that names file, line and reason where a story cannot be shown as it is written; `undefined` where all can. */
export function wrongStories(published: Source): CatalogError | undefined {
  const { stories, data } = storiesOf(published)
  const faults = storyFaults(stories, data, pageLanguages(published.catalog.source.value.languages))
  if (faults.length === 0) return undefined
  const lines = (language: 'id' | 'en', line: string) =>
    faults.map((fault) => `  ${fault.file}, ${line} ${fault.line}: ${fault.message[language]}`).join('\n')
  return new CatalogError(
    {
      id: `Ada cerita yang menunjuk data yang tidak ada:\n${lines('id', 'baris')}`,
      en: `A story refers to data that are not there:\n${lines('en', 'line')}`,
    },
    {
      id: 'Perbaiki baris itu, lalu bangun lagi.',
      en: 'Correct these lines, then build again.',
    },
  )
}
