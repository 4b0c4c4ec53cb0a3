import { isFigure } from '../catalog/figures.ts'
import type { Dataset } from '../catalog/model.ts'
import { priorityDatasets } from '../catalog/priority.ts'
import type { Problem, Text } from '../catalog/problem.ts'
import { counted, listed } from '../rules/wording.ts'
import { POINTS, type Point, PRINCIPLES, type Principle } from './principles.ts'
import type { DatasetReview, Side } from './review.ts'
import type { ChecksReview } from './verdict.ts'

/** What is known of a change under one principle. */
export interface PrincipleReview {
  principle: Principle
  points: PointReview[]
  /** What the checks looked at. */
  looked: Text
  /** What a person has to judge; no check answers it. */
  open: Text[]
}

/** A point and what its checks found. */
export interface PointReview extends Point {
  /** `nothing` where the change holds nothing that they could look at. */
  state: 'ok' | 'warnings' | 'errors' | 'nothing'
  found: { code: string; count: number }[]
}

/** The checklist of a change: what the checks have answered, and what they leave to the verifier. */
export function checklistOf(
  after: Side,
  datasets: readonly DatasetReview[],
  { added, kept }: ChecksReview,
): PrincipleReview[] {
  const ids = new Set(datasets.filter(({ status }) => status !== 'removed').map(({ id }) => id))
  const touched = after.catalog.datasets.filter(({ id }) => ids.has(id))
  const problems = [...added, ...kept]
  const prioritised = priorityDatasets(after.catalog)
  const isPriority = touched.some(({ id }) => prioritised.has(id))
  const revised = datasets.some(({ tables }) => tables.some((table) => table.revised.length > 0))
  return PRINCIPLES.map((principle) => {
    const { text, count } = lookedAt(principle, touched, after)
    const points = POINTS[principle].map((point) => pointReview(point, problems, count))
    const isElsewhere = count === 0 && points.some(({ found }) => found.length > 0)
    return {
      principle,
      points,
      looked: isElsewhere ? ELSEWHERE : text,
      open: touched.length === 0 ? [] : openQuestions(principle, revised, isPriority),
    }
  })
}

/** Something was found, though nothing of its kind is in what changed. */
const ELSEWHERE: Text = {
  id: 'tabel dan berkas yang bergantung pada yang diubah',
  en: 'tables and files that depend on what changed',
}

function pointReview(point: Point, problems: readonly Problem[], looked: number): PointReview {
  const own = problems.filter(({ code }) => point.checks.includes(code))
  const found = [...Map.groupBy(own, ({ code }) => code)].map(([code, all]) => ({ code, count: all.length }))
  const state = own.some(({ severity }) => severity === 'error')
    ? 'errors'
    : own.length > 0
      ? 'warnings'
      : looked === 0
        ? 'nothing'
        : 'ok'
  return { ...point, state, found }
}

function lookedAt(
  principle: Principle,
  datasets: Dataset[],
  { tables }: Side,
): { text: Text; count: number } {
  // What could not be read was not looked at.
  const resources = datasets.flatMap(({ resources }) =>
    resources.filter(({ file, id }) => file !== undefined && tables.get(id) !== undefined),
  )
  const fields = resources.flatMap((resource) => resource.fields.map((field) => ({ field, resource })))
  const rows = resources.reduce((sum, { id }) => sum + (tables.get(id)?.rows ?? 0), 0)
  const columns = (count: number) => counted(count, 'kolom', 'column', 'columns')
  const ofTables = counted(resources.length, 'tabel', 'table', 'tables')
  if (principle === 'metadata') {
    const all = counted(datasets.length, 'dataset', 'dataset', 'datasets')
    return { text: { id: `metadata ${all.id}`, en: `the metadata of ${all.en}` }, count: datasets.length }
  }
  if (principle === 'codes') {
    const bound = fields.filter(({ field }) => field.codes !== undefined)
    const lists = listed([...new Set(bound.map(({ field }) => field.codes as string))])
    const of = columns(bound.length)
    return {
      text:
        bound.length === 0
          ? { id: 'tidak ada kolom kode', en: 'no column of codes' }
          : { id: `${of.id} kode terhadap daftar ${lists.id}`, en: `${of.en} of codes against ${lists.en}` },
      count: bound.length,
    }
  }
  const picked =
    principle === 'figures' ? fields.filter(({ field, resource }) => isFigure(field, resource)) : fields
  const of = columns(picked.length)
  const all = counted(rows, 'baris', 'row', 'rows')
  const kind = principle === 'figures' ? { id: ' angka', en: ' of figures' } : { id: '', en: '' }
  return {
    text: {
      id: `${of.id}${kind.id} pada ${ofTables.id}, ${all.id}`,
      en: `${of.en}${kind.en} in ${ofTables.en}, ${all.en}`,
    },
    count: picked.length,
  }
}

function openQuestions(principle: Principle, revised: boolean, isPriority: boolean): Text[] {
  const questions: Record<Principle, Text[]> = {
    standard: [
      {
        id: 'Apakah konsep, definisi, dan satuannya yang disepakati produsen, Walidata, dan Pembina Data?',
        en: 'Are concept, definition and unit those that producer, steward and supervisor have agreed on?',
      },
    ],
    metadata: [
      {
        id: 'Apakah judul, deskripsi, dan sumbernya menggambarkan tabel ini dengan benar?',
        en: 'Do title, description and sources describe this table rightly?',
      },
      {
        id: 'Apakah lisensinya memang ditetapkan oleh pemilik datanya?',
        en: 'Is the licence the one that the owner of the data has set?',
      },
    ],
    interoperability: [
      {
        id: 'Apakah tabelnya lengkap menurut sumbernya, bukan hanya benar bentuknya?',
        en: 'Is the table complete by its source, not only right in form?',
      },
    ],
    codes: [
      {
        id: 'Apakah kodenya berlaku pada tahun datanya?',
        en: 'Are the codes those in force in the year of the data?',
      },
    ],
    figures: [
      {
        id: 'Apakah beberapa angka yang diambil acak sama dengan angka pada sumbernya?',
        en: 'Are some figures picked at random the same as in the source?',
      },
      ...(revised
        ? [
            {
              id: 'Apakah setiap angka yang direvisi benar, dan alasannya dapat dipahami pembaca?',
              en: 'Is every revised figure right, and its reason clear to readers?',
            },
          ]
        : []),
      ...(isPriority
        ? [
            {
              id: 'Data Prioritas: sudahkah Pembina Data memeriksanya, dan persetujuannya tercatat di Git sebelum digabungkan?',
              en: 'Priority data: has a data supervisor checked it, and is the approval recorded in Git before it is merged?',
            },
          ]
        : []),
    ],
    protection: [
      {
        id: 'Apakah data ini boleh dibuka untuk umum, juga bila digabungkan dengan data lain?',
        en: 'May this data be public, also when joined with other data?',
      },
    ],
  }
  return questions[principle]
}
