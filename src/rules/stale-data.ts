import { freshness } from '../catalog/freshness.ts'
import type { Text } from '../catalog/problem.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { extremes, periodsOf } from './table-periods.ts'
import { figure, shown, steps } from './wording.ts'

/** Data that are older than their own schedule allows. */
export const rule: Rule = {
  code: 'stale-data',
  hook: 'dataset',
  severity: 'warning',
  varies: true,
  title: { id: 'Data belum dimutakhirkan sesuai jadwal', en: 'Data behind their schedule' },
  why: {
    id: 'Pembaca mengandalkan jadwal pemutakhiran. Bila periode terbaru belum ada jauh sesudah waktunya, mereka memakai angka lama sebagai angka sekarang.',
    en: 'Readers rely on the schedule. Where the newest period is missing long after its time, they take old figures for present ones.',
  },
  fix: steps(
    [
      'Tambahkan baris periode terbaru pada tabel, lalu ubah `temporal.end`.',
      'Bila angkanya belum ada, jelaskan sebabnya pada teks di bawah metadata; peringatan ini boleh tetap ada sampai angkanya terbit.',
      'Bila datanya memang tidak dimutakhirkan secara berkala, ubah `frequency` menjadi jadwal yang benar, misalnya `ad-hoc`.',
    ],
    [
      'Add the rows of the newest period to the table, then change `temporal.end`.',
      'Where the figures do not exist yet, say why in the text below the metadata; this warning may stay until they are out.',
      'Where the data are not updated at fixed times, change `frequency` to what is true, such as `ad-hoc`.',
    ],
  ),
  *check(dataset, facts) {
    const { source } = dataset
    const { frequency, access, temporal } = source.value
    if (access !== 'terbuka' || isUnsure(source, 'frequency')) return
    const { tables } = periodsOf(dataset, facts)
    const found = extremes(tables)
    const last = found?.last.last ?? (isUnsure(source, 'temporal') ? undefined : temporal?.end)
    const state = last === undefined ? undefined : freshness(frequency, last, facts.asOf)
    if (last === undefined || !state?.isStale) return
    const where: Text = found
      ? { id: `kolom ${shown(found.last.field.name)}`, en: `column ${shown(found.last.field.name)}` }
      : { id: '`temporal.end`', en: '`temporal.end`' }
    const missed = figure(state.missed)
    const times = state.missed === 1 ? 'period has' : 'periods have'
    yield {
      message: {
        id: `Jadwal pemutakhiran dataset ini ${shown(frequency)}, tetapi ${where.id} berakhir pada ${last}; sampai ${facts.asOf} sudah ${missed.id} periode berlalu tanpa angka baru.`,
        en: `The dataset is updated ${ADVERBS[frequency] ?? frequency} (${shown(frequency)}), but ${where.en} ends with ${last}; by ${facts.asOf}, ${missed.en} ${times} passed without new figures.`,
      },
      places: [propertyPlace(source, ['frequency'], frequency)],
    }
  },
}

const ADVERBS: Record<string, string> = {
  harian: 'daily',
  mingguan: 'weekly',
  bulanan: 'monthly',
  triwulanan: 'quarterly',
  'empat-bulanan': 'every four months',
  semesteran: 'every half year',
  tahunan: 'yearly',
  'dua-tahunan': 'every two years',
}
