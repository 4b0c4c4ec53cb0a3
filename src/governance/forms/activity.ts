import type { ActivityForm } from '../../catalog/descriptors.ts'
import { type Answer, asked, type Origin, type Told, toldCodes, toldText, unasked } from './answer.ts'
import { ACTIVITY_FORM, type Condition, type FormItem, type FormRow } from './form.ts'
import { bpsCode, ofDataset, ofPlan, producersOf, type Subject } from './subject.ts'

/** A box of the activity that other properties answer than `activity.form`. */
interface Source {
  told: Told
  write: Origin
}

/** Answers of the form of the activity, MS-Keg, by number; those of its table of variables stand in the form of variables. */
export function activityAnswers(subject: Subject): Map<string, Answer> {
  const answers = new Map<string, Answer>()
  const sources = sourcesOf(subject)
  const form = subject.dataset.source.value.activity?.form ?? {}
  for (const item of ACTIVITY_FORM.blocks.flatMap(({ items }) => items)) {
    if (item.kind === 'variables') continue
    for (const row of item.rows ?? [item])
      answers.set(row.key, answerOf(subject, item, row, sources, form, answers))
  }
  return answers
}

/** Keys of the boxes that an item has: its own, or those of its lines. */
export function boxesOf(item: FormItem): FormRow[] {
  return item.kind === 'variables' ? [] : (item.rows ?? [item])
}

function answerOf(
  subject: Subject,
  item: FormItem,
  row: FormRow,
  sources: Record<string, Source>,
  form: ActivityForm,
  before: ReadonlyMap<string, Answer>,
): Answer {
  const { key } = row
  if (item.officer) return unasked(key, 'officer')
  const source = sources[key]
  const own = `activity.form.${key}`
  const told = source?.told ?? toldOf(form[key as keyof ActivityForm], ofDataset(subject, own))
  const asks = isAsked(row.when, before)
  // What is told anyway is shown, whatever the form asks.
  if (!told && asks !== 'asked') return unasked(key, asks)
  return asked(key, told, source?.write ?? ofDataset(subject, own))
}

function isAsked(
  when: Condition | undefined,
  before: ReadonlyMap<string, Answer>,
): 'asked' | 'skipped' | 'waiting' {
  if (!when) return 'asked'
  const answer = before.get(when.item)
  if (answer?.state === 'answered')
    return answer.codes?.some((code) => when.codes.includes(code)) ? 'asked' : 'skipped'
  return answer?.state === 'skipped' ? 'skipped' : 'waiting'
}

function toldOf(value: ActivityForm[keyof ActivityForm], from: Origin): Told {
  if (Array.isArray(value))
    return toldCodes(
      [...value].sort((a, b) => a - b),
      from,
    )
  if (typeof value === 'string') return toldText(value, from)
  // Numbers of staff are no codes.
  return value === undefined
    ? undefined
    : from.property.startsWith('activity.form.6.6')
      ? toldText(String(value), from)
      : toldCodes([value], from)
}

