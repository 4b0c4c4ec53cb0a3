import { createHash } from 'node:crypto'
import type { DocumentRecord } from '../catalog/model.ts'
import { publishedDocuments } from '../rules/documents.ts'
import type { Published } from './published.ts'

/** Size and checksum of each document that is published, by its path inside the catalog. */
export function documentRecords({ catalog, tree }: Published): Map<string, DocumentRecord> {
  const there = [...publishedDocuments(catalog)].filter((path) => tree.entry(path)?.kind === 'file')
  return new Map(
    there.sort().map((path) => {
      const bytes = tree.read(path)
      return [path, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]
    }),
  )
}
