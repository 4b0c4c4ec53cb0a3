import type { Text } from '../catalog/problem.ts'
import { shown } from '../rules/wording.ts'

/** What a property of a dataset is called, with what it belongs to: "satuan kolom `jumlah`" for its unit. */
export function propertyLabel(path: string): Text {
  const box = /^activity\.form\.([\d.]+)/.exec(path)?.[1]
  if (box !== undefined) return { id: `isian ${box} formulir MS-Keg`, en: `box ${box} of the form MS-Keg` }
  const item = /^(\w+)\[.*\]$/s.test(path) ? ownerOf(path) : undefined
  if (item) return item
  const name = path.replace(/^.*\./, '').replace(/\[.*$/, '')
  const word = wordOf(name)
  const of = ownerOf(path)
  const rest = word ?? { id: shown(name), en: shown(name) }
  return of ? { id: `${rest.id} ${of.id}`, en: `${rest.en} of ${of.en}` } : rest
}

/** What a nested property belongs to; nothing for one of the dataset itself. */
function ownerOf(path: string): Text | undefined {
  const named = (pattern: RegExp) => pattern.exec(path)?.[1]
  const field = named(/\.fields\[([^\]]*)\]/)
  if (field !== undefined) return { id: `kolom ${shown(field)}`, en: `column ${shown(field)}` }
  const view = named(/^views\[([^\]]*)\]/)
  if (view !== undefined) return { id: `grafik ${shown(view)}`, en: `chart ${shown(view)}` }
  for (const [list, { id, en }] of Object.entries(ITEMS)) {
    const item = path.startsWith(`${list}[`) ? /\[([^\]]*)\]/.exec(path)?.[1] : undefined
    if (item !== undefined) return { id: `${id} ${shown(item)}`, en: `${en} ${shown(item)}` }
  }
  const table = named(/^resources\[([^\]]*)\]/)
  if (table !== undefined) return { id: `tabel ${shown(table)}`, en: `table ${shown(table)}` }
  const [first = ''] = path.split(/[.[]/)
  return path.includes('.') ? wordOf(first) : undefined
}

function wordOf(name: string): Text | undefined {
  const known = WORDS[name]
  if (known) return { id: known[0], en: known[1] }
  const [, base = '', language] = /^(\w+)_([a-z]{2})$/.exec(name) ?? []
  const translated = WORDS[base]
  return translated && { id: `${translated[0]} (${language})`, en: `${translated[1]} (${language})` }
}

const ITEMS: Record<string, Text> = {
  contributors: { id: 'pihak', en: 'party' },
  sources: { id: 'sumber', en: 'source' },
  licenses: { id: 'lisensi', en: 'licence' },
  revisions: { id: 'revisi', en: 'revision' },
  exempt: { id: 'pengecualian', en: 'exemption' },
}

const WORDS: Record<string, [id: string, en: string]> = {
  title: ['judul', 'title'],
  description: ['deskripsi', 'description'],
  keywords: ['kata kunci', 'keywords'],
  theme: ['tema', 'theme'],
  licenses: ['lisensi', 'licence'],
  frequency: ['frekuensi', 'frequency'],
  temporal: ['rentang waktu', 'time covered'],
  start: ['awal', 'start'],
  end: ['akhir', 'end'],
  spatial: ['wilayah', 'area'],
  code: ['kode', 'code'],
  system: ['sistem kode', 'code system'],
  level: ['tingkat', 'level'],
  access: ['akses', 'access'],
  access_note: ['keterangan akses', 'note on access'],
  contributors: ['pihak', 'parties'],
  roles: ['peran', 'roles'],
  email: ['surel', 'e-mail'],
  sources: ['sumber', 'sources'],
  path: ['alamat', 'address'],
  standard: ['standar data', 'data standard'],
  concept: ['konsep', 'concept'],
  definition: ['definisi', 'definition'],
  classification: ['klasifikasi', 'classification'],
  measure: ['ukuran', 'measure'],
  unit: ['satuan', 'unit'],
  activity: ['kegiatan statistik', 'statistical activity'],
  method: ['cara pengumpulan', 'method of collection'],
  sector: ['sektor', 'sector'],
  recommendation: ['nomor rekomendasi', 'number of recommendation'],
  form: ['formulir MS-Keg', 'form MS-Keg'],
  reference: ['referensi pemilihan', 'reference of choice'],
  question: ['kalimat pertanyaan', 'wording of the question'],
  interpretation: ['interpretasi', 'interpretation'],
  formula: ['rumus perhitungan', 'formula'],
  components: ['pembangun indikator', 'what the indicator is built of'],
  publication: ['publikasi', 'publication'],
  priority: ['Data Prioritas', 'priority data'],
  revisions: ['revisi', 'revisions'],
  date: ['tanggal', 'date'],
  period: ['periode', 'period'],
  reason: ['alasan', 'reason'],
  aliases: ['alamat lama', 'old addresses'],
  exempt: ['pengecualian', 'exemptions'],
  check: ['pemeriksaan', 'check'],
  field: ['kolom', 'column'],
  approved_by: ['penyetuju', 'approved by'],
  type: ['jenis', 'type'],
  name: ['nama', 'name'],
  format: ['format', 'format'],
  codes: ['daftar kode', 'code list'],
  primaryKey: ['kunci', 'key'],
  required: ['wajib diisi', 'required'],
  unique: ['tidak berulang', 'unique'],
  minimum: ['batas bawah', 'minimum'],
  maximum: ['batas atas', 'maximum'],
  enum: ['nilai yang boleh', 'allowed values'],
  pattern: ['pola', 'pattern'],
  missingValues: ['tanda tidak ada data', 'signs for no data'],
  delimiter: ['pemisah kolom', 'delimiter'],
  decimalChar: ['tanda desimal', 'decimal mark'],
  groupChar: ['tanda ribuan', 'thousands mark'],
  x: ['sumbu mendatar', 'horizontal axis'],
  y: ['angka', 'figures'],
  series: ['seri', 'series'],
  note: ['catatan', 'note'],
  hash: ['checksum', 'checksum'],
  bytes: ['ukuran berkas', 'size of the file'],
  version: ['versi', 'version'],
}
