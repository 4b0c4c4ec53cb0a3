import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that npm cannot bring; each is a tag of the tests that need it, and a Debian package in .ci/run. */
export const FOREIGN_PROGRAMS = {
  libreoffice: {
    commands: ['soffice', 'soffice.exe'],
    folders: ['/Applications/LibreOffice.app/Contents/MacOS', 'C:\\Program Files\\LibreOffice\\program'],
  },
  nginx: { commands: ['nginx'], folders: ['/usr/sbin', '/usr/local/sbin'] },
} as const satisfies Record<string, { commands: readonly string[]; folders?: readonly string[] }>

/** Name of a foreign program, which is also the tag of its tests. */
export type ForeignProgram = keyof typeof FOREIGN_PROGRAMS

/** Absolute path of a foreign program, or `undefined` where this machine has none. */
export function foreign(program: ForeignProgram): string | undefined {
  const { commands, folders = [] }: { commands: readonly string[]; folders?: readonly string[] } =
    FOREIGN_PROGRAMS[program]
  const places = [...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...folders]
  return places.flatMap((folder) => commands.map((command) => join(folder, command))).find(isProgram)
}

/** Options of a test that needs a foreign program: tagged with it, and skipped and named where it is missing. */
export function needs(program: ForeignProgram): { tags: string[]; skip: boolean } {
  return { tags: [program], skip: foreign(program) === undefined }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
