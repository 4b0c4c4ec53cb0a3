/** Largest table in bytes of CSV that is offered in formats which programs read whole: 20 MB. */
export const CEILING = 20_000_000

/** Most bytes of CSV, all tables together, of a dataset that is offered as one archive: 100 MB, as much as a Git host takes as a file. */
export const ARCHIVE_CEILING = 100_000_000
