/** Whether a file of a dataset's folder, named from there, describes the dataset: descriptor or translation. */
export function isDescription(name: string): boolean {
  return name === 'datapackage.json' || /^dataset(\.[a-z]{2})?\.md$/.test(name) || isGitFile(name)
}

/** Files that Git itself reads, and the one that keeps an empty folder. */
export function isGitFile(name: string): boolean {
  return /(^|\/)\.git(keep|ignore|attributes)$/.test(name)
}

/** Whether a file holds a table, by its ending. */
export function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx?|xlsm|ods|parquet)$/i.test(name)
}
