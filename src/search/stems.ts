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
  const bare = word.length > 6 && word.endsWith('nya') ? word.slice(0, -3) : word
  const family = FAMILY_OF.get(bare)
  if (family !== undefined) return [family]
  const stems = indonesian(bare)
  stems.push(bare, english(word))
  return stems
}

/** Whether a word may have a stem besides itself; a look at its ends spares most words of an index the rest. */
export function mayHaveStem(word: string): boolean {
  return FAMILY_OF.has(word) || (word.length > 3 && AFFIXED.test(word))
}

const AFFIXED = /^(?:[kpm]e|[bt]er|di)|(?:an|nya|s|ing|ment|e[dr]?)$/

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
  const add = (stem: string) => {
    if (stem.length >= LEAST) found.push(stem)
  }
  const addWithout = (rest: string, suffix: string) => {
    if (rest.endsWith(suffix)) add(rest.slice(0, -suffix.length))
  }
  const start = word.slice(0, 3)
  if (start.startsWith('ke')) addWithout(word.slice(2), 'an')
  if (start === 'per' || start === 'ber') addWithout(word.slice(3), 'an')
  if (word.startsWith('memper')) addWithout(word.slice(6), 'kan')
  if (start === 'ber') add(word.slice(3))
  const passive = start === 'ter' ? word.slice(3) : start.startsWith('di') ? word.slice(2) : undefined
  const active = start.startsWith('me') ? afterNasal(word.slice(2)) : passive === undefined ? [] : [passive]
  for (const rest of active) {
    add(rest)
    addWithout(rest, 'kan')
    addWithout(rest, 'i')
  }
  if (start.startsWith('pe')) {
    for (const rest of afterNasal(word.slice(2))) {
      add(rest)
      addWithout(rest, 'an')
    }
  }
  addWithout(word, 'an')
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

/** Endings that English words may lose; a look at the last letter spares most words the rest. */
const ENDINGS = /[sgtdre]$/

/** The English stem, marked so that it never meets an Indonesian one. */
function english(word: string): string {
  if (!ENDINGS.test(word)) return `=${word}`
  const one = word.endsWith('s') ? singular(word) : word
  const bare = one.replace(/^(.{4,}?)(?:ing|ment|ed|er)$/, '$1')
  return `=${bare.length > 3 && bare.endsWith('e') ? bare.slice(0, -1) : bare}`
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[sui]s$/.test(word) ? word : word.slice(0, -1)
}
