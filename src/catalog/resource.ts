import { missingList } from './cast.ts'
import type { DatasetDescriptor, ResourceDescriptor } from './descriptors.ts'
import type { CodeList, Resource } from './model.ts'
import { baseName, stem, unsafeTablePath } from './path.ts'

/** The tables of a dataset, with every default of Data Package v2 filled in. */
export function resourcesOf(
  id: string,
  folder: string,
  descriptor: DatasetDescriptor,
  codeLists: Map<string, CodeList>,
): Resource[] {
  return (descriptor.resources ?? []).map((resource, index) => {
    const file = fileOf(folder, resource, codeLists)
    const name = resource.name ?? (file ? stem(file) : String(index + 1))
    const schema = resource.schema ?? { fields: [] }
    return {
      id: `${id}/${name}`,
      name,
      ...(file !== undefined && { file }),
      download: resource.path ?? (file ? baseName(file) : `${name}.csv`),
      index,
      descriptor: resource,
      fields: schema.fields ?? [],
      primaryKey: schema.primaryKey ?? [],
      foreignKeys: (schema.foreignKeys ?? []).map(({ fields, reference }) => ({
        fields,
        resource: `${reference.dataset ?? id}/${reference.resource || name}`,
        parentFields: reference.fields,
      })),
      missingValues: missingList(schema.missingValues),
      fieldsMatch: schema.fieldsMatch ?? 'exact',
      dialect: {
        delimiter: resource.dialect?.delimiter ?? ',',
        quoteChar: resource.dialect?.quoteChar ?? '"',
      },
    }
  })
}

function fileOf(
  folder: string,
  resource: ResourceDescriptor,
  codeLists: Map<string, CodeList>,
): string | undefined {
  if (resource.codes !== undefined) {
    const list = codeLists.get(resource.codes)?.file
    return list === undefined || unsafeTablePath(list) ? undefined : list
  }
  if (resource.path === undefined || unsafeTablePath(resource.path)) return undefined
  return `${folder}/${resource.path}`
}
