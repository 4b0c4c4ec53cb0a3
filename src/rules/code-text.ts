import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { fieldWords } from './fieldwords.ts'

const CODES =
  /^(kode|kd|code|id|no|nomor|nmr|npsn|nspp|nsm|nis|nisn|nib|nik|nip|nuptk|rt|rw|kodepos|telepon|telpon|telp|tlp|hp|wa|faks|fax|phone)$/

/** Whether a column holds codes or numbers that are never reckoned with, by its name. */
export function isCodeName({ name }: FieldDescriptor): boolean {
  return fieldWords(name).some((word) => CODES.test(word))
}

/** Whether cells of a field are kept as plain text, so that no type says what they should look like. */
export function isText({ type, format = 'default' }: FieldDescriptor): boolean {
  return type === 'any' || (type === 'string' && format === 'default')
}
