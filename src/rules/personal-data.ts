import { maskPersonal, maskWhole } from '../catalog/personal.ts'
import type { HeaderKind } from '../catalog/personal-headers.ts'
import { columnLetters, type Place, type Text } from '../catalog/problem.ts'
import type { Cells, Header } from '../catalog/table.ts'
import { type Group, PersonalColumn, type SureCell, type Tally } from './personal-column.ts'
import { ITEM_NAMES } from './personal-text.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A column that holds data of single persons. */
export const rule: Rule = {
  code: 'personal-data',
  hook: 'rows',
  severity: 'error',
  exemptible: true,
  // A number that stands alone among others is found by the review of a change and by no check.
  inReviews: true,
  title: { id: 'Data pribadi di dalam tabel', en: 'Personal data in a table' },
  why: {
    id: 'UU 27/2022 melindungi data pribadi: dengan NIK, nomor HP, atau alamat, orang yang tercatat dapat ditipu, dicari, atau dipermalukan, dan yang sudah terbit tidak dapat ditarik kembali.',
    en: 'Law 27/2022 protects personal data: with a NIK, a phone number or an address, the people listed can be cheated, sought out or shamed, and what is published cannot be taken back.',
  },
  fix: steps(
    [
      'Jangan kirim berkas ini. Buka di Excel atau LibreOffice, klik huruf kolom itu, klik kanan, lalu pilih Delete; menyembunyikan kolom (Hide) tidak cukup.',
      'Bila yang diperlukan jumlah orangnya, pilih Insert > PivotTable: taruh wilayah atau kategori pada Rows dan hitung barisnya (Count) pada Values; terbitkan tabel jumlah itu sebagai gantinya.',
      'Hapus juga kolom itu dari `fields` di berkas `dataset.md`, lalu simpan kembali sebagai CSV UTF-8.',
      'Bila berkas sudah telanjur dikirim, segera beri tahu Walidata: menghapusnya pada kiriman berikutnya tidak cukup, karena riwayat Git masih menyimpannya dan harus dibersihkan.',
      'Bila ini memang bukan data pribadi, mintalah Walidata mencatat pengecualiannya pada `exempt` di berkas `dataset.md`.',
    ],
    [
      'Do not send this file. Open it in Excel or LibreOffice, click the letter of the column, right-click and choose Delete; hiding the column is not enough.',
      'If the number of people is what matters, choose Insert > PivotTable: put the area or category under Rows and count the rows under Values; publish that table of counts instead.',
      'Delete the column from `fields` in the file `dataset.md`, too, then save the file again as CSV UTF-8.',
      'If the file has been sent already, tell the data steward at once: deleting it in the next submission is not enough, since the history of Git still holds it and has to be cleaned.',
      'If this is no personal data, ask the data steward to record the exemption under `exempt` in the file `dataset.md`.',
    ],
  ),
  check: (header, context) => {
    const columns = header.labels.map((label, column) => {
      const field = header.fields[column]
      // Codes of the catalog's own lists are published already.
      if (field?.codes !== undefined && context.catalog.codeLists.has(field.codes)) return undefined
      return new PersonalColumn(label, field)
    })
    const persons = columns.filter((column) => column?.meaning.kind && !AMBIGUOUS.has(column.meaning.kind))
    return columns.flatMap((judge, column) => {
      if (!judge) return []
      const { kind } = judge.meaning
      const byHeader =
        kind && (HEADERS[kind] ?? (kind === 'diagnosis' && persons.length > 0 ? DIAGNOSIS : undefined))
      return byHeader
        ? [headerCheck(judge, column, header, context, byHeader)]
        : [cellsCheck(judge, column, header.labels[column] ?? ''), singleCheck(judge, column)]
    })
  },
}

/** Headers that say nothing of persons where they stand alone. */
const AMBIGUOUS: ReadonlySet<HeaderKind> = new Set<HeaderKind>(['diagnosis', 'phone', 'email'])

/** Headers whose columns are personal whatever stands in them. */
const HEADERS: Partial<Record<HeaderKind, Text>> = {
  name: { id: 'nama orang', en: 'names of people' },
  birth: { id: 'tempat atau tanggal lahir orang', en: 'places or dates of birth' },
  address: { id: 'alamat tempat tinggal orang', en: 'home addresses' },
}
const DIAGNOSIS: Text = { id: 'penyakit tiap orang', en: 'illnesses of single people' }

const NUMBER_NAMES: Partial<Record<HeaderKind, Text>> = {
  nik: { id: 'NIK', en: 'NIK (identity numbers)' },
  nkk: { id: 'nomor kartu keluarga', en: 'family card numbers' },
  nip: { id: 'NIP pegawai', en: 'NIP (numbers of civil servants)' },
  npwp: { id: 'NPWP', en: 'NPWP (tax numbers)' },
  nisn: { id: 'NISN siswa', en: 'NISN (numbers of pupils)' },
  nuptk: { id: 'NUPTK pendidik', en: 'NUPTK (numbers of teachers)' },
  bpjs: { id: 'nomor BPJS', en: 'health insurance numbers' },
  mobile: { id: 'nomor HP', en: 'mobile numbers' },
  account: { id: 'nomor rekening', en: 'bank account numbers' },
  record: { id: 'nomor rekam medis', en: 'medical record numbers' },
}

