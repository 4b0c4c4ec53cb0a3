import type { Catalog, Dataset, Resource } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import type { Place, Problem } from '../catalog/problem.ts'
import { datasetFolder } from './filenames.ts'
import { rules as registry } from './index.ts'
import { propertyPlace } from './property.ts'
import { problemOf } from './report.ts'
import type { Finding, Rule } from './rule.ts'
import { didYouMean, listed, shown } from './wording.ts'

/** What a run has looked at: an exemption of what it has not is not taken for one without effect. */
export interface Scope {
  rules: readonly Rule[]
  isChecked(resource: Resource): boolean
}

/** Whether a reviewed exemption may silence a rule: what is inferred may be wrong, what is broken is broken. */
export function isExemptible({ exemptible, severity }: Rule): boolean {
  return exemptible ?? severity === 'warning'
}

/** Problems without those that the `exempt` of their dataset names, and with what is wrong about these exemptions. */
export function withoutExempt(problems: Problem[], catalog: Catalog, scope: Scope): Problem[] {
  const datasets = new Map(
    catalog.datasets
      .filter(({ source }) => source.value.exempt?.length)
      .map((dataset) => [dataset.folder, dataset]),
  )
  if (datasets.size === 0) return problems
  const byCode = new Map(registry.map((rule) => [rule.code, rule]))
  const used = new Set<unknown>()
  const left = problems.filter((problem) => {
    const dataset = datasets.get(datasetFolder(problem.places[0]?.file ?? ''))
    const rule = byCode.get(problem.code)
    if (!dataset || !rule || !isExemptible(rule)) return true
    const matching = (dataset.source.value.exempt ?? []).filter(
      ({ check, field }) => check === problem.code && problem.places.every((place) => isAbout(place, field)),
    )
    for (const exemption of matching) used.add(exemption)
    return matching.length === 0
  })
  const metadataRule = scope.rules.find(({ code }) => code === 'metadata-error')
  if (!metadataRule) return left
  for (const dataset of datasets.values()) {
    for (const finding of faults(dataset, byCode, used, scope)) left.push(problemOf(metadataRule, finding))
  }
  return left
}

function isAbout({ field, property }: Place, wanted: string | undefined): boolean {
  return wanted === undefined ? field === undefined : field === wanted || property === wanted
}

function isColumn(resources: readonly Resource[], name: string | undefined): boolean {
  return resources.some(({ fields }) => fields.some((field) => field.name === name))
}

function* faults(
  dataset: Dataset,
  byCode: Map<string, Rule>,
  used: Set<unknown>,
  scope: Scope,
): Generator<Finding> {
  const { source, resources } = dataset
  const isWhole = resources.every((resource) => !resource.file || scope.isChecked(resource))
  const possible = [...byCode.values()].filter(isExemptible).map(({ code }) => code)
  for (const [index, exemption] of (source.value.exempt ?? []).entries()) {
    const { check, field } = exemption
    const rule = byCode.get(check)
    const places = [propertyPlace(source, ['exempt', index, 'check'], check)]
    const names = listed(possible)
    if (!rule) {
      const guess = didYouMean(nearest(check, possible))
      yield {
        message: {
          id: `Pengecualian menyebut pemeriksaan ${shown(check)}, yang tidak ada.${guess.id}`,
          en: `The exemption names the check ${shown(check)}, which does not exist.${guess.en}`,
        },
        fix: {
          id: `Tulis kodenya seperti pada laporan; yang dapat dikecualikan: ${names.id}.`,
          en: `Write the code as the report does; those that can be exempted are ${names.en}.`,
        },
        places,
      }
    } else if (!isExemptible(rule)) {
      yield {
        message: {
          id: `Pemeriksaan ${shown(check)} tidak dapat dikecualikan: yang ditemukannya pasti salah.`,
          en: `The check ${shown(check)} cannot be exempted: what it finds is certainly wrong.`,
        },
        fix: {
          id: `Perbaiki temuannya, lalu hapus pengecualian ini; yang dapat dikecualikan: ${names.id}.`,
          en: `Correct what it finds and delete the exemption; those that can be exempted are ${names.en}.`,
        },
        places,
      }
    } else if (
      !used.has(exemption) &&
      !rule.varies &&
      !(rule.inReviews && isColumn(resources, field)) &&
      isWhole &&
      scope.rules.includes(rule)
    ) {
      yield {
        message: {
          id: `Pengecualian ${shown(check)}${field === undefined ? '' : ` untuk kolom ${shown(field)}`} tidak berlaku untuk temuan mana pun.`,
          en: `The exemption from ${shown(check)}${field === undefined ? '' : ` for the column ${shown(field)}`} applies to no finding.`,
        },
        fix: {
          id: 'Samakan `field` dengan nama kolom pada laporan (tanpa `field` bila laporan tidak menyebut kolom), atau hapus pengecualian yang tidak diperlukan lagi.',
          en: 'Make `field` the name of the column in the report (leave it out where the report names none), or delete an exemption that is no longer needed.',
        },
        places,
      }
    }
  }
}
