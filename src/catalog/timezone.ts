import type { Fault } from './source.ts'
import { isMapping } from './yaml.ts'

/** Whether a text is the name of a time zone that this machine knows (IANA). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

/** The fault of a `catalog.yaml` that names no real time zone; no JSON Schema can know them all. */
export function timeZoneFaults(value: unknown): Fault[] {
  if (!isMapping(value) || typeof value.timezone !== 'string' || isTimeZone(value.timezone)) return []
  return [
    {
      path: ['timezone'],
      message: {
        id: `\`timezone\` tidak mengenal \`${value.timezone}\`.`,
        en: `\`timezone\` does not know \`${value.timezone}\`.`,
      },
      fix: {
        id: 'Tulis zona waktu IANA, misalnya `Asia/Jakarta`, `Asia/Makassar`, atau `Asia/Jayapura`.',
        en: 'Write an IANA time zone, such as `Asia/Jakarta`, `Asia/Makassar` or `Asia/Jayapura`.',
      },
      value: value.timezone,
    },
  ]
}
