import type { Text } from '../catalog/problem.ts'

const MEGABYTE = 1024 * 1024

/** Bytes of so many megabytes, as hosts and file managers count them. */
export function megabytes(count: number): number {
  return count * MEGABYTE
}

/** A size in megabytes with one decimal, as file managers show it. */
export function fileSize(bytes: number): Text {
  // Rounded up, or a file just above a limit would seem to keep it.
  const tenths = Math.ceil((bytes / MEGABYTE) * 10)
  const whole = String(Math.floor(tenths / 10))
  const decimal = tenths % 10
  const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark)
  return {
    id: `${grouped('.')}${decimal === 0 ? '' : `,${decimal}`} MB`,
    en: `${grouped(',')}${decimal === 0 ? '' : `.${decimal}`} MB`,
  }
}
