import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../../src/catalog/problem.ts'
import type { Review } from '../../src/review/review.ts'
import { PEOPLE, type Said, type Town } from './town.ts'
import { FOUNDED, foundEarlier, playYears } from './years.ts'

const { gardener, verifier, stranger } = PEOPLE

/** The dataset that the story is about, and its files. */
export const DATASET = 'dinas-kebun-kota/penyiraman'
export const TABLE = `datasets/${DATASET}/penyiraman.csv`
export const METADATA = `datasets/${DATASET}/dataset.md`

/** An identity number of nobody: the district 99 exists nowhere. In one piece it would not pass our own gate. */
export const NOBODY = ['110199', '010190', '0001'].join('')

const DISTRICTS = ['K-01', 'K-02', 'K-03']

/** Tanks of water for three districts in a year. */
function rows(year: number, first: number): string {
  return DISTRICTS.map((code, at) => `${code},${year},${first + at * 10}\n`).join('')
}

/** The table as it should be: two years. */
export const CLEAN = `kode_distrik,tahun,jumlah_tangki\n${rows(2022, 400)}${rows(2023, 420)}`

const DESCRIPTION = `---
title: Tangki Penyiraman Taman menurut Distrik
description: Jumlah tangki air rekaan yang dipakai menyiram taman Kota Contoh di tiga distrik setiap tahun.
theme: kebun
keywords: [penyiraman, taman, tangki air]
licenses: [{ name: CC-BY-4.0 }]
frequency: tahunan
temporal: { start: "2022", end: "2023" }
spatial: { code: "K-00", system: lokal, level: kecamatan }
access: terbuka
contributors:
  - { title: "Seksi Taman, Dinas Kebun Kota", roles: [producer] }
  - { title: Meja Layanan Data, roles: [contact], email: data@kota-contoh.example }
sources: [{ title: Buku Siram Rekaan, date: "2024-01-20" }]
standard:
  concept: Penyiraman
  definition: Tangki air yang habis disiramkan pada taman milik kota.
  classification: Distrik
  measure: Jumlah
  unit: tangki
activity: { method: kompilasi-administrasi }
priority: false
resources:
  - name: penyiraman
    path: penyiraman.csv
    schema:
      fields:
        - { name: kode_distrik, type: string, title: Kode distrik, definition: Kode distrik tempat tamannya., codes: distrik, constraints: { required: true } }
        - { name: tahun, type: year, title: Tahun, definition: Tahun penyiraman. }
        - { name: jumlah_tangki, type: integer, title: Jumlah tangki, definition: Tangki yang habis disiramkan., unit: tangki, constraints: { minimum: 0 } }
      primaryKey: [kode_distrik, tahun]
views:
  - { type: line, title: Tangki penyiraman menurut distrik, x: tahun, y: jumlah_tangki, series: kode_distrik }
---
Tangki dihitung dari buku siram setiap regu.
`

/** The report on a branch of the hub, as the judge computes it: from the main line, by its own code. */
export function reviewed(
  town: Town,
  branch: string,
  account: string,
): { review: Review; text: string; status: number } {
  town.git(verifier, 'fetch', '-q', 'origin')
  town.git(verifier, 'checkout', '-q', '-f', '-B', 'main', 'origin/main')
  const asked = (format: string) =>
    town.command(verifier, 'review', [
      '--base',
      'origin/main',
      '--head',
      `origin/${branch}`,
      '--format',
      format,
      '--account',
      account,
    ])
  const { out, err, status } = asked('json')
  if (out === '') throw new Error(err)
  return { review: JSON.parse(out) as Review, text: asked('text').out, status }
}

