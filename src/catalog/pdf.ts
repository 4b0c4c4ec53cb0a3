import { latin1, type PdfObjects, pdfObjects } from './pdfobjects.ts'
import { pdfText } from './pdftext.ts'
import { PdfName, type PdfValue } from './pdfvalue.ts'

/** What in a PDF does something by itself or carries other files. */
export type PdfActivity = 'script' | 'file' | 'launch' | 'form' | 'media'

/** What a PDF is, as far as its bytes tell without drawing it. */
export interface PdfFacts {
  /** Password or rights: nobody can look into it. */
  isEncrypted: boolean
  /** Whether a part of it is packed in a way that cannot be opened here. */
  isOpaque: boolean
  activities: PdfActivity[]
  /** The text that its pages show; empty where they are pictures. */
  text: string
}

/** Reads a PDF (ISO 32000), its object streams included; `undefined` where the bytes are none. */
export function readPdf(bytes: Uint8Array): PdfFacts | undefined {
  const source = latin1(bytes)
  if (!/^[\s\S]{0,1019}%PDF-\d/.test(source.slice(0, 1100))) return undefined
  const objects = pdfObjects(source)
  if (objects.byId.size === 0) return undefined
  const names = new Set<string>()
  for (const value of objects.values) gather(value, names)
  const isEncrypted = names.has('Encrypt')
  const activities = (Object.keys(ACTIVE) as PdfActivity[]).filter((kind) =>
    ACTIVE[kind].some((name) => names.has(name)),
  )
  return {
    isEncrypted,
    isOpaque: objects.isOpaque && !isEncrypted,
    activities,
    text: isEncrypted ? '' : textOrNothing(objects),
  }
}

/** Names, as keys or as values, by which each activity is written. */
const ACTIVE: Record<PdfActivity, readonly string[]> = {
  script: ['JavaScript', 'JS'],
  file: ['EmbeddedFile', 'EmbeddedFiles', 'EF', 'FileAttachment', 'GoToE', 'Collection'],
  launch: ['Launch', 'ImportData'],
  form: ['XFA', 'SubmitForm'],
  media: ['RichMedia', 'Movie', 'Sound', '3D', 'Rendition'],
}

/** Every key and every name of a value. */
function gather(value: PdfValue, names: Set<string>): void {
  if (value instanceof PdfName) names.add(value.name)
  else if (Array.isArray(value)) for (const item of value) gather(item, names)
  else if (value instanceof Map) {
    for (const [key, item] of value) {
      names.add(key)
      gather(item, names)
    }
  }
}

/** A document whose pages cannot be followed has no text that anyone could read here. */
function textOrNothing(objects: PdfObjects): string {
  try {
    return pdfText(objects)
  } catch (error) {
    if (error instanceof RangeError) return ''
    throw error
  }
}
