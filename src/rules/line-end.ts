import type { Text } from '../catalog/problem.ts'
import type { LineEnd } from '../catalog/scan.ts'
import type { Rule, TableContext, TableFacts } from './rule.ts'
import { figure, rowCount, steps } from './wording.ts'

/** A table whose lines end in several ways, in the way of old Macs, or otherwise than declared. */
export const rule: Rule = {
  code: 'line-end',
  hook: 'table',
  severity: 'warning',
  title: { id: 'Akhir baris campuran atau tidak lazim', en: 'Mixed or unusual line ends' },
  why: {
    id: 'Sebagian program membaca baris seperti itu sebagai satu baris panjang, atau meninggalkan tanda aneh di sel terakhir.',
    en: 'Some programs read such lines as one long line, or leave an odd mark in the last cell.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice.',
      'Simpan kembali: di Excel sebagai CSV UTF-8 (Comma delimited), bukan CSV (Macintosh); di LibreOffice sebagai Text CSV dengan UTF-8.',
      'Kirim ulang berkas itu; semua barisnya kini berakhir dengan cara yang sama.',
    ],
    [
      'Open the file in Excel or LibreOffice.',
      'Save it again: in Excel as CSV UTF-8 (Comma delimited), not CSV (Macintosh); in LibreOffice as Text CSV with UTF-8.',
      'Submit the file again; all of its lines now end in the same way.',
    ],
  ),
  *check(facts, context) {
    const finding = fault(facts, context)
    if (finding) yield { ...finding, places: [{ file: facts.file, line: placeOf(facts.lineEnds) }] }
  },
}

const NAMES = { lf: 'LF', crlf: 'CR LF', cr: 'CR' }
const WRITTEN = { lf: '"\\n"', crlf: '"\\r\\n"', cr: '"\\r"' }

function fault(
  { lineEnds }: TableFacts,
  { resource }: TableContext,
): { message: Text; fix?: Text } | undefined {
  const [most, second] = lineEnds
  if (!most || isDoubled(lineEnds)) return undefined
  if (second) return { message: mixed(lineEnds) }
  if (most.kind === 'cr') {
    return {
      message: {
        id: 'Baris berakhir dengan tanda CR saja, seperti pada komputer Mac lama.',
        en: 'Lines end with CR alone, as on old Macs.',
      },
    }
  }
  const declared = resource.descriptor.dialect?.lineTerminator
  const actual = most.kind === 'lf' ? '\n' : '\r\n'
  if (declared === undefined || declared === actual) return undefined
  return {
    message: {
      id: `Baris berakhir dengan ${NAMES[most.kind]}, bukan seperti \`lineTerminator\` di metadata.`,
      en: `Lines end with ${NAMES[most.kind]}, otherwise than \`lineTerminator\` says in the metadata.`,
    },
    fix: {
      id: `Tulis \`lineTerminator: ${WRITTEN[most.kind]}\` pada \`dialect\` tabel ini, atau hapus \`lineTerminator\`.`,
      en: `Write \`lineTerminator: ${WRITTEN[most.kind]}\` in \`dialect\` of this table, or remove \`lineTerminator\`.`,
    },
  }
}

function mixed(lineEnds: LineEnd[]): Text {
  const list = (language: keyof Text) =>
    lineEnds.map(({ kind, count }) => `${rowCount(count)[language]} (${NAMES[kind]})`).join(', ')
  const line = figure(placeOf(lineEnds))
  return {
    id: `Akhir baris berbeda-beda: ${list('id')}; baris ${line.id} yang pertama berbeda.`,
    en: `Lines end in different ways: ${list('en')}; line ${line.en} is the first that differs.`,
  }
}

/** The first line that ends otherwise than the first does. */
function placeOf(lineEnds: LineEnd[]): number {
  return Math.max(...lineEnds.slice(0, 2).map(({ line }) => line))
}

/** CR CR LF gives each row a blank one, which is said of the blank rows. */
function isDoubled(lineEnds: LineEnd[]): boolean {
  const count = (wanted: LineEnd['kind']) => lineEnds.find(({ kind }) => kind === wanted)?.count ?? 0
  return count('lf') === 0 && count('cr') > 1 && Math.abs(count('cr') - count('crlf')) <= 1
}