/** Boxes that properties of the dataset, its agency and its plan answer. */
function sourcesOf(subject: Subject): Record<string, Source> {
  const { dataset, agency, plan } = subject
  const of = dataset.source.value
  const row = plan?.row
  const inDataset = (property: string) => ofDataset(subject, property)
  const inPlan = (property: string) => ofPlan(subject, property)
  const contact = of.contributors.find(({ roles, email }) => roles?.includes('contact') && email)
  const method = of.activity?.method ?? row?.method
  const methodFrom = of.activity?.method ? inDataset('activity.method') : inPlan('method')
  const frequency = bpsCode(subject, 'frequency', of.frequency)
  const recommendation = of.activity?.recommendation ?? row?.recommendation
  const recommended =
    of.activity?.recommendation !== undefined
      ? inDataset('activity.recommendation')
      : inPlan('recommendation')
  const dates = [row?.collection_from, row?.collection_to]
  return {
    judul: {
      told: toldText(row?.title, inPlan('title')) ?? toldText(of.title, inDataset('title')),
      write: inDataset('title'),
    },
    tahun: {
      told: toldText(row?.collection_from?.slice(0, 4), inPlan('collection_from')),
      write: inPlan('collection_from'),
    },
    cara: {
      told: toldCodes([method && bpsCode(subject, 'method', method)], methodFrom),
      write: inDataset('activity.method'),
    },
    sektor: {
      told: toldCodes(
        [of.activity?.sector === undefined ? undefined : Number(of.activity.sector)],
        inDataset('activity.sector'),
      ),
      write: inDataset('activity.sector'),
    },
    rekomendasi: {
      told: toldCodes(
        [recommendation === undefined ? undefined : recommendation.trim() === '' ? 2 : 1],
        recommended,
      ),
      write: inDataset('activity.recommendation'),
    },
    identitas: {
      told: toldText(recommendation, recommended),
      write: inDataset('activity.recommendation'),
    },
    '1.1': {
      told:
        toldText(producersOf(subject).join('; '), inDataset('contributors')) ??
        toldText(agency?.source.value.title, { file: agency?.source.file ?? '', property: 'title' }),
      write: inDataset('contributors'),
    },
    '1.2.e': { told: toldText(contact?.email, inDataset('contributors')), write: inDataset('contributors') },
    '2.2': { told: toldText(row?.office, inPlan('office')), write: inPlan('office') },
    '3.3.3': {
      told:
        dates[0] && dates[1]
          ? toldText(dates.join('/'), inPlan('collection_from'), inPlan('collection_to'))
          : undefined,
      write: inPlan(dates[0] ? 'collection_to' : 'collection_from'),
    },
    '3.3.6': { told: toldText(row?.release_due, inPlan('release_due')), write: inPlan('release_due') },
    ...(frequency !== undefined && {
      '4.1': { told: toldCodes([2], inDataset('frequency')), write: inDataset('frequency') },
    }),
    '4.2': { told: toldCodes([frequency], inDataset('frequency')), write: inDataset('frequency') },
    ...areaSources(subject),
    '8.1.2': {
      told: toldCodes([of.access === 'terbuka' ? 1 : 2], inDataset('access')),
      write: inDataset('access'),
    },
    '8.2.2': { told: toldText(row?.release_due, inPlan('release_due')), write: inPlan('release_due') },
  }
}

/** Codes of BPS for the levels at which results are presented (7.4); finer ones than a district are others. */
const LEVELS = {
  negara: 1,
  provinsi: 2,
  'kabupaten-kota': 4,
  kecamatan: 8,
  kelurahan: 16,
  titik: 16,
  koridor: 16,
} as const

function areaSources(subject: Subject): Record<string, Source> {
  const { spatial } = subject.dataset.source.value
  const place = subject.catalog.source.value.place
  const level = spatial?.level
  const title = spatial?.code === place.code ? place.name : spatial && placeName(subject, spatial)
  const name = title === undefined ? spatial?.code : `${title} (${spatial?.code})`
  return {
    '4.4': {
      told: toldCodes([spatial && (level === 'negara' ? 1 : 2)], ofDataset(subject, 'spatial')),
      write: ofDataset(subject, 'spatial'),
    },
    '4.5': {
      told: toldText(name, ofDataset(subject, 'spatial.code')),
      write: ofDataset(subject, 'spatial.code'),
    },
    '7.4': {
      told: toldCodes([level && LEVELS[level]], ofDataset(subject, 'spatial.level')),
      write: ofDataset(subject, 'spatial.level'),
    },
  }
}

function placeName(
  { catalog }: Subject,
  { code, system }: { code: string; system: string },
): string | undefined {
  for (const { file, systems, label, rows } of catalog.codeLists.values()) {
    const column = file === undefined ? undefined : systems.find((one) => one.system === system)?.column
    const row = column === undefined ? undefined : rows.find((one) => one[column] === code)
    if (row) return row[label]
  }
  return undefined
}
