import type { Text } from '../catalog/problem.ts'
import { visible } from '../i18n/texts.ts'
import type { History } from './history.ts'
import type { Signature } from './signature.ts'
import type { FaultCode, Verification, VerificationFault } from './verification.ts'

/** More files than this are counted, not named. */
const MOST_FILES = 3

/** A sentence that says whether a version is verified and, where it is not, the weightiest reason. */
export function verificationSentence({ faults }: Verification): Text {
  return faults[0] ? faultSentence(faults[0]) : VERIFIED
}

/** A sentence about one reason why a version is not verified. Names of files in it are as they were submitted. */
export function faultSentence({ code, files = [] }: VerificationFault): Text {
  const sentence = FAULTS[code]
  if (files.length === 0) return sentence
  const named = files.slice(0, MOST_FILES).map(visible).join(', ')
  const more = files.length - MOST_FILES
  return {
    id: `${sentence.id.slice(0, -1)}: ${named}${more > 0 ? ` dan ${more} berkas lain` : ''}.`,
    en: `${sentence.en.slice(0, -1)}: ${named}${more > 0 ? ` and ${more} more` : ''}.`,
  }
}

/** A sentence that says how a merge is signed and what that does not prove. */
export function signatureSentence(signature: Signature): Text {
  return SIGNATURES[signature]
}

/** A sentence that says how much of the history is here; `undefined` where all of it is. */
export function stateSentence(state: History['state']): Text | undefined {
  return state === 'complete' ? undefined : FAULTS[state === 'none' ? 'no-git' : 'shallow']
}

const VERIFIED: Text = {
  id: 'Sudah diverifikasi: digabungkan oleh pemverifikasi yang bertugas saat itu dan bukan pengirimnya.',
  en: 'Verified: merged by a verifier who was on duty then and did not submit it.',
}

const FAULTS: Record<FaultCode, Text> = {
  'no-git': {
    id: 'Belum diketahui apakah sudah diverifikasi: salinan katalog ini tidak membawa riwayat perubahannya.',
    en: 'Not known whether it is verified: this copy of the catalog comes without its history.',
  },
  uncommitted: {
    id: 'Belum diverifikasi: dataset ini belum tercatat dalam riwayat katalog.',
    en: 'Not verified: this dataset is not in the history of the catalog yet.',
  },
  shallow: {
    id: 'Belum diketahui apakah sudah diverifikasi: salinan katalog ini hanya membawa bagian terbaru dari riwayatnya.',
    en: 'Not known whether it is verified: this copy of the catalog holds only the newest part of its history.',
  },
  'first-commit': {
    id: 'Belum diverifikasi: sudah ada ketika riwayat katalog dimulai, tanpa penggabungan oleh pemverifikasi.',
    en: 'Not verified: it was there when the history of the catalog began, without a merge by a verifier.',
  },
  'direct-push': {
    id: 'Belum diverifikasi: dimasukkan langsung ke katalog, tanpa penggabungan oleh pemverifikasi.',
    en: 'Not verified: pushed directly into the catalog, without a merge by a verifier.',
  },
  squash: {
    id: 'Belum diverifikasi: disalin menjadi perubahan baru ketika dimasukkan, sehingga tidak ada bukti siapa yang menggabungkannya.',
    en: 'Not verified: copied into a new commit when it was taken in, which leaves no evidence of who merged it.',
  },
  octopus: {
    id: 'Belum diverifikasi: beberapa kiriman digabungkan sekaligus, sehingga tidak dapat diperiksa satu per satu.',
    en: 'Not verified: several submissions were merged at once, so that they cannot be judged one by one.',
  },
  'unknown-merger': {
    id: 'Belum diverifikasi: digabungkan oleh orang yang saat itu tidak terdaftar sebagai pemverifikasi.',
    en: 'Not verified: merged by someone who was not listed as a verifier then.',
  },
  'not-yet-on-duty': {
    id: 'Belum diverifikasi: digabungkan oleh pemverifikasi sebelum masa tugasnya dimulai.',
    en: 'Not verified: merged by a verifier before the duty had begun.',
  },
  'no-longer-on-duty': {
    id: 'Belum diverifikasi: digabungkan oleh pemverifikasi setelah masa tugasnya berakhir.',
    en: 'Not verified: merged by a verifier after the duty had ended.',
  },
  backdated: {
    id: 'Belum diverifikasi: penggabungannya bertanggal lebih awal daripada isi katalog saat itu, ketika masa tugas pemverifikasinya sudah berakhir.',
    en: 'Not verified: the merge bears an earlier date than what it builds on, when the duty of the verifier had ended already.',
  },
  'self-merge': {
    id: 'Belum diverifikasi: digabungkan oleh pemverifikasi yang ikut mengirimkannya.',
    en: 'Not verified: merged by a verifier who took part in submitting it.',
  },
  'evil-merge': {
    id: 'Belum diverifikasi: ketika digabungkan, isi berkas dibuat berbeda dari gabungan kiriman dan katalog.',
    en: 'Not verified: in the merge, files were made to differ from what merging the submission gives.',
  },
  unsigned: {
    id: 'Belum diverifikasi: katalog mewajibkan tanda tangan digital, tetapi penggabungannya tidak ditandatangani.',
    en: 'Not verified: the catalog requires signatures, but the merge is not signed.',
  },
  'unknown-key': {
    id: 'Belum diverifikasi: katalog mewajibkan tanda tangan digital, tetapi kunci yang dipakai saat itu tidak terdaftar untuk pemverifikasinya.',
    en: 'Not verified: the catalog requires signatures, but the key was not listed for the verifier then.',
  },
  'bad-signature': {
    id: 'Belum diverifikasi: tanda tangan digitalnya tidak cocok dengan yang digabungkan.',
    en: 'Not verified: the signature does not fit what was merged.',
  },
}

const SIGNATURES: Record<Signature, Text> = {
  'signed-by-verifier': {
    id: 'Ditandatangani dengan kunci pemverifikasi; ini tidak membuktikan bahwa angkanya benar, atau bahwa hanya pemverifikasi yang memegang kunci itu.',
    en: 'Signed with the key of the verifier; this does not prove that the figures are right, or that nobody else holds the key.',
  },
  'signed-by-host': {
    id: 'Ditandatangani oleh layanan Git; ini tidak membuktikan siapa yang memakai akun pemverifikasi.',
    en: 'Signed by the Git host; this does not prove who used the account of the verifier.',
  },
  unsigned: {
    id: 'Tidak ditandatangani; nama orang yang menggabungkan dapat ditulis oleh siapa pun yang boleh mengubah katalog.',
    en: 'Not signed; the name of who merged can be written by anyone who may change the catalog.',
  },
  'bad-signature': {
    id: 'Tanda tangannya tidak cocok dengan yang digabungkan, sehingga tidak membuktikan siapa yang menggabungkan.',
    en: 'The signature does not fit what was merged, so that it does not prove who merged.',
  },
  'unknown-key': {
    id: 'Ditandatangani dengan kunci yang saat itu tidak terdaftar untuk pemverifikasinya, sehingga tidak membuktikan siapa yang menggabungkan.',
    en: 'Signed with a key that was not listed for the verifier then, so that it does not prove who merged.',
  },
}
