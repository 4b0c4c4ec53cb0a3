import type { ViewDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { storyFigure } from './figure.ts'
import { type Reference, type StoryFault, unknownName } from './reference.ts'
import { datasetOf, type Found, type StoryData } from './source.ts'
import type { Story } from './story.ts'
import { storyRows } from './table.ts'

/** A fault of a story with its file. */
export interface LocatedFault extends StoryFault {
  file: string
}

/** Every fault of some stories: how they are written, what they name that is not there, and languages that lack. */
export function storyFaults(
  stories: readonly Story[],
  data: StoryData,
  languages: readonly Language[],
): LocatedFault[] {
  return [
    ...stories.flatMap((story) =>
      [...story.faults, ...story.references.flatMap((reference) => referenceFault(reference, data))].map(
        (fault) => ({
          ...fault,
          file: story.file,
        }),
      ),
    ),
    ...untranslated(stories, languages),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}

/** A view of a dataset by its number, from 1, or by its title. */
export function storyView(
  data: StoryData,
  { dataset: name = '', view: wanted = '1' }: Record<string, string>,
): Found<{ dataset: Dataset; view: ViewDescriptor; index: number }> {
  const { value: dataset, fault } = datasetOf(data, name)
  if (fault) return { fault }
  const views = dataset.source.value.views ?? []
  const titles = views.map(({ title = '' }) => title)
  const index = /^\d+$/.test(wanted) ? Number(wanted) - 1 : titles.indexOf(wanted)
  const view = views[index]
  return view
    ? { value: { dataset, view, index } }
    : { fault: unknownName('view', wanted, [...views.map((_, at) => String(at + 1)), ...titles]) }
}

function referenceFault({ component, attributes, line }: Reference, data: StoryData): StoryFault[] {
  const resolve = { Figure: storyFigure, Chart: storyView, Table: storyRows }[component]
  const { fault } = resolve(data, attributes)
  return fault ? [{ line, message: fault }] : []
}

function untranslated(stories: readonly Story[], languages: readonly Language[]): LocatedFault[] {
  const files = new Set(stories.map(({ file }) => file))
  return stories.flatMap(({ name, file }) =>
    languages.flatMap((language) => {
      const other = `_catalog/stories/${name}.${language}.mdx`
      if (files.has(other)) return []
      return {
        file,
        line: 1,
        message: {
          id: `Cerita ini belum ada dalam bahasa lain situs: buat \`${other}\`.`,
          en: `This story is not there in another language of the site: write \`${other}\`.`,
        },
      }
    }),
  )
}
