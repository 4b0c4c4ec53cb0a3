import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPgpSigning, type Signing, type SshKind, sshSigning } from './fixtures/signers.ts'
import { catalogYaml, type Entry, Story, type Who } from './fixtures/story.ts'
import { readHistory } from './history.ts'
import { checkOpenPgp, openPgpKeys } from './openpgp-signature.ts'
import type { KeyCheck, SignatureMemo } from './signature.ts'
import { signedObject } from './signed-object.ts'
import { checkSsh, sshKeysOf } from './ssh-signature.ts'
import type { Version } from './version.ts'

const OPERATOR: Who = 'Operator <operator@pasar.example>'
const RINA: Who = 'Rina <rina@kota-contoh.example>'
const BUDI: Who = 'Budi <budi@kota-contoh.example>'
const DATA = 'datasets/dinas-pasar/harga/data.csv'
const rina: Entry = { office: 'Bidang Statistik', identities: [RINA], from: '2024-01-01' }
const budi: Entry = { office: 'Sekretariat', identities: [BUDI], from: '2024-01-01' }

let story: Story
beforeEach(() => {
  story = new Story()
})
afterEach(() => story.end())

/** A catalog of two verifiers with these key files, of which the first verifier names the first. */
function begin(keys: Record<string, string>, more = ''): void {
  const [first = ''] = Object.keys(keys)
  story.write(
    'datasets/catalog.yaml',
    catalogYaml([{ ...rina, ...(first && { keys: [first] }) }, budi], more),
  )
  for (const [path, text] of Object.entries(keys)) story.write(`datasets/${path}`, text)
  story.commit('Mulai', { by: BUDI, on: '2024-01-02' })
}

let submissions = 0
function merge(by: Who = RINA): string {
  submissions++
  story.submit(`s${submissions}`, DATA, `a\n${submissions}\n`, { by: OPERATOR, on: '2024-02-01' })
  return story.merge(`s${submissions}`, { by, on: '2024-02-02' })
}

async function newest(memo?: SignatureMemo): Promise<Pick<Version, 'signature' | 'verification'>> {
  const options = memo ? { signatures: memo } : {}
  const history = await readHistory(story.catalog, options)
  const version = history.datasets.get('dinas-pasar/harga')?.at(-1) as Version
  return { signature: version.signature, verification: version.verification }
}

const VERIFIED = { verified: true, faults: [] }
const kinds: [string, string, () => Signing | Promise<Signing>][] = [
  ['SSH', 'pub', () => sshSigning()],
  ['OpenPGP', 'asc', () => openPgpSigning()],
]

describe.each(kinds)('a merge that is signed by %s', (_kind, ending, keyPair) => {
  const file = `_catalog/keys/rina.${ending}`

  test('with the key of the verifier who merged is signed by the verifier', async () => {
    const key = await keyPair()
    begin({ [file]: key.publicKey })
    merge()
    await story.sign(key.sign)
    expect(await newest()).toEqual({ signature: 'signed-by-verifier', verification: VERIFIED })
  })

  test('with a key of the host is signed by the host', async () => {
    const key = await keyPair()
    begin({ [`_catalog/keys/host-git.${ending}`]: key.publicKey })
    merge()
    await story.sign(key.sign)
    expect(await newest()).toEqual({ signature: 'signed-by-host', verification: VERIFIED })
  })

  test('with a key that the catalog does not have, or has for another, is signed by no one known', async () => {
    const [key, other] = [await keyPair(), await keyPair()]
    begin({ [file]: key.publicKey })
    merge()
    await story.sign(other.sign)
    expect((await newest()).signature).toBe('unknown-key')
    merge(BUDI)
    await story.sign(key.sign)
    expect((await newest()).signature).toBe('unknown-key')
  })

  test('and altered afterwards is not verified', async () => {
    const key = await keyPair()
    begin({ [file]: key.publicKey })
    merge()
    await story.sign(key.sign, (raw) => raw.replace(/Merge s\d+/, 'Gabungkan'))
    expect(await newest()).toEqual({
      signature: 'bad-signature',
      verification: { verified: false, faults: [{ code: 'bad-signature' }] },
    })
  })

  test('and whose signature is broken is not verified', async () => {
    const key = await keyPair()
    begin({ [file]: key.publicKey })
    merge()
    await story.sign(key.sign, (raw) => raw.replace(/\n [A-Za-z0-9+/]{60}/, '\n AAAA'))
    expect((await newest()).signature).toBe('bad-signature')
  })

  test('by a key that was added later, or by the merge itself, is not verified by it', async () => {
    const key = await keyPair()
    begin({}, 'signatures: required\n')
    merge()
    await story.sign(key.sign)
    expect((await newest()).verification.faults).toEqual([{ code: 'unknown-key' }])
    story.git('switch', '-q', '-c', 'kunci')
    story.write(`datasets/${file}`, key.publicKey)
    story.write('datasets/catalog.yaml', catalogYaml([{ ...rina, keys: [file] }], 'signatures: required\n'))
    story.write(DATA, 'a\n1000\n')
    story.commit('Tambah kunci', { by: OPERATOR, on: '2024-02-03' })
    story.git('switch', '-q', 'main')
    story.merge('kunci', { by: RINA, on: '2024-02-04' })
    await story.sign(key.sign)
    expect((await newest()).verification.faults).toEqual([{ code: 'unknown-key' }])
    merge()
    await story.sign(key.sign)
    expect(await newest()).toEqual({ signature: 'signed-by-verifier', verification: VERIFIED })
    const all = (await readHistory(story.catalog)).datasets.get('dinas-pasar/harga')
    expect(all?.map(({ verification }) => verification.verified)).toEqual([false, false, true])
  })
})

