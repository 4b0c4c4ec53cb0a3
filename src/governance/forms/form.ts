import indicator from '../../../schemas/forms/ms-ind.json' with { type: 'json' }
import activity from '../../../schemas/forms/ms-keg.json' with { type: 'json' }
import variable from '../../../schemas/forms/ms-var.json' with { type: 'json' }

/** A label of a form, in Indonesian as the form has it and in English. */
export interface Labelled {
  label: string
  label_en: string
}

/** An answer that a form offers, by its code. */
export interface FormCode extends Labelled {
  code: number
}

/** What of a form is asked only where another item was answered with one of these codes. */
export interface Condition {
  item: string
  codes: number[]
}

/** A line of an item that is answered on its own. */
export interface FormRow extends Labelled {
  key: string
  when?: Condition
}

/** A question of the form. */
export interface FormItem extends FormRow {
  /** Number in the form; those of the front page have none. */
  no?: string
  /** One code, several, a text, or the table of variables. */
  kind: 'codes' | 'multiple' | 'text' | 'variables'
  /** Filled in by BPS. */
  officer?: boolean
  codes?: FormCode[]
  rows?: FormRow[]
}

/** A column of the form of variables or of indicators. */
export interface FormColumn extends Labelled {
  key: string
  no: string
}

/** What a form is. */
export interface FormHead {
  form: string
  title: string
  title_en: string
  /** The regulation that it belongs to. */
  source: string
  /** How sure its labels and codes are. */
  basis: string
  basis_id: string
}

/** A part of the form of the activity. */
export interface FormBlock {
  title: string
  title_en: string
  items: FormItem[]
}

/** The form of the activity, MS-Keg. */
export const ACTIVITY_FORM = activity as FormHead & { blocks: FormBlock[] }

/** The form of the variables, MS-Var: one row for each column of a table. */
export const VARIABLE_FORM: FormHead & { columns: FormColumn[] } = variable

/** The form of the indicators, MS-Ind. */
export const INDICATOR_FORM: FormHead & { columns: FormColumn[] } = indicator