const MOBILE: Text = { id: 'nomor HP', en: 'mobile numbers' }
const GROUP_NAMES: Record<Exclude<Group, 'number'>, Text> = {
  nik: { id: 'NIK atau nomor kartu keluarga', en: 'NIK or family card numbers' },
  nip: { id: 'NIP pegawai', en: 'NIP (numbers of civil servants)' },
  npwp: { id: 'NPWP', en: 'NPWP (tax numbers)' },
  mobile: MOBILE,
  short: { id: 'nomor HP yang kehilangan 0 di depan', en: 'mobile numbers without their leading 0' },
  email: { id: 'alamat surel pribadi', en: 'private e-mail addresses' },
  text: { id: 'teks dengan nomor atau alamat pribadi', en: 'texts with personal numbers or addresses' },
}

function cellsCheck(judge: PersonalColumn, column: number, label: string): RowCheck {
  return {
    block: (block, report) =>
      judge.find(block.columns[column] as Cells, block.count, (index) => report(block, index, column)),
    holds: () => judge.found().length > 0 && !judge.isSingle(),
    message: () => {
      const parts = judge.found().map((tally) => partOf(tally, judge.meaning.kind))
      return {
        id: `Kolom ${shown(label)} berisi data pribadi: ${parts.map(({ id }) => id).join('; ')}.`,
        en: `Column ${shown(label)} holds personal data: ${parts.map(({ en }) => en).join('; ')}.`,
      }
    },
  }
}

/** Cells that are personal by themselves, in a column that is not; it follows the check of the column, which finds them. */
function singleCheck(judge: PersonalColumn, column: number): RowCheck {
  const cells: (SureCell & { cell: string })[] = []
  return {
    block: (block, report) => {
      for (const sure of judge.sure) {
        if (cells.length < MOST_NAMED)
          cells.push({ ...sure, cell: `${columnLetters(column + 1)}${block.firstRow + sure.index}` })
        report(block, sure.index, column)
      }
    },
    holds: () => judge.isSingle(),
    message: () => {
      const parts = cells.map(({ cell, kind, item }) => {
        const name = ITEM_NAMES[kind]
        const value = shown(maskWhole(item))
        return {
          id: `sel ${cell} memuat ${name.id} (${value})`,
          en: `cell ${cell} holds ${name.en} (${value})`,
        }
      })
      return {
        id: `${capital(parts.map(({ id }) => id).join('; '))}.`,
        en: `${capital(parts.map(({ en }) => en).join('; '))}.`,
      }
    },
    fix: () => {
      const [first] = cells
      const isEmail = cells.every(({ kind }) => kind === 'email')
      const isMixed = !isEmail && cells.some(({ kind }) => kind === 'email')
      const what = {
        id: isMixed ? 'nomor dan alamatnya' : isEmail ? 'alamatnya' : 'nomornya',
        en: isMixed ? 'the numbers and addresses' : isEmail ? 'the address' : 'the number',
      }
      const where =
        cells.length === 1 ? { id: 'sel itu', en: 'that cell' } : { id: 'sel-sel itu', en: 'those cells' }
      return first ? singleFix(what, where) : rule.fix
    },
  }
}

/** Cells that the message of single cells names. */
const MOST_NAMED = 5

function singleFix(what: Text, where: Text): Text {
  return steps(
    [
      `Hapus ${what.id} dari ${where.id}, lalu simpan kembali sebagai CSV UTF-8; kolomnya boleh tetap ada.`,
      'Bila berkas sudah telanjur dikirim, segera beri tahu Walidata: riwayat Git masih menyimpannya dan harus dibersihkan.',
    ],
    [
      `Delete ${what.en} from ${where.en}, then save the file again as CSV UTF-8; the column may stay.`,
      'If the file has been sent already, tell the data steward at once: the history of Git still holds it and has to be cleaned.',
    ],
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function partOf({ group, count, example }: Tally, kind: HeaderKind | undefined): Text {
  const name = group === 'number' ? ((kind && NUMBER_NAMES[kind]) ?? MOBILE) : GROUP_NAMES[group]
  const cells = cellCount(count)
  const value = group === 'text' ? maskPersonal(example) : maskWhole(example)
  const cut = isCut(group, kind, example)
  return {
    id: `${name.id} di ${cells.id}, misalnya ${shown(value)}${cut.id}`,
    en: `${name.en} in ${cells.en}, such as ${shown(value)}${cut.en}`,
  }
}

/** Spreadsheets keep 15 digits: what is left of a number of 16 is personal still. */
function isCut(group: Group, kind: HeaderKind | undefined, example: string): Text {
  const isNik = group === 'nik' || kind === 'nik' || kind === 'nkk'
  if (!isNik || !(/e\+?15$/i.test(example) || /^'?[\d .-]{11,}0000?$/.test(example)))
    return { id: '', en: '' }
  return { id: ' (digit akhirnya dihilangkan Excel)', en: ' (its last digits lost to Excel)' }
}

function headerCheck(
  judge: PersonalColumn,
  column: number,
  header: Header,
  { resource }: TableContext,
  what: Text,
): RowCheck {
  const label = header.labels[column] ?? ''
  const place: Place = {
    file: resource.file ?? '',
    line: header.line,
    row: 1,
    column: column + 1,
    cell: `${columnLetters(column + 1)}1`,
    field: header.fields[column]?.name ?? label,
    value: label,
  }
  return {
    places: [place],
    block: (block) => judge.find(block.columns[column] as Cells, block.count, () => {}),
    holds: () => judge.values > 0,
    message: () => ({
      id: `Menurut judulnya, kolom ${shown(label)} berisi ${what.id}, satu baris untuk satu orang.`,
      en: `By its header, column ${shown(label)} holds ${what.en}, a row for a person.`,
    }),
  }
}
