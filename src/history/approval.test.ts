import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Approval } from './approval.ts'
import { approvalSentence } from './approval-words.ts'
import { budi, DATA, HOST, newestOf, OPERATOR, RINA, rina, STRANGER, table } from './fixtures/market.ts'
import { type Signing, sshSigning } from './fixtures/signers.ts'
import { agencyMd, catalogYaml, type Entry, Story, type Who } from './fixtures/story.ts'
import { readHistory } from './history.ts'

const SARI: Who = 'Sari <sari@statistik.example>'
const KEY = '_catalog/keys/sari.pub'
const sari: Entry = {
  office: 'Kantor Statistik',
  office_en: 'Statistics Office',
  identities: [SARI],
  keys: [KEY],
  from: '2024-01-01',
}
const BY_SARI = `Approved-by: ${SARI}`
const APPROVED = { name: 'Sari', office: { office: 'Kantor Statistik', office_en: 'Statistics Office' } }

let story: Story
let key: Signing
beforeEach(() => {
  story = new Story()
  key = sshSigning()
})
afterEach(() => story.end())

/** A catalog with these approvers beside the verifiers Rina and Budi. */
function begin(approvers: Entry[] = [sari], more = '', verifiers: Entry[] = [rina, budi]): void {
  const yaml = catalogYaml(verifiers, `approvers: ${JSON.stringify(approvers)}\n${more}`)
  story.write('datasets/catalog.yaml', yaml)
  story.write(`datasets/${KEY}`, key.publicKey)
  story.write('datasets/dinas-pasar/agency.md', agencyMd('Dinas Pasar', ['operator-pasar']))
  story.write('datasets/dinas-pasar/harga/dataset.md', '---\ntitle: Harga\n---\n')
  story.write(DATA, table())
  story.commit('Mulai', { by: STRANGER, on: '2024-01-01' })
}

const submit = (by: Who = OPERATOR, message = 'Kirim') =>
  story.submit('a', DATA, table({ 1: 7 }), { by, on: '2024-02-01' }, message)

/** A commit on the submitted branch that says it approves. */
async function approve(by: Who = SARI, signing: Signing | null = key, change?: () => void): Promise<void> {
  story.git('switch', '-q', 'a')
  change?.()
  story.commit(`Periksa\n\n${BY_SARI}`, { by, on: '2024-02-02' })
  if (signing) await story.sign(signing.sign)
  story.git('switch', '-q', 'main')
}

const merge = (by: Who = RINA) => story.merge('a', { by, on: '2024-02-03' })

/** Merges the submission by a message that tells of an approval. */
const mergeTelling = (lines: string, by: Who = RINA, author: Who = by) =>
  story.merge('a', { by, author, on: '2024-02-03' }, `Merge a\n\n${lines}`)

async function approval(): Promise<Approval | undefined> {
  return (await newestOf(story.catalog)).approval
}
const fault = (code: string) => ({ approved: false, fault: code })

describe('a version is approved', () => {
  test('by a commit of a listed supervisor that changes nothing and is signed with the own key', async () => {
    begin()
    submit()
    await approve()
    merge()
    expect(await approval()).toEqual({ approved: true, way: 'signed-by-approver', ...APPROVED })
  })

  test('by a line in the merge that the verifier wrote', async () => {
    begin()
    submit()
    mergeTelling(BY_SARI)
    expect(await approval()).toEqual({ approved: true, way: 'recorded-by-verifier', ...APPROVED })
  })

  test('by the stronger of both, where both are there', async () => {
    begin()
    submit()
    await approve()
    mergeTelling(BY_SARI)
    expect(await approval()).toMatchObject({ way: 'signed-by-approver' })
  })

  test('on the last day of the duty', async () => {
    begin([{ ...sari, until: '2024-02-03' }])
    submit()
    await approve()
    merge()
    expect(await approval()).toMatchObject({ approved: true })
  })
})

