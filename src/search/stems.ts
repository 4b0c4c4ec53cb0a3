/**
 * The stems that a word may have, for Indonesian and for English: words that share one are of a family. A light
 * stemmer on purpose. It takes off what grammar adds to any word (`men-…-kan`, `ke-…-an`, `-nya`) and puts back the
 * letter that `me-` and `pe-` swallow, but follows no dictionary of roots: those lead from `kedudukan` (position) and
 * `penduduk` (people) to one root, and so from one to the other. Where form misleads, the word stands in
 * {@link FAMILIES}.
 */
export function stemsOf(word: string): string[] {
  if (word.length < 4 || /\d/.test(word)) return [word]
  const known = FAMILY_OF.get(word)
  if (known !== undefined) return [known]
  const bare = word.length > 6 ? word.replace(/nya$/, '') : word
  const family = FAMILY_OF.get(bare)
  if (family !== undefined) return [family]
  return [...new Set([bare, ...indonesian(bare), english(word)])]
}

/** Words by the stem that they share, where their form says something else. */
const FAMILIES: Record<string, string> = {
  penduduk: 'penduduk kependudukan berpenduduk pendudukan',
  kedudukan: 'kedudukan berkedudukan menduduki',
  perempuan: 'perempuan keperempuanan',
  empu: 'empu',
  keluarga: 'keluarga berkeluarga kekeluargaan',
  menganggur: 'pengangguran penganggur menganggur nganggur',
  anggur: 'anggur',
  gedung: 'bangunan',
  bangun: 'pembangunan membangun dibangun terbangun pembangun',
  satuan: 'satuan',
  satu: 'satu kesatuan persatuan bersatu',
  kekerasan: 'kekerasan',
  keras: 'keras mengeras pengerasan',
  perhubungan: 'perhubungan',
  hubung: 'hubungan berhubungan menghubungkan dihubungkan',
  pemerintah: 'pemerintah pemerintahan',
  perintah: 'perintah memerintah',
  kerja: 'kerja pekerja pekerjaan bekerja mempekerjakan tenagakerja ketenagakerjaan',
  ajar: 'ajar belajar pelajar pelajaran pengajar pengajaran mengajar pembelajaran',
  tani: 'tani petani pertanian bertani',
  jalan: 'jalan berjalan menjalani menjalankan perjalanan pejalan',
  ternak: 'ternak peternak peternakan beternak',
  wisata: 'wisata pariwisata kepariwisataan wisatawan',
  sehat: 'sehat kesehatan menyehatkan penyehatan',
  sakit: 'sakit penyakit kesakitan',
  umur: 'umur berumur',
  mati: 'mati kematian mematikan',
  halaman: 'halaman',
  badan: 'badan',
  kawasan: 'kawasan',
  penting: 'penting kepentingan',
  perlu: 'perlu keperluan memerlukan',
  person: 'person persons people',
  child: 'child children',
  woman: 'woman women',
  man: 'man men',
  foot: 'foot feet',
  bus: 'bus buses',
  census: 'census censuses',
}

const FAMILY_OF = new Map(
  Object.entries(FAMILIES).flatMap(([stem, words]) => words.split(' ').map((word) => [word, stem] as const)),
)

/** Shortest stem that is left of a word. */
const LEAST = 4
const VOWEL = /^[aeiou]/

function indonesian(word: string): string[] {
  const found: string[] = []
  const add = (stem: string | undefined) => {
    if (stem !== undefined && stem.length >= LEAST) found.push(stem)
  }
  const between = (before: string, after: string) =>
    word.startsWith(before) && word.endsWith(after) ? word.slice(before.length, -after.length) : undefined
  add(between('ke', 'an'))
  add(between('per', 'an'))
  add(between('memper', 'kan'))
  add(between('ber', 'an'))
  for (const prefix of ['ber', 'ter', 'di']) {
    if (!word.startsWith(prefix)) continue
    const rest = word.slice(prefix.length)
    add(rest)
    if (prefix !== 'ber') for (const suffix of ['kan', 'i']) add(without(rest, suffix))
  }
  if (word.startsWith('me'))
    for (const rest of afterNasal(word.slice(2))) {
      add(rest)
      for (const suffix of ['kan', 'i']) add(without(rest, suffix))
    }
  if (word.startsWith('pe'))
    for (const rest of afterNasal(word.slice(2))) {
      add(rest)
      add(without(rest, 'an'))
    }
  add(without(word, 'an'))
  return found
}

/** What may follow `me` or `pe`: their nasal taken off, and the letter that it swallowed put back. */
function afterNasal(rest: string): string[] {
  const after = (length: number) => rest.slice(length)
  if (rest.startsWith('ng'))
    return VOWEL.test(after(2)) ? [after(2), `k${after(2)}`] : /^[ghk]/.test(after(2)) ? [after(2)] : []
  if (rest.startsWith('ny')) return [`s${after(2)}`]
  if (rest.startsWith('m'))
    return VOWEL.test(after(1)) ? [`p${after(1)}`] : /^[bfpv]/.test(after(1)) ? [after(1)] : []
  if (rest.startsWith('n'))
    return VOWEL.test(after(1)) ? [`t${after(1)}`] : /^[cdjsz]/.test(after(1)) ? [after(1)] : []
  return /^[lrwy]/.test(rest) ? [rest] : []
}

function without(word: string, suffix: string): string | undefined {
  return word.endsWith(suffix) ? word.slice(0, -suffix.length) : undefined
}

/** The English stem, marked so that it never meets an Indonesian one. */
function english(word: string): string {
  const stem = word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^sui])s$/, '$1')
    .replace(/^(.{4,}?)(?:ing|ment|ed|er)s?$/, '$1')
    .replace(/^(.{3,})e$/, '$1')
  return `=${stem}`
}
