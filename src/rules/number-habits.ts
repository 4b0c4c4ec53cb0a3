import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import { castText } from '../catalog/types.ts'
import { formulaResult, isFormula } from './formulas.ts'
import type { Habit } from './habit.ts'
import { shown } from './wording.ts'
import { asWritten } from './written.ts'

/** Spreadsheet habits by which a cell of an `integer` or `number` column is no number, likeliest first. */
export function numberHabits(field: FieldDescriptor): Habit[] {
  const whole = field.type === 'integer'
  const writeAs = (
    example: string,
    plain: string | undefined,
    format?: string,
    declare: Declared = {},
  ): Text => advice(example, plain, format, readsWith(field, declare, example) ? declare : {})
  return [
    FORMULA_ERROR,
    FORMULA,
    {
      words: { id: 'dengan tanda mata uang', en: 'with a currency sign' },
      fits: (text) => CURRENCY.test(text) || NO_CENTS.test(text),
      fix: (example) =>
        writeAs(example, amountOf(example, whole), 'Currency', {
          bareNumber: false,
          ...marksOf(example, whole),
        }),
    },
    {
      words: { id: 'dengan tanda kurung untuk angka negatif', en: 'with brackets for a negative figure' },
      fits: (text) => BRACKETED.test(text),
      fix: (example) => {
        const plain = plainNumber(example.replace(/[()\s]/g, ''), whole)
        return writeAs(example, plain === undefined ? undefined : `-${plain}`, 'Accounting')
      },
    },
    {
      words: { id: 'dengan tanda minus yang bukan tanda hubung', en: 'with a minus sign that is no hyphen' },
      fits: (text) => LONG_MINUS.test(text),
      fix: (example) => {
        const plain = plainNumber(example.replace(LONG_MINUS, ''), whole)
        return writeAs(example, plain === undefined ? undefined : `-${plain}`)
      },
    },
    {
      words: { id: 'dengan tanda "mendekati nol"', en: 'with a sign for "nearly zero"' },
      fits: (text) => /^[~≈]\s*0([.,]0+)?$/.test(text.trim()),
      fix: (example) => ({
        id: `Tulis angka yang sebenarnya dari sumber, atau \`0\` untuk ${shown(example)} dengan keterangan pada kolom catatan.`,
        en: `Write the figure itself from the source, or \`0\` for ${shown(example)} with a word in a column of notes.`,
      }),
    },
    {
      words: { id: 'dengan tanda persen', en: 'with a percent sign' },
      fits: (text) => PERCENT.test(text),
      fix: (example) =>
        writeAs(example, plainNumber(example.replace('%', ''), whole), 'Percentage', {
          bareNumber: false,
          ...marksOf(example, whole),
        }),
    },
    {
      words: { id: 'dengan spasi', en: 'with spaces' },
      fits: (text) => /\s/.test(text) && /^[+-]?\d+([.,]\d+)?$/.test(text.replace(/\s/g, '')),
      fix: (example) => writeAs(example, plainNumber(example.replace(/\s/g, ''), whole)),
    },
    {
      words: { id: 'dengan tanda petik tunggal di depan', en: 'with an apostrophe in front' },
      fits: (text) => /^['’]\s*[+-]?[\d.,]+$/.test(text),
      fix: (example) => writeAs(example, plainNumber(example.slice(1).trim(), whole)),
    },
    {
      words: { id: 'dengan titik ribuan dan koma desimal', en: 'with thousands points and a decimal comma' },
      fits: (text) => /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(text),
      fix: (example) =>
        whole
          ? writeAs(example, plainNumber(example, whole))
          : writeAs(example, plainNumber(example, whole), undefined, marksOf(example, whole)),
    },
    {
      words: { id: 'dengan titik ribuan', en: 'with thousands points' },
      fits: (text) => (whole ? /^[+-]?\d{1,3}(\.\d{3})+$/ : /^[+-]?\d{1,3}(\.\d{3}){2,}$/).test(text),
      fix: (example) => {
        const plain = example.replaceAll('.', '')
        return whole && /^[+-]?\d+\.\d{3}$/.test(example)
          ? {
              id: `Bila titik pada ${shown(example)} memisahkan ribuan, tulis ${shown(plain)}: buka berkas Excel aslinya (.xlsx), bukan CSV-nya, dan pilih Format Cells > Number tanpa "Use 1000 Separator"; atau tulis \`groupChar: "."\` pada kolom ini di metadata. Bila titik itu tanda desimal, ganti tipe kolom menjadi \`number\`.`,
              en: `If the point of ${shown(example)} parts thousands, write ${shown(plain)}: open the original Excel file (.xlsx), not the CSV, and choose Format Cells > Number without "Use 1000 Separator"; or write \`groupChar: "."\` at this column in the metadata. If it is a decimal point, change the type of the column to \`number\`.`,
            }
          : writeAs(
              example,
              plain,
              undefined,
              whole ? { groupChar: '.' } : { groupChar: '.', decimalChar: ',' },
            )
      },
    },
    {
      words: {
        id: 'dengan koma yang bisa berarti ribuan atau desimal',
        en: 'with a comma that may part thousands or decimals',
      },
      fits: (text) => !whole && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text),
      fix: (example) => {
        const [thousands, decimal] = [example.replace(',', ''), example.replace(',', '.')]
        return {
          id: `Bila koma pada ${shown(example)} memisahkan ribuan, tulis ${shown(thousands)}; bila tanda desimal, tulis ${shown(decimal)}.`,
          en: `If the comma of ${shown(example)} parts thousands, write ${shown(thousands)}; if it is a decimal mark, write ${shown(decimal)}.`,
        }
      },
    },
    {
      words: { id: 'dengan koma ribuan', en: 'with thousands commas' },
      fits: (text) => /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text),
      fix: (example) => writeAs(example, example.replaceAll(',', '')),
    },
    {
      words: { id: 'dengan koma desimal', en: 'with a decimal comma' },
      fits: (text) => /^[+-]?\d*,\d+$/.test(text),
      fix: (example) =>
        whole
          ? notWhole(example)
          : writeAs(example, example.replace(',', '.'), undefined, { decimalChar: ',' }),
    },
    ...(whole
      ? [
          {
            words: { id: 'dengan pecahan desimal', en: 'with decimals' },
            fits: (text: string) => /^[+-]?\d*\.\d*$/.test(text) && /\d/.test(text),
            fix: (example: string) =>
              /\.0*$/.test(example) ? writeAs(example, example.replace(/\..*/, '')) : notWhole(example),
          },
          {
            words: {
              id: 'yang diringkas Excel menjadi notasi ilmiah',
              en: 'that Excel cut down to scientific notation',
            },
            fits: (text: string) => /^\d([.,]\d+)?E\+?\d+$/i.test(text),
            fix: () => ({
              id: 'Ketik ulang angka lengkapnya dari sumber; bila itu kode, ganti tipe kolom menjadi `string` dan format selnya sebagai Text.',
              en: 'Type the whole figure again from its source; if it is a code, change the type of the column to `string` and format its cells as Text.',
            }),
          },
        ]
      : []),
    {
      words: {
        id: 'dengan satuan atau tanda di belakang angka',
        en: 'with a unit or mark behind the figure',
      },
      fits: (text) => /^[+-]?\d[\d.,]*\s*[^\d\s.,].*$/.test(text),
      fix: (example) => {
        const number = plainNumber(/^[+-]?[\d.,]+/.exec(example)?.[0] ?? '', whole)
        return {
          id: `Tulis angkanya saja${number === undefined ? '' : `, ${shown(number)} untuk ${shown(example)}`}; satuan ditulis pada \`unit\` di metadata, tanda pada kolom catatan.`,
          en: `Write the figure alone${number === undefined ? '' : `, ${shown(number)} for ${shown(example)}`}; the unit belongs to \`unit\` in the metadata, marks to a column of notes.`,
        }
      },
    },
  ]
}

