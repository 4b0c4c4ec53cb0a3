import { nearest } from '../catalog/nearest.ts'
import type { Text } from '../catalog/problem.ts'

/** What a story shows from the data: a component with its attributes as written. */
export interface Reference {
  component: Component
  attributes: Record<string, string>
  /** Line in the file, from 1. */
  line: number
}

/** Something in a story that cannot be shown. */
export interface StoryFault {
  line: number
  message: Text
}

export type Component = keyof typeof ATTRIBUTES

/** The components of stories and what each may be told. */
export const ATTRIBUTES = {
  Chart: ['dataset', 'view'],
  Table: ['dataset', 'resource', 'columns', 'where', 'sort', 'rows'],
  Figure: ['dataset', 'resource', 'column', 'where', 'minus', 'aggregate', 'pick', 'by', 'unit'],
} as const

/** Every component that a story uses, and what is wrong with how they are written. */
export function referencesIn(body: string, firstLine = 1): { references: Reference[]; faults: StoryFault[] } {
  const text = withoutCode(body)
  const references: Reference[] = []
  const faults: StoryFault[] = []
  for (const match of text.matchAll(/<([A-Z]\w*)\b((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>/g)) {
    const [, name = '', written = ''] = match
    const line = firstLine + text.slice(0, match.index).split('\n').length - 1
    if (!isComponent(name))
      faults.push({ line, message: unknownName('component', name, Object.keys(ATTRIBUTES)) })
    else {
      const { attributes, fault } = attributesOf(name, written)
      if (fault) faults.push({ line, message: fault })
      else references.push({ component: name, attributes, line })
    }
  }
  return { references, faults }
}

/** What is wrong with a name, and the right one that is nearest. */
export function unknownName(kind: keyof typeof KINDS, name: string, known: readonly string[]): Text {
  const words = KINDS[kind]
  const near = nearest(name, known)
  const list = known
    .slice(0, 8)
    .map((item) => `\`${item}\``)
    .join(', ')
  return {
    id: `${words.id} \`${name}\` tidak ada. ${near ? `Maksud Anda \`${near}\`?` : `Yang ada: ${list || '–'}.`}`,
    en: `There is no ${words.en} \`${name}\`. ${near ? `Did you mean \`${near}\`?` : `There are: ${list || '–'}.`}`,
  }
}

const KINDS = {
  component: { id: 'Komponen', en: 'component' },
  attribute: { id: 'Atribut', en: 'attribute' },
  dataset: { id: 'Dataset', en: 'dataset' },
  resource: { id: 'Tabel', en: 'table' },
  column: { id: 'Kolom', en: 'column' },
  value: { id: 'Nilai', en: 'value' },
  view: { id: 'Grafik', en: 'chart' },
} as const

function isComponent(name: string): name is Component {
  return name in ATTRIBUTES
}

function attributesOf(
  component: Component,
  written: string,
): { attributes: Record<string, string>; fault?: Text } {
  const attributes: Record<string, string> = {}
  const known: readonly string[] = ATTRIBUTES[component]
  for (const [, name = '', double, single, code] of written.matchAll(
    /([A-Za-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\{[^}]*\})))?/g,
  )) {
    if (code !== undefined) return { attributes, fault: quoted(name) }
    if (!known.includes(name)) return { attributes, fault: unknownName('attribute', name, known) }
    attributes[name] = double ?? single ?? ''
  }
  if (!attributes.dataset)
    return {
      attributes,
      fault: {
        id: `\`<${component}>\` harus menyebut \`dataset\`, misalnya \`dataset="perangkat-daerah/nama-dataset"\`.`,
        en: `\`<${component}>\` must name a \`dataset\`, such as \`dataset="agency/dataset-name"\`.`,
      },
    }
  return { attributes }
}

function quoted(name: string): Text {
  return {
    id: `Tulis nilai \`${name}\` dalam tanda kutip, misalnya \`${name}="…"\`, tanpa kurung kurawal.`,
    en: `Write the value of \`${name}\` in quotes, such as \`${name}="…"\`, without braces.`,
  }
}

/** A story with its code and comments blanked out, so that lines still count. */
function withoutCode(body: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  return body
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/`[^`\n]*`/g, blank)
}
