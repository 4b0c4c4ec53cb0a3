import { maskPersonal, maskWhole } from '../catalog/personal.ts'
import { isPersonalHeader } from '../catalog/personal-headers.ts'
import { isScientificNik } from '../catalog/personal-numbers.ts'
import type { Text } from '../catalog/problem.ts'
import { bytesOf } from '../catalog/text.ts'

/** A cell as reports may show it, after what the header of its column says. */
export function maskCell(cell: string, header: string | undefined): string {
  const text = cell.trim()
  if (header === undefined || text === '' || !isPersonalHeader(header)) return maskValue(cell)
  return cell.replace(text, () => maskWhole(text))
}

/** A value with what is personal in it masked; a mobile number without its 0 is told only where it stands alone. */
export function maskValue(value: string): string {
  return SHORT_MOBILE.test(value) || isPowerOfTen(value) ? maskWhole(value) : maskPersonal(value)
}

/** Whether a value is a NIK that a spreadsheet wrote as a power of ten, with few digits or many. */
function isPowerOfTen(value: string): boolean {
  if (!POWER_OF_TEN.test(value)) return false
  const bytes = bytesOf(value.trim())
  return isScientificNik(bytes, 0, bytes.length)
}

const POWER_OF_TEN = /^\s*[1-9][.,]\d+e\+?15\s*$/i
const SHORT_MOBILE = /^\s*8[1235789]\d{8,10}\s*$/

/** The words of a problem with their quotations masked; `whole` holds the names that stay where a column is personal. */
export function maskWords(words: Text, names?: ReadonlySet<string>): Text {
  const mask = (text: string) =>
    maskPersonal(
      text.replace(/`([^`]+)`/g, (quoted, value: string) => {
        if (names?.has(value)) return quoted
        return `\`${names ? maskWhole(value) : maskValue(value)}\``
      }),
    )
  return { id: mask(words.id), en: mask(words.en) }
}
