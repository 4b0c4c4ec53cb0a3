import type { Catalog, Plan, PlanEntry } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { folded } from '../catalog/path.ts'
import { isPlanColumn, PLAN_COLUMNS, PLAN_REQUIRED } from '../catalog/plan.ts'
import { columnLetters, type Place, shorten } from '../catalog/problem.ts'
import { withdrawalsOf } from '../catalog/withdrawals.ts'
import { datasetIds, isDataset } from './filenames.ts'
import type { Finding } from './rule.ts'
import { didYouMean, listed, shown } from './wording.ts'

/** What is wrong with a data collection plan: its columns, its rows by their schema, and the datasets it names. */
export function* planFaults(plan: Plan, catalog: Catalog): Generator<Finding> {
  yield* columnFaults(plan)
  const rows = new Map<string, number>()
  for (const entry of plan.rows) {
    for (const fault of entry.faults) {
      const isSpaced = fault.path[0] === 'code' && /\s/.test(fault.value ?? '')
      const { path, message, fix, value } = isSpaced ? { ...fault, ...SPACED } : fault
      yield { message, ...(fix && { fix }), places: [cellPlace(plan, entry, String(path[0]), value)] }
    }
    const { code, dataset } = entry.value
    const first = code === undefined ? undefined : rows.get(code)
    if (code !== undefined && first === undefined) rows.set(code, entry.row)
    if (code !== undefined && first !== undefined) {
      yield {
        message: {
          id: `Kode rencana ${shown(code)} sudah dipakai di baris ${first}.`,
          en: `The code ${shown(code)} of the plan stands in row ${first} already.`,
        },
        fix: { id: 'Beri baris ini kode lain, atau hapus.', en: 'Give this row another code, or delete it.' },
        places: [cellPlace(plan, entry, 'code', code)],
      }
    }
    if (dataset !== undefined && !entry.faults.some(({ path }) => path[0] === 'dataset')) {
      yield* unknownDataset(plan, entry, dataset, catalog)
    }
  }
}

const SPACED = {
  message: { id: 'Kode rencana memuat spasi.', en: 'The code of the plan has spaces.' },
  fix: {
    id: 'Tulis kode tanpa spasi, misalnya `D-01`.',
    en: 'Write the code without spaces, such as `D-01`.',
  },
}

/** What a spreadsheet with a decimal comma saves as CSV. */
const semicolons = (file: string, header: string): Finding => ({
  message: {
    id: 'Kolom rencana dipisahkan titik koma, bukan koma.',
    en: 'The columns of the plan are parted by semicolons, not commas.',
  },
  fix: {
    id: 'Di Excel pilih Simpan Sebagai, CSV UTF-8 (pemisah koma); atau ganti setiap `;` dengan `,` dan apit sel yang memuat koma dengan tanda kutip.',
    en: 'In Excel choose Save As, CSV UTF-8 (comma delimited); or replace each `;` by `,` and put cells with a comma in quotes.',
  },
  places: [{ file, line: 1, row: 1, value: shorten(header) }],
})

function* columnFaults({ file, labels }: Plan): Generator<Finding> {
  const [only = ''] = labels
  if (labels.length === 1 && only.split(';').some(isPlanColumn)) {
    yield semicolons(file, only)
    return
  }
  const guessed = new Set<string | undefined>()
  for (const [at, label] of labels.entries()) {
    const place: Place = {
      file,
      line: 1,
      row: 1,
      column: at + 1,
      cell: `${columnLetters(at + 1)}1`,
      value: shorten(label),
    }
    if (labels.indexOf(label) < at) {
      yield {
        message: {
          id: `Kolom ${shown(label)} muncul dua kali dalam rencana.`,
          en: `The column ${shown(label)} stands twice in the plan.`,
        },
        fix: { id: 'Hapus salah satunya.', en: 'Delete one of them.' },
        places: [place],
      }
    } else if (!isPlanColumn(label)) {
      const guess = nearest(label, PLAN_COLUMNS)
      guessed.add(guess)
      const asked = didYouMean(guess)
      yield {
        message: {
          id: `Kolom ${shown(label)} tidak dikenal dalam rencana.${asked.id}`,
          en: `The column ${shown(label)} is not known in a plan.${asked.en}`,
        },
        fix: {
          id: `Kolom rencana adalah ${PLAN_COLUMNS.map(shown).join(', ')}.`,
          en: `The columns of a plan are ${PLAN_COLUMNS.map(shown).join(', ')}.`,
        },
        places: [place],
      }
    }
  }
  const missing = PLAN_REQUIRED.filter((name) => !labels.includes(name) && !guessed.has(name))
  if (missing.length === 0) return
  const names = listed(missing)
  yield {
    message: {
      id: `Kolom yang belum ada dalam rencana: ${names.id}.`,
      en: `Columns that the plan lacks: ${names.en}.`,
    },
    fix: {
      id: 'Tambahkan di baris judul dan isi pada setiap baris.',
      en: 'Add to the header what is missing and fill it in on every row.',
    },
    places: [{ file, line: 1, row: 1 }],
  }
}

function* unknownDataset(plan: Plan, entry: PlanEntry, id: string, catalog: Catalog): Generator<Finding> {
  // Of a dataset that was withdrawn, the plan may say what it was for.
  if (isDataset(catalog, id) || withdrawalsOf(catalog).has(id)) return
  const ids = [...datasetIds(catalog)]
  // Where its folder was given other capitals, that is the fault, and it is said of the folder.
  if (ids.some((other) => folded(other) === id)) return
  const asked = didYouMean(nearest(id, ids))
  yield {
    message: {
      id: `Rencana menyebut dataset ${shown(id)} yang tidak ada di katalog.${asked.id}`,
      en: `The plan names the dataset ${shown(id)}, which is not in the catalog.${asked.en}`,
    },
    fix: {
      id: 'Kosongkan sel ini sampai datasetnya terbit, atau perbaiki alamatnya.',
      en: 'Leave the cell empty until the dataset is published, or correct its address.',
    },
    places: [cellPlace(plan, entry, 'dataset', id)],
  }
}

/** Where a cell of a plan stands; the row where the plan has no such column. */
export function cellPlace(
  { file, labels }: Plan,
  { line, row }: PlanEntry,
  name: string,
  value: string | undefined,
): Place {
  const column = labels.indexOf(name) + 1
  return {
    file,
    line,
    row,
    ...(column > 0 && { column, cell: `${columnLetters(column)}${row}` }),
    field: name,
    ...(value !== undefined && { value: shorten(value) }),
  }
}
