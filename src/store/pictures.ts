import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeWhole } from './atomic.ts'
import { projectRoot } from './project.ts'
import { type Rasteriser, rasteriser } from './rasteriser.ts'

/** Largest picture in bytes; what services take without asking. */
export const MOST_PICTURE_BYTES = 300_000

/** Where pages leave the pictures that they name, until these are made. */
export interface PictureShelf {
  /** Leaves the SVG of a picture for its path inside the site. */
  add(path: string, svg: string): void
  /** Makes what was left and puts it into the folder of a built site; gives how many were drawn and how many were kept. */
  place(site: string): Promise<{ drawn: number; kept: number }>
}

/**
 * A shelf that keeps pictures in the cache by the hash of their SVG and of the packages that draw them, so that an
 * unchanged one costs a look. A picture that cannot be made fails the build: no page names what is not there.
 */
export function pictureShelf(
  cacheFolder: string,
  draw: () => Promise<Rasteriser> = rasteriser,
): PictureShelf {
  const folder = join(cacheFolder, 'pictures')
  const version = createHash('sha256')
    .update(readFileSync(join(projectRoot, 'package-lock.json')))
    .digest('hex')
  const left = new Map<string, string>()
  const fileOf = (hash: string, ending: string) =>
    join(folder, hash.slice(0, 2), `${hash.slice(2)}.${ending}`)
  return {
    add(path, svg) {
      const hash = createHash('sha256').update(`${version}\0${svg}`).digest('hex')
      left.set(path, hash)
      // On disk meanwhile: those of a large catalog would fill the memory.
      if (!existsSync(fileOf(hash, 'png')) && !existsSync(fileOf(hash, 'svg')))
        writeWhole(fileOf(hash, 'svg'), svg)
    },
    async place(site) {
      const missing = new Set([...left.values()].filter((hash) => !existsSync(fileOf(hash, 'png'))))
      if (missing.size > 0) {
        const toPng = await draw()
        for (const hash of missing)
          writeWhole(fileOf(hash, 'png'), toPng(readFileSync(fileOf(hash, 'svg'), 'utf8')))
      }
      for (const [path, hash] of left) {
        const { size } = statSync(fileOf(hash, 'png'))
        if (size > MOST_PICTURE_BYTES) throw new Error(`The picture ${path} has ${size} bytes`)
        mkdirSync(dirname(join(site, path)), { recursive: true })
        copyFileSync(fileOf(hash, 'png'), join(site, path))
      }
      return { drawn: missing.size, kept: left.size - missing.size }
    },
  }
}
