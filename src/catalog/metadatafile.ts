/** Whether a file of a dataset's folder holds words about the data, not data. */
export function isMetadataFile(name: string): boolean {
  return name === 'datapackage.json' || /^dataset(\.[a-z]{2})?\.md$/.test(name)
}
