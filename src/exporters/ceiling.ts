/** Largest table in bytes of CSV that is offered in formats which programs read whole: 20 MB. */
export const CEILING = 20_000_000
