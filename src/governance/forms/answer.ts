/** A property of a metadata file: where an answer came from, or where a missing one is to be written. */
export interface Origin {
  /** Path from the folder of the catalog. */
  file: string
  /** Such as `activity.method`, or a column of `plan.csv`. */
  property: string
}

/**
 * Where an answer stands. `gap`: the form asks for it and the metadata do not tell. `waiting`: whether it is asked depends
 * on another answer that is missing. `skipped`: the form does not ask it here. `officer`: BPS fills it in.
 */
export type AnswerState = 'answered' | 'gap' | 'waiting' | 'skipped' | 'officer'

/** One box of a form. */
export interface Answer {
  /** Number in its form. */
  key: string
  state: AnswerState
  /** What is written into it, in the language of the catalog or, where it was put together, in Indonesian. */
  text?: string
  /** Codes that are ticked. */
  codes?: number[]
  /** Properties that it comes from. */
  from: Origin[]
  /** Of a gap, the property that would fill it. */
  write?: Origin
}

/** What the metadata tell, before it is known which box it belongs to; `undefined` where they tell nothing. */
export type Told = Pick<Answer, 'text' | 'codes' | 'from'> | undefined

/** A text and where it stands; nothing where it is empty. */
export function toldText(text: string | undefined, ...from: Origin[]): Told {
  return text === undefined || text.trim() === '' ? undefined : { text: text.trim(), from }
}

/** Codes and where they stand; nothing where there are none. */
export function toldCodes(codes: readonly (number | undefined)[], ...from: Origin[]): Told {
  const known = codes.filter((code) => code !== undefined)
  return known.length > 0 ? { codes: known, from } : undefined
}

/** A box that is asked: answered where the metadata tell, else a gap with the property to write. */
export function asked(key: string, told: Told, write: Origin): Answer {
  return told ? { key, state: 'answered', ...told } : { key, state: 'gap', from: [], write }
}

/** A box that the metadata do not fill for another reason than that they are silent. */
export function unasked(key: string, state: 'waiting' | 'skipped' | 'officer'): Answer {
  return { key, state, from: [] }
}
