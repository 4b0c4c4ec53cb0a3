import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { memoryTree } from '../catalog/memory.ts'
import { isMetadataFile } from '../catalog/metadatafile.ts'
import type { FileTree } from '../catalog/model.ts'
import { priorityDatasets } from '../catalog/priority.ts'
import type { Text } from '../catalog/problem.ts'
import { olderCompared } from '../components/versionlinks.ts'
import type {
  ApprovalRecord,
  Party,
  VersionBook,
  VersionFileRecord,
  VersionRecord,
} from '../components/versions.ts'
import type { Approval } from '../history/approval.ts'
import { approvalSentence } from '../history/approval-words.ts'
import type { NumberedVersion } from '../history/ledger.ts'
import {
  faultSentence,
  signatureSentence,
  stateSentence,
  verificationSentence,
} from '../history/verification-words.ts'
import { fileAddress, versionFileAddress } from '../i18n/addresses.ts'
import { changeSummary } from '../review/change-summary.ts'
import { datasetBlocks, revisionBlocks } from '../review/dataset-words.ts'
import { speaker } from '../review/document.ts'
import type { DatasetReview } from '../review/review.ts'
import { versionDifference } from '../review/versions.ts'
import { codeVersion, diskCache } from '../store/cache.ts'
import { cacheFolderOf } from '../store/checked.ts'
import { projectRoot } from '../store/project.ts'
import type { Published } from '../store/published.ts'
import { versionReadings } from '../store/versionreadings.ts'
import { keptVersions, sha256Of } from '../store/versions.ts'
import { versionTree } from '../store/versiontree.ts'
import { checksThen } from './_checksthen.ts'
import { byNumber, tombstoneRecords } from './_tombstones.ts'

/** The versions of a published catalog as its pages show them; each is made when it is asked for. */
export function versionBook(published: Published): VersionBook {
  const { versions, catalog, tree } = published
  const cache = diskCache(join(cacheFolderOf({}), 'versions'), 'versions')
  const shared = sharedTree(tree)
  const version = codeVersion(projectRoot, DECIDING)
  const checksOf = checksThen(published, cache, version)
  const readingOf = versionReadings(published)
  const { showNames = false } = catalog.source.value
  const records = new Map<string, VersionRecord[]>()
  const byId = new Map(catalog.datasets.map((dataset) => [dataset.id, dataset]))
  const priority = priorityDatasets(catalog)
  const isOpen = (dataset: string) => byId.get(dataset)?.source.value.access === 'terbuka'
  const reviewed = (
    dataset: string,
    from: NumberedVersion | undefined,
    to: NumberedVersion,
  ): DatasetReview | undefined => {
    const idThen = (version: NumberedVersion) => version.entry?.dataset ?? dataset
    const compute = (): DatasetReview | null => {
      try {
        return versionDifference(
          shared.tree,
          from && { id: idThen(from), tree: versionTree(versions, idThen(from), from) },
          { id: idThen(to), tree: versionTree(versions, idThen(to), to) },
        )
      } catch {
        // Of a version that only the ledger knows, the content is not here.
        return null
      }
    }
    return cache.keep([version, dataset, from?.files ?? null, to.files, shared.digest], compute) ?? undefined
  }
  const recordOf = (dataset: string, all: readonly NumberedVersion[], at: number): VersionRecord => {
    const one = all[at] as NumberedVersion
    const { version } = one
    const kept = keptVersions(all)
    const difference = reviewed(dataset, all[at - 1], one)
    const checks = checksOf(dataset, one)
    const { four } = readingOf(dataset, one)
    const revised = difference?.tables.flatMap((table) => table.revised)
    const faults = version?.verification.faults ?? []
    return {
      dataset,
      number: one.number,
      date: one.date,
      moment: version?.date ?? `${one.date}T00:00:00Z`,
      commit: one.commit,
      isNewest: at === all.length - 1,
      isRemoval: one.files.length === 0,
      summary: difference ? changeSummary(difference) : NOT_HERE,
      submitters: (version?.submitters ?? []).map((party) => (showNames ? party : withoutName(party))),
      ...(version && { submitted: version.submitted.slice(0, 10) }),
      ...(version?.merger?.office && { verifier: { office: version.merger.office } }),
      isVerified: version?.verification.verified === true,
      verification: version
        ? [verificationSentence(version.verification), ...faults.slice(1).map(faultSentence)]
        : [stateSentence(versions.state) ?? REWRITTEN],
      ...(version?.signature && { signature: signatureSentence(version.signature) }),
      ...(version && priority.has(dataset) && { approval: approvalRecord(version.approval, showNames) }),
      ...(checks && { checks }),
      ...(four !== undefined && { four }),
      ...(revised && {
        revisions: { explained: revised.filter(({ reason }) => reason).length, all: revised.length },
      }),
      files: one.files.map((file) => fileRecord(dataset, all, at, file, kept.includes(one))),
      comparisons: olderCompared(
        all,
        at,
        ({ files }) => files.every(versions.has) && (isOpen(dataset) || !files.some(isData)),
      ),
    }
  }
  const fileRecord = (
    dataset: string,
    all: readonly NumberedVersion[],
    at: number,
    file: NumberedVersion['files'][number],
    isKept: boolean,
  ): VersionFileRecord => {
    const [agency = '', name = ''] = dataset.split('/')
    const one = all[at] as NumberedVersion
    const isNewest = at === all.length - 1
    const known = one.entry?.files.find(({ path }) => path === file.path)?.sha256
    const sha256 = known ?? (isKept ? sha256Of(versions, file) : undefined)
    const isTable = byId
      .get(dataset)
      ?.resources.some(({ file: path, download }) => path !== undefined && download === file.path)
    const isPublic = isOpen(dataset) && (isNewest ? isTable : isKept && sha256 !== undefined)
    return {
      name: file.path,
      size: file.size,
      ...(sha256 !== undefined && { sha256 }),
      ...(isPublic && {
        address: isNewest
          ? fileAddress(agency, name, file.path)
          : versionFileAddress(agency, name, one.number, `${file.path}.gz`),
      }),
      isCompressed: !isNewest,
    }
  }
  const left = tombstoneRecords(published.tombstones)
  const of = (dataset: string): VersionRecord[] => {
    let found = records.get(dataset)
    if (!found) {
      const all = versions.datasets.get(dataset) ?? []
      found = [...all.map((_, at) => recordOf(dataset, all, at)), ...(left.get(dataset) ?? [])].sort(byNumber)
      records.set(dataset, found)
    }
    return found
  }
  const state = stateSentence(versions.state)
  return {
    of,
    withdrawn: () => [...left.values()].flatMap(([first]) => (first?.number === 0 ? first : [])),
    all: () =>
      [...new Set([...versions.datasets.keys(), ...left.keys()])]
        .flatMap(of)
        .sort((a, b) =>
          a.moment < b.moment ? 1 : a.moment > b.moment ? -1 : a.dataset < b.dataset ? -1 : 1,
        ),
    difference: (dataset, from, to, language) => {
      const all = versions.datasets.get(dataset) ?? []
      const [one, other] = [from, to].map((number) => all.find((version) => version.number === number))
      const review = one && other && reviewed(dataset, one, other)
      if (!review) return undefined
      const speak = speaker(language)
      return [
        ...revisionBlocks([review], speak, 'public'),
        { kind: 'heading', level: 2, text: speak.say('Seluruh perubahan', 'All changes') },
        // Its name and address stand above already.
        ...datasetBlocks([review], speak, () => []).slice(2),
      ]
    },
    ...(state && { state }),
  }
}

