import { readCodeLists } from './codelist.ts'
import {
  completeAgency,
  completeCatalog,
  completeDataset,
  completeRoadmap,
  completeStandard,
  completeWithdrawn,
} from './complete.ts'
import { readPackage } from './datapackage.ts'
import type {
  AgencyDescriptor,
  AgreedStandard,
  DatasetDescriptor,
  Roadmap,
  Withdrawals,
} from './descriptors.ts'
import { readFrontMatter } from './frontmatter.ts'
import { NATIONAL_LISTS } from './generated/codes.ts'
import {
  judgeAgency,
  judgeCatalog,
  judgeDataset,
  judgeRoadmap,
  judgeStandard,
  judgeWithdrawn,
} from './judge.ts'
import type { Agency, Bodies, Catalog, CodeList, Dataset, FileTree, Source, Standard } from './model.ts'
import { DOCUMENTS } from './path.ts'
import { readPlan } from './plan.ts'
import { resourcesOf } from './resource.ts'
import { type Judge, type Kept, type Memo, NOT_UTF8, type ReadText, sourceOf } from './source.ts'
import { compareStandards, standardAt } from './standards.ts'
import { strictText } from './text.ts'
import { WITHDRAWN } from './withdrawals.ts'
import { readYaml } from './yaml.ts'

const keepNothing: Memo = (_kind, _file, compute) => compute()

/**
 * Reads a catalog: its identity, agencies, datasets, code lists and plans. Never throws for what is wrong with
 * the files; faults stand in `violations` of each source. Tables are not opened, except code lists. Of a tree
 * that lists a part of its files, that part is read: whole folders of datasets, files of agencies, and what is shared.
 */
export function readCatalog(tree: FileTree, memo: Memo = keepNothing): Catalog {
  const files = tree.list()
  const regular = new Set(files.filter((entry) => entry.kind === 'file').map((entry) => entry.path))
  const read = <T>(
    kind: string,
    file: string,
    readText: ReadText,
    judge: Judge,
    complete: (value: Record<string, unknown>) => T,
  ): { source: Source<T>; body: string } => {
    if (!regular.has(file))
      return sourceOf(
        file,
        () => '{}',
        readText,
        judge,
        complete,
        (compute) => compute(),
      )
    const keep = (compute: () => Kept) => memo(kind, file, compute)
    return sourceOf(file, () => strictText(tree.read(file)), readText, judge, complete, keep)
  }

  const { source } = read('catalog', 'catalog.yaml', readYaml, judgeCatalog, completeCatalog)
  if (!regular.has('catalog.yaml')) source.violations = [noCatalog]
  const broken: Source<unknown>[] = []
  const languages = source.value.languages
  const bodies = (folder: string, name: string, body: string): Bodies => {
    const texts: Bodies = { [languages[0] as string]: body }
    for (const language of languages.slice(1)) {
      const file = `${folder}/${name}.${language}.md`
      if (!regular.has(file)) continue
      const text = memo('body', file, () => translationOf(strictText(tree.read(file))))
      if (text === null)
        broken.push({ file, value: undefined, violations: [NOT_UTF8], locate: () => NOT_UTF8.position })
      else texts[language] = text
    }
    return texts
  }

  const { lists, faults } = readCodeLists(tree, source.value.codes ?? [], memo)
  source.violations = [
    ...source.violations,
    ...faults.map((fault) => ({ ...fault, position: source.locate(fault.path) })),
  ]
  const codeLists = new Map<string, CodeList>([...NATIONAL_LISTS, ...lists].map((list) => [list.name, list]))

  const agencies: Agency[] = []
  const datasets: Dataset[] = []
  const plans: Catalog['plans'] = []
  for (const file of regular) {
    const parts = file.split('/')
    const name = parts.at(-1)
    const [agency = '', dataset = ''] = parts
    if (agency.startsWith('_') || agency.startsWith('.')) continue
    if (parts.length === 2 && name === 'agency.md') {
      const { source, body } = read<AgencyDescriptor>(
        'agency',
        file,
        readFrontMatter,
        judgeAgency,
        completeAgency(agency),
      )
      agencies.push({ name: agency, source, introduction: bodies(agency, 'agency', body) })
    } else if (parts.length === 2 && name === 'plan.csv') {
      plans.push(memo('plan', file, () => readPlan(file, agency, tree.open(file))))
    } else if (
      parts.length === 3 &&
      dataset !== DOCUMENTS &&
      (name === 'dataset.md' || name === 'datapackage.json')
    ) {
      const folder = `${agency}/${dataset}`
      if (name === 'datapackage.json' && regular.has(`${folder}/dataset.md`)) continue
      const readText = name === 'dataset.md' ? readFrontMatter : readPackage
      const { source, body } = read<DatasetDescriptor>(
        name,
        file,
        readText,
        judgeDataset,
        completeDataset(dataset),
      )
      datasets.push({
        id: folder,
        agency,
        name: dataset,
        folder,
        source,
        bodies: bodies(folder, 'dataset', body),
        resources: resourcesOf(folder, folder, source.value, codeLists),
      })
    }
  }
  const roadmap = regular.has(ROADMAP)
    ? read<Roadmap>('roadmap', ROADMAP, readYaml, judgeRoadmap, completeRoadmap).source
    : undefined
  const standards = [...regular].flatMap((file): Standard[] => {
    const named = standardAt(file)
    if (!named) return []
    const complete = completeStandard(named.name)
    const { source } = read<AgreedStandard>('standard', file, readYaml, judgeStandard, complete)
    return [{ ...named, source }]
  })
  const withdrawn = regular.has(WITHDRAWN)
    ? read<Withdrawals>('withdrawn', WITHDRAWN, readYaml, judgeWithdrawn, completeWithdrawn).source
    : undefined
  return {
    source,
    agencies,
    datasets,
    codeLists,
    ...(roadmap && { roadmap }),
    standards: standards.sort(compareStandards),
    ...(withdrawn && { withdrawn }),
    plans,
    files,
    ...(tree.all && { all: tree.all }),
    broken,
  }
}

const ROADMAP = '_catalog/roadmap.yaml'

/** The body of a translation, which may have front matter; `null` where the file is not text. */
function translationOf(text: string | undefined): string | null {
  if (text === undefined) return null
  if (!text.startsWith('---')) return text
  const { body, violations } = readFrontMatter(text)
  return violations.length === 0 ? body : text
}

const noCatalog = {
  path: [],
  position: { line: 1, column: 1 },
  message: {
    id: 'Folder katalog tidak berisi `catalog.yaml`.',
    en: 'The catalog folder holds no `catalog.yaml`.',
  },
  fix: {
    id: 'Periksa folder yang dipilih, atau buat `catalog.yaml` menurut `schemas/catalog.schema.json`.',
    en: 'Check which folder is meant, or write a `catalog.yaml` after `schemas/catalog.schema.json`.',
  },
}
