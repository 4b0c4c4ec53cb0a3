import type { Text } from '../catalog/problem.ts'
import type { Approval, ApprovalFault, ApprovalWay } from './approval.ts'

/** A sentence that says whether a version was checked a second time, what that does not prove, or why it does not count. */
export function approvalSentence(approval: Approval): Text {
  return approval.approved ? WAYS[approval.way] : FAULTS[approval.fault]
}

const WAYS: Record<ApprovalWay, Text> = {
  'signed-by-approver': {
    id: 'Disetujui dalam komit yang ditandatangani dengan kunci Pembina Data; ini tidak membuktikan bahwa angkanya benar, atau bahwa hanya Pembina Data yang memegang kunci itu.',
    en: 'Approved in a commit that is signed with the key of the data supervisor; this does not prove that the figures are right, or that nobody else holds the key.',
  },
  'recorded-by-verifier': {
    id: 'Persetujuannya dicatat oleh pemverifikasi pada penggabungan; ini tidak membuktikan bahwa Pembina Data sendiri yang menyatakannya, atau bahwa angkanya benar.',
    en: 'The approval was recorded by the verifier in the merge; this does not prove that the data supervisor said so, or that the figures are right.',
  },
}

const FAULTS: Record<ApprovalFault, Text> = {
  'no-approval': {
    id: 'Belum diperiksa Pembina Data: tidak ada persetujuan yang tercatat di Git.',
    en: 'Not checked by the data supervisor: no approval is recorded in Git.',
  },
  'no-approvers': {
    id: 'Belum diperiksa Pembina Data: katalog ini belum mencatat siapa Pembina Datanya saat itu.',
    en: 'Not checked by the data supervisor: the catalog did not record any then.',
  },
  'not-verified': {
    id: 'Persetujuan Pembina Data tidak dihitung: versi ini sendiri belum diverifikasi.',
    en: 'The approval of the data supervisor does not count: the version itself is not verified.',
  },
  'not-listed': {
    id: 'Persetujuan tidak dihitung: yang disebut menyetujui saat itu tidak terdaftar sebagai Pembina Data.',
    en: 'An approval does not count: who is named was not listed as a data supervisor then.',
  },
  'not-yet-on-duty': {
    id: 'Persetujuan tidak dihitung: masa tugas Pembina Datanya belum dimulai.',
    en: 'An approval does not count: the duty of the data supervisor had not begun.',
  },
  'no-longer-on-duty': {
    id: 'Persetujuan tidak dihitung: masa tugas Pembina Datanya sudah berakhir.',
    en: 'An approval does not count: the duty of the data supervisor had ended.',
  },
  backdated: {
    id: 'Persetujuan tidak dihitung: penggabungannya bertanggal lebih awal daripada isi katalog saat itu, ketika masa tugas Pembina Datanya sudah berakhir.',
    en: 'An approval does not count: the merge bears an earlier date than what it builds on, when the duty of the data supervisor had ended already.',
  },
  'own-submission': {
    id: 'Persetujuan tidak dihitung: yang menyetujui ikut mengirimkan datanya.',
    en: 'An approval does not count: who approved took part in submitting the data.',
  },
  'own-merge': {
    id: 'Persetujuan tidak dihitung: yang menyetujui juga yang memverifikasi, padahal pemeriksaan kedua memerlukan orang kedua.',
    en: 'An approval does not count: who approved also verified, and a second check needs a second person.',
  },
  'in-submission': {
    id: 'Persetujuan tidak dihitung: ditulis dalam kiriman oleh yang bukan Pembina Data.',
    en: 'An approval does not count: it was written into the submission by someone who is no data supervisor.',
  },
  'host-message': {
    id: 'Persetujuan tidak dihitung: ditulis dalam pesan penggabungan di situs layanan Git, yang kata-katanya dipilih pengirim.',
    en: 'An approval does not count: it stands in the message of a merge made at the Git host, whose words the submitter chooses.',
  },
  'changed-since': {
    id: 'Persetujuan tidak dihitung: datanya diubah lagi sesudah disetujui.',
    en: 'An approval does not count: the data were changed again after it.',
  },
  unsigned: {
    id: 'Persetujuan tidak dihitung: komitnya tidak ditandatangani, dan nama pada komit kiriman dapat ditulis pengirim.',
    en: 'An approval does not count: its commit is not signed, and a submitter can write any name into a commit.',
  },
  'signed-by-host': {
    id: 'Persetujuan tidak dihitung: komitnya ditandatangani layanan Git, yang juga menandatangani komit pengirim; diperlukan kunci Pembina Data.',
    en: 'An approval does not count: its commit is signed by the Git host, which signs those of submitters too; it takes the key of the data supervisor.',
  },
  'unknown-key': {
    id: 'Persetujuan tidak dihitung: kuncinya saat itu tidak terdaftar untuk Pembina Data.',
    en: 'An approval does not count: its key was not listed for the data supervisor then.',
  },
  'bad-signature': {
    id: 'Persetujuan tidak dihitung: tanda tangannya tidak cocok dengan komitnya.',
    en: 'An approval does not count: its signature does not fit its commit.',
  },
}