/** The same of a column whose metadata declare marks of its own, by which its figures are then to be written. */
export function markedHabits(field: FieldDescriptor): Habit[] {
  const whole = field.type === 'integer'
  const read = castText(field)
  /** The figure in the marks of the column; those that fit are left as they are. */
  const own = (text: string): string | undefined => {
    const trimmed = text.trim()
    if (/^[+-]?\d/.test(trimmed) && read(trimmed) !== undefined) return trimmed
    const plain = plainNumber(trimmed, whole)
    return plain === undefined ? undefined : asWritten(plain, field)
  }
  const habit = (words: Text, fits: RegExp, figure: (text: string) => string): Habit => ({
    words,
    fits: (text) => fits.test(text),
    fix: (example) => alone(example, own(figure(example)), field),
  })
  return [
    FORMULA_ERROR,
    FORMULA,
    habit({ id: 'dengan tanda mata uang', en: 'with a currency sign' }, CURRENCY, (text) =>
      text.replace(CURRENCY, ''),
    ),
    habit({ id: 'dengan tanda persen', en: 'with a percent sign' }, PERCENT, (text) => text.replace('%', '')),
    habit({ id: 'dengan spasi', en: 'with spaces' }, /^(?=.*\s)[\s\d.,+-]*\d[\s\d.,]*$/, (text) =>
      text.replace(/\s/g, ''),
    ),
    habit(
      { id: 'dengan tanda ribuan atau desimal lain', en: 'with other thousands or decimal marks' },
      /^[+-]?[\d.,]*\d[\d.,]*$/,
      (text) => text,
    ),
    habit(
      { id: 'dengan satuan atau tanda di belakang angka', en: 'with a unit or mark behind the figure' },
      /^[+-]?\d[\d.,]*\s*[^\d\s.,].*$/,
      (text) => /^[+-]?[\d.,]+/.exec(text)?.[0] ?? '',
    ),
  ]
}

