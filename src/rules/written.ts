import type { FieldDescriptor } from '../catalog/descriptors.ts'

/** A figure of plain digits and a decimal point in the marks that its column declares, so that it can be copied into it. */
export function asWritten(
  plain: string,
  { decimalChar = '.', groupChar = '' }: FieldDescriptor | undefined = { name: '', type: 'number' },
): string {
  const [, sign, whole, fraction] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? []
  if (whole === undefined) return plain
  const grouped = groupChar === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, () => groupChar)
  return `${sign}${grouped}${fraction === undefined ? '' : decimalChar + fraction}`
}