describe('where signatures are required', () => {
  test('a merge without one is not verified', async () => {
    begin({}, 'signatures: required\n')
    merge()
    expect(await newest()).toEqual({
      signature: 'unsigned',
      verification: { verified: false, faults: [{ code: 'unsigned' }] },
    })
  })

  test('one of the host is enough', async () => {
    const key = sshSigning()
    begin({ '_catalog/keys/host-git.pub': key.publicKey }, 'signatures: required\n')
    merge()
    await story.sign(key.sign)
    expect((await newest()).verification).toEqual(VERIFIED)
  })

  test('they are read anew where the catalog asks for them, whatever was asked of earlier merges', async () => {
    begin({}, 'signatures: optional\n')
    merge()
    story.write('datasets/catalog.yaml', catalogYaml([rina], 'signatures: required\n'))
    story.commit('Wajibkan', { by: BUDI, on: '2024-02-03' })
    merge()
    const all = (await readHistory(story.catalog)).datasets.get('dinas-pasar/harga')
    expect(all?.map(({ verification }) => verification.verified)).toEqual([true, false])
  })
})

test('what was found out is kept by commit and keys, and is not found out again', async () => {
  const key = sshSigning()
  begin({ '_catalog/keys/rina.pub': key.publicKey })
  merge()
  await story.sign(key.sign)
  const kept = new Map<string, KeyCheck>()
  const memo: SignatureMemo = { get: (id) => kept.get(id), keep: (id, check) => kept.set(id, check) }
  const found = await newest(memo)
  expect([...kept.values()]).toEqual([{ state: 'good', by: ['_catalog/keys/rina.pub'] }])
  const unwritten: SignatureMemo = { ...memo, keep: (id) => expect.unreachable(id) }
  expect(await newest(unwritten)).toEqual(found)
})

test('without gpg, ssh-keygen or their settings the same is found', async () => {
  const key = await openPgpSigning()
  begin({ '_catalog/keys/rina.asc': key.publicKey })
  merge()
  await story.sign(key.sign)
  for (const name of ['gpg.program', 'gpg.ssh.program', 'gpg.openpgp.program'])
    story.git('config', name, '/nowhere/program')
  story.git('config', 'gpg.format', 'x509')
  expect((await newest()).signature).toBe('signed-by-verifier')
})

test.each([
  ['was valid then and has expired since', '2024-01-15', 30, 'signed-by-verifier'],
  ['had expired', '2023-01-01', 30, 'unknown-key'],
])('an OpenPGP key that %s speaks for its time', async (_how, made, days, strength) => {
  const key = await openPgpSigning(made, days)
  begin({ '_catalog/keys/rina.asc': key.publicKey })
  merge()
  await story.sign(key.sign)
  expect((await newest()).signature).toBe(strength)
})

describe('SSH signatures', () => {
  const payload = Buffer.from('tree x\n\nGabungkan\n')
  const kinds: SshKind[] = ['ed25519', 'rsa-sha2-256', 'rsa-sha2-512', 'nistp256', 'nistp384', 'nistp521']

  test.each(kinds)('by %s are read', async (kind) => {
    const key = sshSigning(kind)
    const keys = new Map(sshKeysOf(key.publicKey).map((one) => [one, 'rina']))
    const signature = await key.sign(payload)
    expect(checkSsh({ payload, signature }, keys)).toEqual({ state: 'good', by: 'rina' })
    expect(checkSsh({ payload: Buffer.from('lain'), signature }, keys)).toEqual({ state: 'bad' })
    expect(checkSsh({ payload, signature }, new Map())).toEqual({ state: 'unknown' })
  })

  test('that were made for something else than Git are false', async () => {
    const key = sshSigning('ed25519', 'file')
    const keys = new Map(sshKeysOf(key.publicKey).map((one) => [one, 'rina']))
    expect(checkSsh({ payload, signature: await key.sign(payload) }, keys)).toEqual({ state: 'bad' })
  })
})

describe('signatures that other programs have made', () => {
  const folder = new URL('fixtures/signed/', import.meta.url)
  const read = (name: string) => readFileSync(new URL(name, folder))
  const names = readdirSync(folder).filter((name) => name.endsWith('.commit'))

  async function check(name: string, raw: Buffer) {
    const signed = signedObject(raw)
    if (!signed) throw new Error(`${name} is not signed`)
    if (name.startsWith('openpgp')) {
      const key = read(name.replace('.commit', '.asc')).toString()
      return checkOpenPgp(signed, await openPgpKeys([['meja', key]]))
    }
    const [key = ''] = sshKeysOf(read(name.replace('.commit', '.pub')).toString())
    return checkSsh(signed, new Map([[key, 'meja']]))
  }

  test('are there', () => expect(names.length).toBeGreaterThan(4))

  test.each(names)('are read: %s', async (name) => {
    const raw = read(name)
    expect(await check(name, raw)).toEqual({ state: 'good', by: 'meja' })
    const altered = Buffer.from(raw.toString('latin1').replace('Ditandatangani', 'ditandatangani'), 'latin1')
    expect(await check(name, altered)).toEqual({ state: 'bad' })
  })
})