const FORMULA_ERROR: Habit = {
  words: { id: 'dengan galat rumus', en: 'with a formula error' },
  fits: (text) => /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|#+)$/i.test(text.trim()),
  fix: () => ({
    id: 'Perbaiki rumusnya di lembar kerja asli, tempel hasilnya sebagai nilai (Paste Special > Values), lalu simpan kembali sebagai CSV UTF-8.',
    en: 'Correct the formula in the original sheet, paste its result as a value (Paste Special > Values), then save again as CSV UTF-8.',
  }),
}

const FORMULA: Habit = {
  words: { id: 'dengan rumus', en: 'with a formula' },
  fits: (text) => /^\s*=/.test(text) || isFormula(text),
  fix: (example) => {
    const result = formulaResult(example)
    const [id, en] =
      result === undefined
        ? [
            `Ganti rumus ${shown(example)} dengan angkanya`,
            `Replace the formula ${shown(example)} by its figure`,
          ]
        : [`Tulis ${shown(result)} untuk ${shown(example)}`, `Write ${shown(result)} for ${shown(example)}`]
    return {
      id: `${id}: di berkas Excel aslinya (.xlsx), salin kolom, pilih Paste Special > Values, lalu simpan kembali sebagai CSV UTF-8.`,
      en: `${en}: in the original Excel file (.xlsx), copy the column, choose Paste Special > Values, and save again as CSV UTF-8.`,
    }
  },
}

const PERCENT = /^\s*[+-]?[\d.,]+\s*%\s*$/

/** Signs and words by which agencies and statistics offices say that there is no figure. */
export const NO_DATA =
  /^(-+|–|—|\.{2,}|…|n\.?\/?a\.?|nihil|null|none|nan|tad|t\.?a\.?d\.?|tidak ada|belum ada|x)$/i

const CURRENCY = /^\s*[+-]?\s*(Rp\.?|IDR|US\$|\$)\s*(?=\d)/i

/** Amounts without cents as receipts write them: `5.000,-`. */
const NO_CENTS = /^\s*[+-]?[\d.]*\d,[-–]+\s*$/

/** Three digits or more: `(1)` numbers a column. */
const BRACKETED = /^\(\s*(\d{1,3}([.,]\d{3})+|\d{3,}|\d+[.,]\d+)([.,]\d+)?\s*\)$/

const LONG_MINUS = /^[\u2010-\u2015\u2212]\s*(?=\d)/

/** What the cells of a column must hold: `required` by its constraint, `key` as a part of the primary key. */
export type Need = 'required' | 'key' | undefined

