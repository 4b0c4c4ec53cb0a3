import type { Catalog, Standard } from '../catalog/model.ts'

/** An agreed standard as a Table Schema (Data Package 2.0), for programs that make or check tables after it. */
export function standardSchema(
  { name, version, source }: Standard,
  { codeLists }: Pick<Catalog, 'codeLists'>,
  address: string,
): string {
  const { fields, title, date } = source.value
  const schema = {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name: `${name}-${version}`,
    title,
    homepage: address,
    version,
    created: date,
    // A table may have more columns than were agreed.
    fieldsMatch: 'superset',
    fields: fields.map(({ codes, required, ...field }) => {
      const list = codes === undefined ? undefined : codeLists.get(codes)
      const [system] = list?.systems ?? []
      const allowed = system ? list?.rows.flatMap((row) => row[system.column] || []) : undefined
      const constraints = { ...(required && { required }), ...(allowed?.length && { enum: allowed }) }
      return {
        ...field,
        ...(codes !== undefined && { codes }),
        ...(Object.keys(constraints).length > 0 && { constraints }),
      }
    }),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