/** The gardener sets up the gate, and submits a table with three faults and an identity number. */
export function submitWithFaults(town: Town): { gate: Said; forced: Said } {
  town.on('2024-02-12')
  town.command(gardener, 'setup', [])
  town.try(gardener, process.execPath, ['scripts/setup.ts'])
  town.branch(gardener, 'penyiraman')
  const faulty = CLEAN.replace('K-02,2022,410', 'K-99,2022,410')
    .replace('K-03,2023,440', 'K-03,2023,"4.40"')
    .replace('K-01,2023,420', 'K-01,2022,420')
  town.write(gardener, {
    [METADATA]: DESCRIPTION,
    [TABLE]: faulty,
    [`datasets/${DATASET}/catatan.txt`]: `Petugas pencatat: NIK ${NOBODY}\n`,
  })
  town.commit(gardener, 'Tambah data penyiraman')
  const push = (...args: string[]) =>
    town.try(gardener, 'git', ['push', '-q', ...args, 'origin', 'HEAD:penyiraman'])
  return { gate: push(), forced: push('--no-verify') }
}

/** The gardener corrects the table and takes the note away, on a branch without the bad history. */
export function submitCorrected(town: Town): Said {
  town.on('2024-02-13').branch(gardener, 'penyiraman-2')
  town.write(gardener, { [METADATA]: DESCRIPTION, [TABLE]: CLEAN })
  town.commit(gardener, 'Tambah data penyiraman')
  return town.try(gardener, 'git', ['push', '-q', 'origin', 'HEAD:penyiraman-2'])
}

/** A year later: a new year, and an old figure that is another without a word. */
export function submitSilentRevision(town: Town): void {
  town.on('2025-01-20').branch(gardener, 'penyiraman-2024')
  const table = town.read(gardener, TABLE).replace('K-02,2022,410', 'K-02,2022,455')
  town.write(gardener, {
    [TABLE]: `${table}${rows(2024, 450)}`,
    [METADATA]: town.read(gardener, METADATA).replace('end: "2023"', 'end: "2024"'),
  })
  town.commit(gardener, 'Tambah tahun 2024')
  town.git(gardener, 'push', '-q', 'origin', 'HEAD:penyiraman-2024')
}

/** The gardener says why. */
export function explainRevision(town: Town): void {
  town.on('2025-01-21')
  const said = '{ date: "2025-01-21", period: "2022", reason: Satu regu belum menyerahkan bukunya. }'
  town.write(gardener, {
    [METADATA]: town
      .read(gardener, METADATA)
      .replace('access: terbuka', `revisions: [${said}]\naccess: terbuka`),
  })
  town.commit(gardener, 'Jelaskan angka 2022 yang berubah')
  town.git(gardener, 'push', '-q', 'origin', 'HEAD:penyiraman-2024')
}

/** The office ends its duty, and what it merges afterwards counts for nothing. */
export function verifierLeaves(town: Town): void {
  town.on('2025-06-30').branch(verifier, 'main')
  const path = 'datasets/catalog.yaml'
  town.write(verifier, {
    [path]: town
      .read(verifier, path)
      .replace('from: "2024-01-01"', 'from: "2024-01-01"\n    until: "2025-06-30"'),
  })
  town.commit(verifier, 'Akhiri tugas meja pemeriksa')
  town.git(verifier, 'push', '-q', 'origin', 'main')
  submitYear(town, '2025-09-01', 2025, 470, 'penyiraman-2025')
  town.on('2025-09-02').merge(verifier, 'penyiraman-2025')
}

/** Adds a year to the table on a branch of the hub. */
export function submitYear(
  town: Town,
  day: string,
  year: number,
  first: number,
  branch: string,
  who = gardener,
): void {
  town.on(day).branch(who, branch)
  town.write(who, {
    [TABLE]: `${town.read(who, TABLE)}${rows(year, first)}`,
    [METADATA]: town.read(who, METADATA).replace(/end: "\d{4}"/, `end: "${year}"`),
  })
  town.commit(who, `Tambah tahun ${year}`)
  town.git(who, 'push', '-q', 'origin', `HEAD:${branch}`)
}

