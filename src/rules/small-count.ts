import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import type { RowCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** Few people in a small area, of whom something is told that could harm them. */
export const rule: Rule = {
  code: 'small-count',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Jumlah kecil yang dapat mengenali orang', en: 'Small count that can identify a person' },
  why: {
    id: 'Satu korban atau satu pasien di sebuah kelurahan dikenali tetangganya, walau namanya tidak ditulis.',
    en: 'The only victim or patient of a neighbourhood is recognised by the neighbours, even without a name.',
  },
  fix: steps(
    [
      'Gabungkan wilayahnya: di Excel pilih Insert > PivotTable, taruh kecamatan pada Rows dan jumlahkan (Sum) pada Values; terbitkan tabel per kecamatan atau per kota.',
      'Bila wilayahnya harus tetap, gabungkan tahunnya, umurnya, atau jenisnya sampai setiap jumlah paling sedikit 5.',
      'Bila sudah ditinjau dan aman, mintalah Walidata mencatat pengecualiannya pada `exempt` di berkas `dataset.md`.',
    ],
    [
      'Join the areas: in Excel choose Insert > PivotTable, put the district under Rows and the sum under Values; publish the table by district or for the whole city.',
      'If the areas have to stay, join years, ages or kinds until every count is at least 5.',
      'If it has been reviewed and is safe, ask the data steward to record the exemption under `exempt` in the file `dataset.md`.',
    ],
  ),
  check: (header, { dataset }) => {
    const topic = sensitiveTopic(dataset)
    const names = header.labels.map((label, at) => `${label} ${header.fields[at]?.name ?? ''}`.toLowerCase())
    const area = names.findIndex((name, at) => isFine(name, header.fields[at]))
    if (area < 0) return []
    return header.fields.flatMap((field, column) => {
      if (!field || !isCount(field)) return []
      const own = topic ?? topicOf(`${field.name} ${field.title ?? ''} ${field.description ?? ''}`)
      return own ? [countCheck(field, column, own, header.labels[area] ?? '')] : []
    })
  },
}

/** Counts below this are told apart from the people they count. */
const FEWEST = 5

/** Things of which a person may not be known to be one. */
const TOPICS: readonly (readonly [RegExp, Text])[] = [
  [
    /\b(kekerasan|kdrt|perkosaan|pemerkosaan|pelecehan|pencabulan|eksploitasi|perdagangan orang|tppo|perundungan|violence|abuse)\b/,
    { id: 'kekerasan', en: 'violence' },
  ],
  [
    /\b(stunting|stunted|gizi buruk|gizi kurang|malnutrisi|wasting)\b/,
    { id: 'gizi anak', en: 'nutrition of children' },
  ],
  [
    /\b(hiv|aids|odha|odhiv|sifilis|ims|infeksi menular seksual)\b/,
    { id: 'HIV dan infeksi menular seksual', en: 'HIV and sexually transmitted infections' },
  ],
  [
    /\b(tb|tbc|tuberkulosis|tuberculosis|kusta|lepra|leprosy)\b/,
    { id: 'penyakit menular', en: 'infectious disease' },
  ],
  [
    /\b(gangguan jiwa|odgj|skizofrenia|bunuh diri|depresi|suicide)\b/,
    { id: 'kesehatan jiwa', en: 'mental health' },
  ],
  [/\b(narkoba|napza|narkotika|drugs)\b/, { id: 'narkoba', en: 'drugs' }],
  [
    /\b(perkawinan anak|pernikahan dini|nikah dini|dispensasi kawin|kehamilan remaja|aborsi|child marriage)\b/,
    { id: 'perkawinan dan kehamilan anak', en: 'child marriage and pregnancy' },
  ],
  [/\b(difabel|disabilitas|disability)\b/, { id: 'disabilitas', en: 'disability' }],
]

/** What a dataset tells of people that could harm them, by its title, description and keywords. */
export function sensitiveTopic({ source }: Dataset): Text | undefined {
  const { title, description, keywords = [] } = source.value
  return topicOf([title, description, ...keywords].join(' '))
}

function topicOf(words: string): Text | undefined {
  const text = words.toLowerCase().replaceAll('_', ' ')
  return TOPICS.find(([pattern]) => pattern.test(text))?.[1]
}

/** Whether a column names areas of the size of a kelurahan, or smaller. */
function isFine(names: string, field: FieldDescriptor | undefined): boolean {
  const words = `${names} ${field?.codes ?? ''}`.replace(/[^a-z\d]+/g, ' ')
  if (/\b(jumlah|jml|banyak|total|number|count)\b/.test(words)) return false
  return /\b(kelurahan|desa|kampung|lingkungan|dusun|rt|rw|posyandu|sekolah|village)\b/.test(words)
}

/** Whether a column counts people or cases. */
function isCount({ name, type, unit, measure }: FieldDescriptor): boolean {
  if (type !== 'integer' && type !== 'number') return false
  const words = name.toLowerCase().replace(/[^a-z\d]+/g, ' ')
  if (
    /\b(persen|persentase|prevalensi|rasio|rate|indeks|tahun|bulan|umur|usia|kode|urut|nomor|no|id)\b/.test(
      words,
    )
  )
    return false
  if (unit && /persen|%|per /i.test(unit)) return false
  return type === 'integer' || /jumlah|count/i.test(`${measure ?? ''} ${name}`)
}

function countCheck({ name }: FieldDescriptor, column: number, topic: Text, area: string): RowCheck {
  let smallest = FEWEST
  return {
    block: (block, report) => {
      const { status, number } = block.columns[column] as Cells
      for (let index = 0; index < block.count; index++) {
        const value = number[index] as number
        if (!(value > 0 && value < FEWEST) || status[index] !== VALUE) continue
        if (value < smallest) smallest = value
        report(block, index, column)
      }
    },
    message: (count) => {
      const cells = cellCount(count)
      return {
        id: `Kolom ${shown(name)} memuat ${cells.id} dengan jumlah di bawah ${FEWEST} (terkecil ${smallest}) tentang ${topic.id}, menurut ${shown(area)}.`,
        en: `Column ${shown(name)} has ${cells.en} with a count below ${FEWEST} (the smallest ${smallest}) on ${topic.en}, by ${shown(area)}.`,
      }
    },
  }
}
