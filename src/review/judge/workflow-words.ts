import type { Text } from '../../catalog/problem.ts'

/** What each fault of a workflow is, as a sentence without its place. */
export const WORKFLOW_WORDS = {
  unreadable: { id: 'tidak dapat dibaca sebagai YAML', en: 'cannot be read as YAML' },
  'no-permissions': { id: 'tidak membatasi hak tokennya', en: 'does not limit what its token may do' },
  'no-concurrency': { id: 'dapat berjalan dua kali bersamaan', en: 'may run twice at a time' },
  'any-branch': { id: 'menilai usulan ke cabang mana pun', en: 'judges submissions to any branch' },
  'wide-token': { id: 'memberi token terlalu banyak hak', en: 'gives its token too many rights' },
  'write-right': { id: 'boleh menulis hal yang tidak perlu', en: 'may write what it need not' },
  'write-for-head': {
    id: 'boleh menulis sambil menjalankan usulan',
    en: 'may write while it runs what was submitted',
  },
  'write-beside-head': {
    id: 'boleh menulis sambil membaca usulan',
    en: 'may write while it reads what was submitted',
  },
  'no-time-limit': { id: 'tidak membatasi waktunya', en: 'has no time limit' },
  'own-machine': { id: 'berjalan di komputer sendiri', en: 'runs on a machine of your own' },
  'credentials-kept': { id: 'menyimpan kredensial di disk', en: 'keeps credentials on disk' },
  'text-in-command': {
    id: 'menyisipkan teks luar ke dalam perintah',
    en: 'puts text from outside into a command',
  },
  unpinned: { id: 'memakai tindakan tanpa hash komit', en: 'uses an action that is not pinned to a commit' },
  secrets: { id: 'memakai rahasia pada usulan', en: 'uses secrets for a submission' },
  'foreign-checkout': {
    id: 'membuka sesuatu selain cabang utama',
    en: 'checks out something else than the main branch',
  },
  'unknown-action': {
    id: 'memakai tindakan yang tidak dikenal',
    en: 'uses an action that is not known',
  },
  'unknown-command': {
    id: 'menjalankan perintah yang tidak dikenal',
    en: 'runs a command that is not known',
  },
  'runs-elsewhere': {
    id: 'menjalankan perintah di folder, shell, atau kontainer lain',
    en: 'runs commands in another folder, shell or container',
  },
  'submitted-text': {
    id: 'mengambil teks usulan selain nomor dan komitnya',
    en: 'takes submitted text besides its number and commit',
  },
  'loaded-code': { id: 'memuat kode lewat variabel', en: 'loads code by a variable' },
  'foreign-artifact': {
    id: 'memakai artefak dari proses lain atau di luar folder sementara',
    en: 'uses an artifact of another run, or outside the temporary folder',
  },
  cache: { id: 'memakai cache', en: 'uses a cache' },
  'called-workflow': { id: 'memanggil alur kerja lain', en: 'calls another workflow' },
} satisfies Record<string, Text>

/** A fault of a workflow. */
export type WorkflowFault = keyof typeof WORKFLOW_WORDS
