import type { ContributorDescriptor } from '../catalog/descriptors.ts'
import { isUnsure, propertyPlace } from './property.ts'
import type { Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A dataset whose reader has nobody to ask. */
export const rule: Rule = {
  code: 'missing-contact',
  hook: 'dataset',
  severity: 'warning',
  title: { id: 'Tidak ada kontak yang dapat dihubungi', en: 'No contact that can be reached' },
  why: {
    id: 'Pembaca yang menemukan kekeliruan atau perlu penjelasan tidak tahu harus menghubungi siapa, sehingga kekeliruan itu tetap terbit.',
    en: 'A reader who finds a mistake or has a question does not know whom to ask, so the mistake stays published.',
  },
  fix: steps(
    [
      'Buka `dataset.md` dan cari `contributors`.',
      'Pada kantor yang menjawab pertanyaan tentang data ini, tulis `roles: [contact]` dan `email` dengan alamat surel kantor, bukan surel pribadi pegawai.',
      'Bila satu kontak berlaku untuk semua dataset perangkat daerah, cukup tulis `website` pada `agency.md`.',
    ],
    [
      'Open `dataset.md` and find `contributors`.',
      'At the office that answers questions about the data, write `roles: [contact]` and `email` with the address of the office, not the private one of an employee.',
      'Where one contact is right for all datasets of the agency, `website` in `agency.md` is enough.',
    ],
  ),
  *check({ source, agency }, { catalog }) {
    const own = catalog.agencies.find(({ name }) => name === agency)
    if (isUnsure(source, 'contributors') || own === undefined || isUnsure(own.source, 'website')) return
    const { contributors } = source.value
    const contacts = contributors.filter(({ roles }) => roles?.includes('contact'))
    if (contacts.some(isReachable) || own.source.value.website !== undefined) return
    const [contact] = contacts
    const other = contributors.find(isReachable)
    const at = contributors.indexOf((contact ?? other) as ContributorDescriptor)
    yield {
      message: contact
        ? {
            id: `Kontak ${shown(contact.title)} tidak punya surel atau laman, dan \`agency.md\` tidak punya \`website\`.`,
            en: `The contact ${shown(contact.title)} has no e-mail address or page, and \`agency.md\` has no \`website\`.`,
          }
        : {
            id: 'Tidak ada kantor dengan `roles: [contact]`, dan `agency.md` tidak punya `website`.',
            en: 'No office has `roles: [contact]`, and `agency.md` has no `website`.',
          },
      ...(!contact &&
        other && {
          fix: {
            id: `Bila ${shown(other.title)} menjawab pertanyaan tentang data ini, tambahkan \`contact\` pada \`roles\`-nya.`,
            en: `If ${shown(other.title)} answers questions about the data, add \`contact\` to its \`roles\`.`,
          },
        }),
      places: [propertyPlace(source, at < 0 ? ['contributors'] : ['contributors', at])],
    }
  },
}

function isReachable({ email, path }: ContributorDescriptor): boolean {
  return email !== undefined || path !== undefined
}