/** Each way around the verification, one after the other; gives the commits of the main line by its name. */
export function goAround(town: Town): Record<'directPush' | 'selfMerge' | 'evilMerge', string> {
  const change = (who: typeof gardener, note: string) =>
    town.write(who, { [METADATA]: `${town.read(who, METADATA)}${note}\n` })
  // The desk has its duty back, so that nothing but the way itself is at fault.
  town.on('2025-10-01').branch(verifier, 'main')
  const path = 'datasets/catalog.yaml'
  town.write(verifier, { [path]: town.read(verifier, path).replace('    until: "2025-06-30"\n', '') })
  town.commit(verifier, 'Pulihkan tugas meja pemeriksa')
  town.git(verifier, 'push', '-q', 'origin', 'main')

  town.on('2025-10-02').branch(gardener, 'langsung')
  change(gardener, 'Catatan yang dikirim langsung.')
  const directPush = town.commit(gardener, 'Tambah catatan')
  town.git(gardener, 'push', '-q', '--no-verify', 'origin', 'HEAD:main')

  town.on('2025-10-03').branch(verifier, 'sendiri')
  change(verifier, 'Catatan meja pemeriksa sendiri.')
  town.commit(verifier, 'Tambah catatan')
  town.git(verifier, 'push', '-q', 'origin', 'HEAD:sendiri')
  const selfMerge = town.on('2025-10-04').merge(verifier, 'sendiri')

  town.on('2025-10-05').branch(gardener, 'jujur')
  change(gardener, 'Catatan yang jujur.')
  town.commit(gardener, 'Tambah catatan')
  town.git(gardener, 'push', '-q', 'origin', 'HEAD:jujur')
  town.on('2025-10-06').branch(verifier, 'main')
  town.git(verifier, 'merge', '-q', '--no-ff', '--no-commit', 'origin/jujur')
  town.write(verifier, { [TABLE]: town.read(verifier, TABLE).replace('K-01,2022,400', 'K-01,2022,999') })
  const evilMerge = town.commit(verifier, 'Gabungkan jujur')
  town.git(verifier, 'push', '-q', 'origin', 'main')
  return { directPush, selfMerge, evilMerge }
}

/** The gardener puts a cell right, and the desk merges it after having looked. */
export function submitCorrection(town: Town, day: string, wrong: string, right: string): void {
  town.on(day).branch(gardener, 'perbaikan')
  town.write(gardener, {
    [TABLE]: town.read(gardener, TABLE).replace(wrong, right),
    [METADATA]: town.read(gardener, METADATA).replace(/revisions: \[(.*?)\]\n/, (_, said) => {
      const period = right.split(',')[1]
      return `revisions: [${said}, { date: "${day}", period: "${period}", reason: Salah ketik. }]\n`
    }),
  })
  town.commit(gardener, 'Perbaiki satu angka')
  town.git(gardener, 'push', '-q', 'origin', 'HEAD:perbaikan')
  town.merge(verifier, 'perbaikan')
}

/** The desk numbers the versions and takes one of them off the site, on a branch that it merges. */
export function withdrawVersion(town: Town, day: string, version: number): Said {
  town.on(day).branch(verifier, 'penarikan')
  const ledger = town.command(verifier, 'ledger', [])
  if (ledger.status !== 0) return ledger
  const said = town.command(verifier, 'withdraw', [
    `${DATASET}@${version}`,
    ...['--reason', WITHDRAWAL.id, '--reason-en', WITHDRAWAL.en],
    ...['--date', day, '--office', 'Badan Angka dan Kabar'],
  ])
  town.commit(verifier, `Tarik versi ${version}`)
  town.git(verifier, 'push', '-q', 'origin', 'HEAD:penarikan')
  town.merge(verifier, 'penarikan')
  return said
}

/** Why a version is withdrawn. */
export const WITHDRAWAL: Text = {
  id: 'Satu angkanya keliru, dan versi ini terbit tanpa pemeriksaan.',
  en: 'One figure was wrong, and the version was published without a check.',
}