/** Folders whose code decides what is kept about versions. */
const DECIDING = ['src/catalog', 'src/rules', 'src/review', 'src/store', 'src/pages']

const NOT_HERE: Text = {
  id: 'Isi versi ini tidak ada di sini, sehingga perubahannya tidak diketahui.',
  en: 'The content of this version is not here, so that its change is not known.',
}
const REWRITTEN: Text = {
  id: 'Tercatat dalam daftar versi, tetapi riwayatnya tidak ada lagi, sehingga verifikasinya tidak dapat diperiksa.',
  en: 'It is in the list of versions, but its history is gone, so that its verification cannot be checked.',
}

/** Whether a file of a version holds data: what was open once is closed with the dataset. */
function isData({ path }: NumberedVersion['files'][number]): boolean {
  return !isMetadataFile(path)
}

/** What is shown of a second check; what came in without a merge has none. */
function approvalRecord(approval: Approval | undefined, showNames: boolean): ApprovalRecord {
  if (!approval) return { words: approvalSentence({ approved: false, fault: 'no-approval' }) }
  const words = approvalSentence(approval)
  if (!approval.approved) return { words }
  const { office, name } = approval
  return { words, approver: { office, ...(showNames && name && { name }) } }
}

/** A party by its office or agency alone. */
function withoutName({ name: _, ...party }: Party): Party {
  return party
}

/** What the datasets of a catalog share, its identity and its code lists, and a digest of it. */
function sharedTree(tree: FileTree): { tree: FileTree; digest: string } {
  const isShared = (path: string) => path === 'catalog.yaml' || path.startsWith('_catalog/codes/')
  const paths = tree.list().filter(({ path, kind }) => kind === 'file' && isShared(path))
  const files = paths.map(({ path }) => [path, tree.read(path)] as const)
  const hash = createHash('sha256')
  for (const [path, bytes] of files) hash.update(`${path}\0`).update(bytes).update('\0')
  return { tree: memoryTree(Object.fromEntries(files)), digest: hash.digest('hex') }
}
