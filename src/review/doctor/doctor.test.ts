import { describe, expect, test } from 'vitest'
import { STATUS_NAME } from '../judge/status.ts'
import { diagnose } from './diagnosis.ts'
import type { CloneFacts } from './facts.ts'
import { isPublicKey } from './keys.ts'

const JUDGE = `on:
  pull_request_target: { branches: [main] }
permissions: {}
concurrency: nilai
jobs:
  begin:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: { statuses: write }
    steps:
      - run: gh api "repos/$GITHUB_REPOSITORY/statuses/$SHA" -f context=${STATUS_NAME}
`

const SSH = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEA1rjAyyEXpVNJdVTg3XD+5+wZqNrolA9zD39DiFT0u'

const good: CloneFacts = {
  asOf: '2026-01-31',
  git: [2, 39],
  leastGit: [2, 38],
  isRepository: true,
  isShallow: false,
  hook: '#!/bin/sh\nsh "$root/scripts/hooks/pre-push" "$@"\n',
  codeowners: '# Siapa yang memeriksa\n* @Pemeriksa-Satu @pemeriksa-dua\n',
  workflows: [{ file: '.github/workflows/judge.yml', text: JUDGE }],
  approvers: [],
  priority: 0,
  verifiers: [
    { office: 'Bidang Statistik', accounts: ['pemeriksa-satu', 'pemeriksa-dua'], from: '2025-01-01' },
    { office: 'Bidang Lama', accounts: ['pemeriksa-lama'], from: '2020-01-01', until: '2024-12-31' },
  ],
  submitters: [{ agency: 'dinas-lampu', accounts: ['lampu'] }],
  keys: [{ file: '_catalog/keys/statistik.pub', text: `${SSH}\n` }],
  unlisted: 0,
}

/** Levels and English sentences of everything that is not well, without what no clone tells. */
function faults(facts: Partial<CloneFacts>): string[] {
  return diagnose({ ...good, ...facts })
    .slice(0, -1)
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level !== 'well')
    .map(({ level, text }) => `${level}: ${text.en}`)
}

const verifier = {
  office: 'Bidang Statistik',
  accounts: ['pemeriksa-satu', 'pemeriksa-dua'],
  from: '2025-01-01',
}

const supervisor = {
  office: 'Kantor Statistik',
  accounts: ['pembina'],
  keys: ['_catalog/keys/p.pub'],
  from: '2025-01-01',
}