/** What a stranger tries, each on a branch of its own. */
export const ATTEMPTS: Record<string, (town: Town) => void> = {
  workflow: (town) => town.write(stranger, { '.github/workflows/judge.yml': 'on: push\njobs: {}\n' }),
  aturan: (town) => {
    const path = 'src/rules/personal-data.ts'
    town.write(stranger, {
      [path]: town.read(stranger, path).replace("severity: 'error'", "severity: 'warning'"),
    })
  },
  'milik-lain': (town) =>
    town.write(stranger, { [TABLE]: town.read(stranger, TABLE).replace('K-01,2023,420', 'K-01,2023,1') }),
  pintasan: (town) =>
    symlinkSync('/etc/passwd', join(town.at(stranger), 'datasets/dinas-kebun-kota/penyiraman/sandi.csv')),
  javascript: (town) =>
    town.write(stranger, { [METADATA]: town.read(stranger, METADATA).replace('---\n', '---js\n') }),
  'laporan-palsu': (town) =>
    town.write(stranger, {
      'laporan.json': '{ "verdict": "pass", "checks": { "added": [] } }\n',
      'scripts/review.ts': 'process.stdout.write(\'{"verdict":"pass"}\')\n',
    }),
}

/** Pushes one attempt of the stranger to a branch of the hub, as if it came from a fork. */
export function attempt(town: Town, name: string): void {
  town.on('2025-11-01').branch(stranger, name)
  ATTEMPTS[name]?.(town)
  town.commit(stranger, 'Perbaikan kecil')
  town.git(stranger, 'push', '-q', 'origin', `HEAD:${name}`)
}

/** Plays the story but for what its people would never do, act by act; tells each after it is done. */
export function* play(town: Town): Generator<Text> {
  foundEarlier(town)
  yield { id: 'Kota Contoh mendirikan katalognya', en: 'Kota Contoh founds its catalog' }
  playYears(town, FOUNDED, '2024-02-11')
  yield {
    id: 'Setahun lebih dinas-dinasnya menerbitkan data menurut rencana, sebagian terlambat',
    en: 'For more than a year its agencies release data by their plans, some of them late',
  }
  const { gate } = submitWithFaults(town)
  if (gate.status === 0) throw new Error('The gate let an identity number through.')
  yield {
    id: 'Pemeriksa data pribadi menghentikan tabel dengan NIK sebelum meninggalkan kantor',
    en: 'The check for personal data stops a table with an identity number before it leaves the office',
  }
  submitCorrected(town)
  town.on('2024-02-14').merge(verifier, 'penyiraman-2')
  yield {
    id: 'Dinas memperbaikinya, dan meja pemeriksa menggabungkannya: versi 1',
    en: 'The agency corrects it, and the desk merges it: version 1',
  }
  playYears(town, '2024-02-11', '2025-01-19')
  submitSilentRevision(town)
  explainRevision(town)
  town.on('2025-01-22').merge(verifier, 'penyiraman-2024')
  yield {
    id: 'Tahun baru dan satu angka lama direvisi dengan alasan: versi 2',
    en: 'A new year, and an old figure revised with its reason: version 2',
  }
  playYears(town, '2025-01-19', '2025-03-01')
  submitYear(town, '2025-03-03', 2025, 470, 'penyiraman-2025')
  town.on('2025-03-04').branch(gardener, 'main')
  town.git(gardener, 'merge', '-q', '--no-ff', '-m', 'Gabungkan sendiri', 'origin/penyiraman-2025')
  town.git(gardener, 'push', '-q', 'origin', 'main')
  yield {
    id: 'Petugas menggabungkan sendiri tahun berikutnya: versi 3 belum diverifikasi',
    en: 'The official merges the next year himself: version 3 is not verified',
  }
  submitCorrection(town, '2025-04-07', 'K-03,2025,490', 'K-03,2025,480')
  const withdrawn = withdrawVersion(town, '2025-04-08', 3)
  if (withdrawn.status !== 0) throw new Error(withdrawn.err)
  yield {
    id: 'Satu angkanya diperbaiki dan diperiksa sebagai versi 4, dan versi 3 ditarik',
    en: 'A figure of it is corrected and checked as version 4, and version 3 is withdrawn',
  }
  town.branch(verifier, 'main')
}