/** Signs that stand where there is no figure; `declared` are the missing values that the metadata has already. */
export function noData(declared: readonly string[], need?: Need): Habit {
  return {
    words: { id: 'dengan tanda "tidak ada data"', en: 'with a sign for "no data"' },
    fits: (text) => NO_DATA.test(text.trim()),
    fix: (_, found) => {
      const { id, en } = declareMissing(found, declared)
      if (need === undefined) return { id: `Kosongkan selnya, atau ${id}`, en: `Empty the cell, or ${en}` }
      if (need === 'key')
        return {
          id: 'Kolom ini bagian dari kunci tabel (`primaryKey`) dan tidak boleh kosong: cari nilainya pada sumber dan tulis di sel itu.',
          en: 'The column is a part of the key of the table (`primaryKey`) and may not be empty: find the value in the source and write it into the cell.',
        }
      return {
        id: `Kolom ini wajib diisi: cari nilainya pada sumber. Bila nilainya memang tidak selalu ada, hapus dulu \`required: true\` kolom itu pada metadata; sesudahnya kosongkan selnya, atau ${id}`,
        en: `The column needs a value in every row: find it in the source. If there is not always one, first remove \`required: true\` of the column in the metadata; then empty the cell, or ${en}`,
      }
    },
  }
}

function declareMissing(found: readonly string[], declared: readonly string[]): Text {
  const all = [...new Set(['', ...declared, ...found])]
  const list = `\`missingValues: [${all.map((value) => JSON.stringify(value)).join(', ')}]\``
  const signs = { id: found.map(shown).join(' atau '), en: found.map(shown).join(' or ') }
  return {
    id: `tulis ${list} pada \`schema\` di metadata bila ${signs.id} berarti tidak ada data. Bila artinya nol, tulis \`0\`.`,
    en: `write ${list} in \`schema\` of the metadata if ${signs.en} means that there is no data. If it means zero, write \`0\`.`,
  }
}

/** An amount of money; rupiah have no fractions of three digits, so that a point before three parts thousands. */
function amountOf(text: string, whole: boolean): string | undefined {
  const amount = text.replace(CURRENCY, '').replace(/,[-–]+\s*$/, '')
  const isRupiah = /Rp|IDR/i.test(text) || NO_CENTS.test(text)
  return plainNumber(amount, whole) ?? (isRupiah ? plainNumber(amount, true) : undefined)
}

/** Properties of a column by which figures are read that are written in another way. */
type Declared = Pick<FieldDescriptor, 'bareNumber' | 'groupChar' | 'decimalChar'>

/** Whether a figure can be read once its column declares so. */
function readsWith(field: FieldDescriptor, declare: Declared, example: string): boolean {
  return castText({ ...field, ...declare })(example) !== undefined
}

/** The properties of a column by which figures with these marks can be read: `1.234,5`, `75,00%`. */
function marksOf(example: string, whole: boolean): Declared {
  const marks = /[.,]/.test(example) ? /^[^\d]*[\d.]+(,\d+)?\D*$/.test(example) : false
  if (!marks) return {}
  const grouped = /\d\.\d{3}(?!\d)/.test(example)
  return {
    ...(grouped && { groupChar: '.' }),
    ...(!whole && (/,\d/.test(example) || grouped) && { decimalChar: ',' }),
  }
}

const ORIGINAL = {
  id: 'buka berkas Excel aslinya (.xlsx), bukan CSV-nya, blok kolom',
  en: 'open the original Excel file (.xlsx), not the CSV, select the column',
}