describe('the doctor', () => {
  test.each<[string, Partial<CloneFacts>, RegExp]>([
    [
      'priority data without a supervisor',
      { priority: 2 },
      /^warning: There are 2 datasets of priority data/,
    ],
    [
      'a supervisor who has left',
      { priority: 1, approvers: [{ ...supervisor, until: '2025-01-02' }] },
      /^warning: There is 1 dataset of priority data/,
    ],
    [
      'a supervisor who verifies as well',
      {
        approvers: [supervisor],
        verifiers: [verifier, { ...verifier, office: 'Dua', accounts: ['PEMBINA'] }],
      },
      /^error: "Kantor Statistik" is a data supervisor and the verifier "Dua" as well/,
    ],
    [
      'a supervisor without a key',
      { approvers: [{ ...supervisor, keys: [] }] },
      /^warning: "Kantor Statistik" has no key yet/,
    ],
  ])('sees %s', (_, facts, words) => {
    expect(faults(facts).filter((fault) => words.test(fault))).toHaveLength(1)
  })

  test('finds nothing about a supervisor with a key who does nothing else', () => {
    expect(faults({ approvers: [supervisor], priority: 1 })).toEqual([])
  })

  test('finds nothing in a clone that is in order, and says of each matter that it is', () => {
    expect(faults({})).toEqual([])
    const matters = diagnose(good).slice(0, -1)
    expect(matters.every(({ findings }) => findings.some(({ level }) => level === 'well'))).toBe(true)
  })

  test('says each time what it cannot see, and where to look', () => {
    const { findings } = diagnose(good).at(-1) as ReturnType<typeof diagnose>[number]
    expect(findings.length).toBeGreaterThan(3)
    for (const { level, fix } of findings)
      expect([level, fix?.id]).toEqual(['unseen', expect.stringMatching(/Settings →/)])
    expect(findings.some(({ text }) => text.en.includes(STATUS_NAME))).toBe(true)
  })

  test.each<[string, Partial<CloneFacts>, RegExp]>([
    ['no Git', { git: undefined }, /^error: There is no Git/],
    ['an old Git', { git: [2, 37] }, /^error: Git 2\.37 is too old/],
    ['no clone', { isRepository: false }, /^error: This folder is no clone/],
    ['a part of the history', { isShallow: true }, /^warning: The history is cut/],
    ['no hook', { hook: undefined }, /^warning: A git push of this clone is not looked through/],
    ['a hook of someone else', { hook: '#!/bin/sh\nexit 0\n' }, /^warning: A git push of this clone is not/],
    ['versions without a number', { unlisted: 2 }, /^warning: 2 versions have no lasting number/],
    ['a history that is not whole', { unlisted: undefined }, /^unseen: Whether every version is listed/],
    ['no judge', { workflows: [] }, /^error: No workflow judges submissions/],
    [
      'a judge with another status',
      { workflows: [{ file: 'x.yml', text: JUDGE.replace(STATUS_NAME, 'lain') }] },
      /^error: No workflow judges submissions/,
    ],
    [
      'a judge that runs what was submitted',
      { workflows: [{ file: 'x.yml', text: `${JUDGE}      - run: git checkout refs/judge/head\n` }] },
      /^error: x\.yml \(begin\) runs a command that is not known/,
    ],
    [
      'an action that is not pinned',
      { workflows: [{ file: 'x.yml', text: `${JUDGE}      - uses: actions/checkout@v6\n` }] },
      /^error: x\.yml uses an action that is not pinned/m,
    ],
    ['no CODEOWNERS', { codeowners: undefined }, /^error: There is no CODEOWNERS/],
    ['an empty CODEOWNERS', { codeowners: '# nanti\n' }, /^error: CODEOWNERS does not begin with/],
    ['its placeholder', { codeowners: '* @OWNER/walidata\n' }, /^error: CODEOWNERS still holds/],
    [
      'a part that it covers',
      { codeowners: '/src/ @pemeriksa-satu\n' },
      /^error: CODEOWNERS does not begin with/,
    ],
    [
      'a path without owner',
      { codeowners: '* @pemeriksa-satu\n/datasets/ # bebas\n' },
      /^error: CODEOWNERS leaves "\/datasets\/"/,
    ],
    [
      'a stranger as owner',
      { codeowners: '* @pemeriksa-satu @lampu\n' },
      /^error: @lampu in CODEOWNERS is no/,
    ],
    [
      'a former verifier as owner',
      { codeowners: '* @pemeriksa-lama\n' },
      /^error: @pemeriksa-lama in CODEOWNERS/,
    ],
    ['a team', { codeowners: '* @kota/walidata\n' }, /^unseen: Who is in the team @kota\/walidata/],
    ['no keys', { keys: [] }, /^warning: There are no keys/],
    ['a broken key', { keys: [{ file: 'k', text: 'halo' }] }, /^error: k is no complete public key/],
    [
      'a private key',
      { keys: [{ file: 'k', text: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n' }] },
      /^error: k holds a PRIVATE key/,
    ],
  ])('sees %s', (_, facts, words) => {
    const found = faults(facts)
    expect(found.filter((fault) => words.test(fault))).toHaveLength(1)
  })

  test.each<[string, CloneFacts['verifiers'], RegExp]>([
    [
      'nobody on duty',
      [{ ...verifier, until: '2026-01-30' }],
      /^error: No verifier is on duty on 2026-01-31/,
    ],
    ['somebody on duty only later', [{ ...verifier, from: '2026-02-01' }], /^error: No verifier is on duty/],
    [
      'an office that nobody knows',
      [verifier, { office: 'X', from: '2025-01-01' }],
      /^error: "X" is on duty with neither/,
    ],
    [
      'a verifier who submits',
      [{ ...verifier, accounts: ['pemeriksa-satu', 'pemeriksa-dua', '@Lampu'] }],
      /^warning: The account @Lampu verifies .* and submits for dinas-lampu/,
    ],
  ])('sees %s', (_, verifiers, words) => {
    expect(faults({ verifiers }).filter((fault) => words.test(fault))).toHaveLength(1)
  })

  test('takes the first and the last day of a duty for duty', () => {
    expect(faults({ verifiers: [{ ...verifier, from: '2026-01-31', until: '2026-01-31' }] })).toEqual([])
  })

  test('takes a Git identity for enough', () => {
    const identity = { office: 'Y', identities: ['Pemeriksa <p@kota.example>'], from: '2025-01-01' }
    expect(faults({ verifiers: [verifier, identity] })).toEqual([])
  })
})

const PGP = `-----BEGIN PGP PUBLIC KEY BLOCK-----
Comment: kunci uji

mDMEawWooRYJKwYBBAHaRw8BAQdAmRft3XyuW5m4nZLN1ASUlLhb132eOetetzSx
VWdhof60IlBlbWVyaWtzYSA8cGVtZXJpa3NhQGtvdGEuZXhhbXBsZT6IkAQTFggA
OBYhBEJWci2Z1E7mjHbUAaLtD8PucXNMBQJrBaihAhsDBQsJCAcCBhUKCQgLAgQW
AgMBAh4BAheAAAoJEKLtD8PucXNMUpcA/3QY8ZLK66wlircGANPj2B2c1nINEqdI
IcTVrjQ3bqIoAQDAAV9vY3wTUuskMMErAGgIPqXUK/47eOY+JalnGsp6DA==
=5tQ7
-----END PGP PUBLIC KEY BLOCK-----
`

test.each([
  [SSH, true],
  [`# Bidang Statistik\n${SSH} statistik\n`, true],
  [`pemeriksa@kota.example namespaces="git" ${SSH}\n`, true],
  [PGP, true],
  [PGP.replaceAll('\n', '\r\n'), true],
  [PGP + PGP, true],
  [PGP.replace('-----END', 'END'), false],
  [PGP.replace(/\n\n[\s\S]*?\n-----END/, '\n\n-----END'), false],
  [PGP.replaceAll('PUBLIC', 'SECRET'), false],
  ['ssh-ed25519 AAAA statistik', false],
  [SSH.replace('ssh-ed25519', 'ssh-rsa'), false],
  [`${SSH}\nhalo`, false],
  ['', false],
])('whether %j is a public key', (text, expected) => {
  expect(isPublicKey(text)).toBe(expected)
})
