/** Personal numbers of Indonesia that their digits give away (UU 27/2022). */
export type NumberKind = 'nik' | 'rounded-nik' | 'nip' | 'mobile'

/** Most digits of a number that is looked at. */
export const MOST_DIGITS = 18

/**
 * Regencies and cities of each province by the Kemendagri code: numbers 01 to the first figure, cities 71 to the
 * second. A NIK keeps the code of the day on which it was given out, so regencies that moved to a younger province
 * are in the old one too.
 */
const REGIONS: Record<number, readonly [regencies: number, cities: number]> = {
  11: [18, 75],
  12: [25, 78],
  13: [12, 77],
  14: [10, 73],
  15: [9, 72],
  16: [13, 74],
  17: [9, 71],
  18: [13, 72],
  19: [6, 71],
  21: [5, 72],
  31: [1, 75],
  32: [18, 79],
  33: [29, 76],
  34: [4, 71],
  35: [29, 79],
  36: [4, 74],
  51: [8, 71],
  52: [8, 72],
  53: [21, 71],
  61: [12, 72],
  62: [13, 71],
  63: [11, 72],
  64: [11, 74],
  65: [4, 71],
  71: [11, 74],
  72: [12, 71],
  73: [26, 73],
  74: [15, 72],
  75: [5, 71],
  76: [6, 0],
  81: [9, 72],
  82: [8, 72],
  91: [36, 71],
  92: [12, 71],
  93: [4, 0],
  94: [8, 0],
  95: [8, 0],
  96: [5, 71],
}

/** 1 for each of the 10,000 beginnings that a regency or city has. */
const KNOWN = new Uint8Array(10_000)
for (const [province, [regencies, cities]] of Object.entries(REGIONS)) {
  for (let number = 1; number <= regencies; number++) KNOWN[Number(province) * 100 + number] = 1
  for (let number = 71; number <= cities; number++) KNOWN[Number(province) * 100 + number] = 1
}

/**
 * What the first `count` digits (values 0 to 9) are by themselves. A mobile number shows its 0, or 62; one that
 * a spreadsheet took the 0 from is told by {@link isShortMobile}.
 */
export function numberKind(digits: ArrayLike<number>, count: number): NumberKind | undefined {
  if (count === 16) return nikKind(digits)
  if (count === 18) return isNip(digits) ? 'nip' : undefined
  if (digits[0] === 0) return isShortMobile(digits, count, 1) ? 'mobile' : undefined
  if (digits[0] === 6 && digits[1] === 2) return isShortMobile(digits, count, 2) ? 'mobile' : undefined
  return undefined
}

/** Whether the digits from `from` on are a mobile number without its 0: nine to twelve, after an operator's prefix. */
export function isShortMobile(digits: ArrayLike<number>, count: number, from = 0): boolean {
  const length = count - from
  if (length < 9 || length > 12 || digits[from] !== 8) return false
  const second = digits[from + 1] as number
  return second !== 0 && second !== 4 && second !== 6
}

/** Region, date of birth (women 40 days on) and serial; without serial where a spreadsheet has cut the last digit. */
function nikKind(digits: ArrayLike<number>): NumberKind | undefined {
  if (KNOWN[pair(digits, 0) * 100 + pair(digits, 2)] !== 1 || pair(digits, 4) === 0) return undefined
  const day = pair(digits, 6)
  if (!isDay(day > 40 ? day - 40 : day, pair(digits, 8))) return undefined
  if (digits[15] !== 0) return 'nik'
  // Spreadsheets keep 15 digits, so that most serials end as 0000.
  return pair(digits, 12) + (digits[14] as number) === 0 ? 'rounded-nik' : 'nik'
}

/** Day of birth, month of appointment (21 for contract staff), sex and serial. */
function isNip(digits: ArrayLike<number>): boolean {
  const birth = pair(digits, 0) * 100 + pair(digits, 2)
  const age = pair(digits, 8) * 100 + pair(digits, 10) - birth
  const month = pair(digits, 12)
  return (
    birth >= 1930 &&
    birth <= 2030 &&
    isDay(pair(digits, 6), pair(digits, 4)) &&
    age >= 15 &&
    age <= 60 &&
    ((month >= 1 && month <= 12) || month === 21) &&
    (digits[14] === 1 || digits[14] === 2) &&
    pair(digits, 15) + (digits[17] as number) > 0
  )
}

const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= (DAYS[month] ?? 0)
}

function pair(digits: ArrayLike<number>, at: number): number {
  return (digits[at] as number) * 10 + (digits[at + 1] as number)
}

const APOSTROPHE = 39
const SPACE = 32

/**
 * Puts the digits of a cell into `into` (at least {@link MOST_DIGITS} long), without spaces, dots, dashes, a
 * leading `'` or `+`, and gives their number: 0 where the cell holds anything else, or more digits.
 */
export function digitsOfCell(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte >= 48 && byte <= 57) {
      if (count === MOST_DIGITS) return 0
      into[count++] = byte - 48
    } else if (byte === SPACE || byte === 45 || byte === 46) continue
    else if (count === 0 && (byte === APOSTROPHE || byte === 43)) continue
    else if (byte === 0xc2 && bytes[at + 1] === 0xa0 && at + 1 < end) at++
    else return 0
  }
  return count
}

/** Whether a cell is a NIK that a spreadsheet wrote as a power of ten, such as `1,27101E+15`. */
export function isScientificNik(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (length < 8 || length > 22) return false
  if (bytes[end - 1] !== 53 || bytes[end - 2] !== 49) return false
  const sign = bytes[end - 3] === 43 ? end - 4 : end - 3
  if (((bytes[sign] as number) | 32) !== 101) return false
  const mark = bytes[start + 1]
  if (mark !== 44 && mark !== 46) return false
  for (let at = start; at < sign; at++) {
    const byte = bytes[at] as number
    if (at !== start + 1 && (byte < 48 || byte > 57)) return false
  }
  if (sign - start < 5) return false
  let region = 0
  for (const at of [0, 2, 3, 4]) region = region * 10 + (bytes[start + at] as number) - 48
  return KNOWN[region] === 1
}