function advice(
  example: string,
  plain: string | undefined,
  format: string | undefined,
  declare: Declared,
): Text {
  const cells = format ? `Format Cells > Number, bukan ${format}` : 'Format Cells > Number'
  const english = format ? `Format Cells > Number, not ${format}` : 'Format Cells > Number'
  const times =
    format === 'Percentage'
      ? {
          id: ' Excel menyimpan persen sebagai pecahan: kalikan kolomnya dengan 100 (Paste Special > Multiply).',
          en: ' Excel keeps percentages as fractions: multiply the column by 100 (Paste Special > Multiply).',
        }
      : { id: '', en: '' }
  const [wanted, wantedEnglish] =
    plain === undefined
      ? [
          'Tulis angkanya saja, dengan titik sebagai tanda desimal',
          'Write the figure alone, with a point as decimal mark',
        ]
      : [`Tulis ${shown(plain)} untuk ${shown(example)}`, `Write ${shown(plain)} for ${shown(example)}`]
  const isComma = /^[^,]*\d,\d+\D*$/.test(example)
  const properties = Object.entries(declare).map(([name, value]) => `\`${name}: ${JSON.stringify(value)}\``)
  const other = {
    id: `${isComma ? ' Tanda desimal Excel diganti pada File > Options > Advanced: hapus centang "Use system separators" dan isi Decimal separator dengan titik.' : ''}${properties.length > 0 ? ` Atau biarkan berkasnya dan tulis ${properties.join(', ')} pada kolom ini di metadata, bila seluruh kolom ditulis demikian.` : ''}`,
    en: `${isComma ? ' The decimal mark of Excel is changed in File > Options > Advanced: uncheck "Use system separators" and set Decimal separator to a point.' : ''}${properties.length > 0 ? ` Or leave the file as it is and write ${properties.join(', ')} at this column in the metadata, if the whole column is written so.` : ''}`,
  }
  return {
    id: `${wanted}: ${ORIGINAL.id}, lalu pilih ${cells}, tanpa pemisah ribuan; tanda desimal pada CSV adalah titik.${times.id}${other.id}`,
    en: `${wantedEnglish}: ${ORIGINAL.en} and choose ${english}, without a thousands separator; the decimal mark in the CSV is a point.${times.en}${other.en}`,
  }
}

/** The figure without what stands around it, in the marks that its column declares. */
function alone(
  example: string,
  figure: string | undefined,
  { decimalChar, groupChar }: FieldDescriptor,
): Text {
  const marks = [
    ...(decimalChar
      ? [{ id: `desimal ${shown(decimalChar)}`, en: `decimal mark ${shown(decimalChar)}` }]
      : []),
    ...(groupChar ? [{ id: `ribuan ${shown(groupChar)}`, en: `thousands mark ${shown(groupChar)}` }] : []),
  ]
  const by = {
    id: marks.length > 0 ? ` dengan tanda ${marks.map(({ id }) => id).join(' dan ')}` : '',
    en: marks.length > 0 ? ` with the ${marks.map(({ en }) => en).join(' and ')}` : '',
  }
  return figure === undefined
    ? {
        id: `Tulis angkanya saja${by.id}, seperti sel lain di kolom ini; lihat angkanya pada berkas Excel aslinya (.xlsx).`,
        en: `Write the figure alone${by.en}, as the other cells of the column; see it in the original Excel file (.xlsx).`,
      }
    : {
        id: `Tulis ${shown(figure)} untuk ${shown(example)}: angkanya saja${by.id}, seperti sel lain di kolom ini.`,
        en: `Write ${shown(figure)} for ${shown(example)}: the figure alone${by.en}, as the other cells of the column.`,
      }
}

function notWhole(example: string): Text {
  return {
    id: `Bila ${shown(example)} benar, ganti tipe kolom menjadi \`number\` pada metadata dan tulis dengan titik desimal; bila tidak, tulis bilangan bulatnya.`,
    en: `If ${shown(example)} is right, change the type of the column to \`number\` in the metadata and write it with a decimal point; else write the whole number.`,
  }
}

/** A figure in Indonesian or English spelling as the CSV wants it; `undefined` where it can be read in two ways. */
function plainNumber(text: string, whole: boolean): string | undefined {
  const trimmed = text.trim()
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(trimmed))
    return checked(trimmed.replaceAll('.', '').replace(',', '.'), whole)
  if (/^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(trimmed)) return trimmed.replaceAll('.', '')
  // In a column of whole numbers a point can only part thousands.
  if (whole && /^[+-]?\d{1,3}\.\d{3}$/.test(trimmed)) return trimmed.replace('.', '')
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(trimmed)) return undefined
  if (/^[+-]?\d+([.,]\d+)?$/.test(trimmed)) return checked(trimmed.replace(',', '.'), whole)
  return undefined
}

function checked(plain: string, whole: boolean): string | undefined {
  if (!whole) return plain
  return /\.0+$/.test(plain) ? plain.replace(/\..*/, '') : plain.includes('.') ? undefined : plain
}