describe('a version is not approved', () => {
  test('where nobody said so, and where the catalog lists no supervisor', async () => {
    begin()
    submit()
    merge()
    expect(await approval()).toEqual(fault('no-approval'))
    story.write('datasets/catalog.yaml', catalogYaml([rina, budi]))
    story.commit('Tanpa pembina', { by: STRANGER, on: '2024-02-04' })
    story.submit('b', DATA, table({ 2: 7 }), { by: OPERATOR, on: '2024-02-05' })
    story.merge('b', { by: RINA, on: '2024-02-06' })
    expect(await approval()).toEqual(fault('no-approvers'))
  })

  test('by a line that the submitter wrote into the submission', async () => {
    begin()
    submit(OPERATOR, `Kirim\n\n${BY_SARI}`)
    merge()
    expect(await approval()).toEqual(fault('in-submission'))
  })

  test("by a commit that the submitter made in the supervisor's name, which nobody signed", async () => {
    begin()
    submit()
    await approve(SARI, null)
    merge()
    expect(await approval()).toEqual(fault('unsigned'))
  })

  test('by a commit that is signed with another key, or altered after it was signed', async () => {
    begin()
    submit()
    await approve(SARI, sshSigning())
    merge()
    expect(await approval()).toEqual(fault('unknown-key'))
  })

  test('by a commit that the Git host signed: it signs those of submitters too', async () => {
    const host = sshSigning()
    begin()
    story.write('datasets/_catalog/keys/host-git.pub', host.publicKey)
    story.commit('Kunci layanan', { by: STRANGER, on: '2024-01-02' })
    submit()
    await approve(SARI, host)
    merge()
    expect(await approval()).toEqual(fault('signed-by-host'))
  })

  test('by a supervisor who submitted the data', async () => {
    begin()
    submit(SARI)
    await approve()
    merge()
    expect(await approval()).toEqual(fault('own-submission'))
  })

  test('by a supervisor who merged it', async () => {
    begin([sari], '', [rina, budi, { office: 'Dua tugas', identities: [SARI], from: '2024-01-01' }])
    submit()
    await approve()
    merge(SARI)
    expect(await approval()).toEqual(fault('own-merge'))
  })

  test('by someone who is not listed', async () => {
    begin([{ ...sari, identities: ['Lain <lain@statistik.example>'] }])
    submit()
    mergeTelling(BY_SARI)
    expect(await approval()).toEqual(fault('not-listed'))
  })

  test.each([
    ['before the duty had begun', { from: '2024-02-04' }, 'not-yet-on-duty'],
    ['after the duty had ended', { until: '2024-02-02' }, 'no-longer-on-duty'],
  ])('%s', async (_when, duty, code) => {
    begin([{ ...sari, ...duty }])
    submit()
    await approve()
    merge()
    expect(await approval()).toEqual(fault(code))
  })

  test('by someone whom the submission itself makes a supervisor', async () => {
    begin([])
    story.git('switch', '-q', '-c', 'a')
    story.write('datasets/catalog.yaml', catalogYaml([rina, budi], `approvers: ${JSON.stringify([sari])}\n`))
    story.write(DATA, table({ 1: 7 }))
    story.commit('Kirim', { by: OPERATOR, on: '2024-02-01' })
    story.git('switch', '-q', 'main')
    await approve()
    merge()
    expect(await approval()).toEqual(fault('in-submission'))
  })

  test('where the data were changed after the approval', async () => {
    begin()
    submit()
    await approve()
    story.git('switch', '-q', 'a')
    story.write(DATA, table({ 1: 8 }))
    story.commit('Ubah lagi', { by: OPERATOR, on: '2024-02-02' })
    story.git('switch', '-q', 'main')
    merge()
    expect(await approval()).toEqual(fault('changed-since'))
  })

  test('by a commit that changes files itself', async () => {
    begin()
    submit()
    await approve(SARI, key, () => story.write(DATA, table({ 1: 9 })))
    merge()
    expect(await approval()).toEqual(fault('own-submission'))
  })

  test('by the message of a merge that was made at the Git host, whose words the submitter chose', async () => {
    begin()
    submit()
    mergeTelling(BY_SARI, HOST, RINA)
    expect(await approval()).toEqual(fault('host-message'))
  })

  test.each([
    ['as the title of the submission', `${BY_SARI}\n\nSee merge request pasar!12`],
    ['within other words', `Sudah dibaca.\n${BY_SARI}`],
  ])('by a line that stands in the message %s', async (_where, lines) => {
    begin()
    submit()
    mergeTelling(lines)
    expect(await approval()).toEqual(fault('no-approval'))
  })

  test('where the merge itself is not verified', async () => {
    begin()
    submit()
    mergeTelling(BY_SARI, STRANGER)
    expect(await approval()).toEqual(fault('not-verified'))
  })

  test('where signatures are required and the merge that tells of it has none', async () => {
    begin([sari], 'signatures: required\n')
    submit()
    mergeTelling(BY_SARI)
    expect(await approval()).toEqual(fault('not-verified'))
  })

  test('where signatures were not read, nothing is said', async () => {
    begin()
    submit()
    await approve()
    merge()
    const history = await readHistory(story.catalog, { signatures: false })
    expect(history.datasets.get('dinas-pasar/harga')?.at(-1)?.approval).toBeUndefined()
  })
})

describe('an approval in words', () => {
  test('says what it does not prove, or why it does not count', () => {
    const { id, en } = approvalSentence({ approved: true, way: 'recorded-by-verifier', ...APPROVED })
    expect(id).toMatch(/tidak membuktikan/)
    expect(en).toMatch(/does not prove/)
    expect(approvalSentence({ approved: false, fault: 'unsigned' }).en).toMatch(/not signed/)
  })
})
