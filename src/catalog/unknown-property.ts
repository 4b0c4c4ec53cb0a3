import { everydayMeaning } from './everyday.ts'
import { mark } from './phrase.ts'
import type { Text } from './problem.ts'
import type { Known } from './violation.ts'
import type { Fault, Words } from './violation-words.ts'

/** What is said of a property that the schema does not have: what is meant, where it belongs, or to remove it. */
export function unknownProperty({ path, guess, object }: Fault, known: Known): Words {
  const name = String(path.at(-1))
  const message = {
    id: `Properti ${mark(name)} tidak dikenal.`,
    en: `The property ${mark(name)} is not known.`,
  }
  if (guess !== undefined) {
    return {
      message: {
        id: `${message.id} Maksud Anda ${mark(guess)}?`,
        en: `${message.en} Did you mean ${mark(guess)}?`,
      },
      fix: {
        id: `Ganti ${mark(name)} dengan ${mark(guess)}.`,
        en: `Replace ${mark(name)} by ${mark(guess)}.`,
      },
    }
  }
  const meaning = everydayMeaning(name)
  if (meaning !== undefined && object?.names?.includes(meaning)) {
    return {
      message,
      fix: {
        id: `Hapus ${mark(name)}; ${mark(meaning)} sudah ada.`,
        en: `Remove ${mark(name)}; ${mark(meaning)} is there already.`,
      },
    }
  }
  const place = meaning === undefined ? undefined : homesOf(meaning, known, true)
  if (meaning !== undefined && place) {
    return {
      message: {
        id: `${message.id} Maksud Anda ${mark(meaning)}?`,
        en: `${message.en} Did you mean ${mark(meaning)}?`,
      },
      fix: {
        id: `Tulis ${mark(meaning)} di dalam ${place.join(' atau ')}, bukan ${mark(name)} di sini.`,
        en: `Write ${mark(meaning)} in ${place.join(' or ')}, not ${mark(name)} here.`,
      },
    }
  }
  return {
    message,
    fix: untranslated(name, object?.names) ?? elsewhere(name, known) ?? removal(name, object),
  }
}

/** Name of the property that `name` would translate, where that property has no translations. */
export function translatedName(name: string, names: string[] | undefined): string | undefined {
  const base = /^(.+)_[a-z]{2}$/.exec(name)?.[1]
  return base !== undefined && names?.includes(base) ? base : undefined
}

function untranslated(name: string, names: string[] | undefined): Text | undefined {
  const base = translatedName(name, names)
  return base === undefined
    ? undefined
    : {
        id: `Hapus ${mark(name)}; ${mark(base)} tidak memiliki terjemahan.`,
        en: `Remove ${mark(name)}; ${mark(base)} has no translation.`,
      }
}

/** Where a property of that name belongs; more than two places would not help. */
function elsewhere(name: string, known: Known): Text | undefined {
  const shown = homesOf(name, known)
  return (
    shown && {
      id: `Pindahkan ${mark(name)} ke dalam ${shown.join(' atau ')}.`,
      en: `Move ${mark(name)} into ${shown.join(' or ')}.`,
    }
  )
}

function homesOf(name: string, known: Known, outermost = false): string[] | undefined {
  const all = Object.keys(known).filter((place) => place !== '' && known[place]?.names?.includes(name))
  const depth = (place: string) => place.split('.').length
  const least = Math.min(...all.map(depth))
  const nearest = outermost ? all.filter((place) => depth(place) === least) : all
  // Who writes an everyday word for a list means the list itself, not the number of its items.
  const lists = outermost ? nearest.filter((place) => known[`${place}.${name}.*`]?.names) : []
  const homes = lists.length > 0 ? lists : nearest
  if (homes.length === 0 || homes.length > 2) return undefined
  return homes.map((home) => mark(home.replaceAll('.*', '[]')))
}

function removal(name: string, object: Fault['object']): Text {
  if (!object?.extensible) return { id: `Hapus ${mark(name)}.`, en: `Remove ${mark(name)}.` }
  return {
    id: `Hapus ${mark(name)}, atau tulis sebagai ${mark(`x-${name}`)} bila Anda memerlukannya.`,
    en: `Remove ${mark(name)}, or write it as ${mark(`x-${name}`)} if you need it.`,
  }
}
