import type { LicenseDescriptor } from '../catalog/descriptors.ts'
import type { PropertyPath } from '../catalog/model.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { listed, shown, steps } from './wording.ts'

/** Open data under a licence that does not let everyone use them. */
export const rule: Rule = {
  code: 'licence-not-open',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Data terbuka tanpa lisensi terbuka', en: 'Open data without an open licence' },
  why: {
    id: 'Data yang dapat diunduh belum tentu boleh dipakai. Bila lisensinya tidak dinyatakan atau membatasi, warga, media, dan pengembang tidak tahu apakah mereka boleh menyebarkan, mengolah, atau menjual hasilnya.',
    en: 'Data that can be downloaded may still not be used. Where the licence is not stated or restricts, citizens, media and developers do not know whether they may share, change or sell what they make of it.',
  },
  fix: steps(
    [
      'Tanyakan kepada produsen data lisensi apa yang berlaku; jangan menebaknya.',
      'Bila produsen mengizinkan pemakaian bebas, tulis lisensinya pada `licenses`, misalnya `licenses: [{ name: CC-BY-4.0 }]`, dan simpan izinnya.',
      'Bila pemakaian memang dibatasi, biarkan lisensinya dan jelaskan batasnya pada teks di bawah metadata; peringatan ini boleh tetap ada.',
    ],
    [
      'Ask the producer of the data which licence holds; do not guess it.',
      'Where the producer allows free use, write the licence under `licenses`, such as `licenses: [{ name: CC-BY-4.0 }]`, and keep the permission.',
      'Where use is restricted, leave the licence and explain its limits in the text below the metadata; this warning may stay.',
    ],
  ),
  *check({ source, resources }, { catalog }) {
    const { access, licenses } = source.value
    if (access !== 'terbuka') return
    const rows = new Map((catalog.codeLists.get('licence')?.rows ?? []).map((row) => [row.code, row]))
    const isOpen = ({ name }: LicenseDescriptor) => rows.get(name)?.open !== 'false'
    const closed = function* (list: readonly LicenseDescriptor[], path: PropertyPath): Generator<Finding> {
      // Several licences are a choice: one that is open is enough.
      if (list.length === 0 || list.some(isOpen)) return
      const names = [...new Set(list.map(({ name }) => name))]
      const said = names.map((name) => rows.get(name))
      const all = listed(names)
      yield {
        message:
          names.length === 1 && names[0] === NOT_STATED
            ? {
                id: `Akses dataset ini \`terbuka\`, tetapi lisensinya ${shown(NOT_STATED)}: pembaca tidak tahu apakah datanya boleh dipakai ulang.`,
                en: `The access of this dataset is \`terbuka\` (open), but its licence is ${shown(NOT_STATED)} (not stated): a reader does not know whether the data may be used again.`,
              }
            : {
                id: `Akses dataset ini \`terbuka\`, tetapi lisensi ${all.id} bukan lisensi terbuka: ${said[0]?.description ?? ''}`,
                en: `The access of this dataset is \`terbuka\` (open), but ${all.en} is no open licence: ${said[0]?.description_en ?? ''}`,
              },
        places: list.map(({ name }, at) => propertyPlace(source, [...path, at, 'name'], name)),
      }
    }
    if (!isUnsure(source, 'licenses')) yield* closed(licenses, ['licenses'])
    if (isUnsure(source, 'resources')) return
    for (const { index, descriptor } of resources)
      yield* closed(descriptor.licenses ?? [], ['resources', index, 'licenses'])
  },
}

const NOT_STATED = 'tidak-dinyatakan'
