/** A table at its public addresses. */
export interface SnippetTable {
  /** Absolute address of the CSV file. */
  csv: string
  /** Absolute address of the JSON file, where there is one. */
  json?: string
  delimiter: string
  /** Columns of digits that are no numbers, such as codes, whose leading zeros a reader would drop. */
  texts: readonly string[]
}

/** A few lines of a program that read a table. */
export interface Snippet {
  id: 'curl' | 'python' | 'node' | 'pandas' | 'r' | 'duckdb'
  title: string
  code: string
  /** Whether the tests run it; see `snippets.test.ts`. */
  isTested: boolean
}

/** How to read a table from a program, each kind of program once. */
export function snippets({ csv, json, delimiter, texts }: SnippetTable): Snippet[] {
  const url = csv.replaceAll("'", '%27')
  const quoted = (list: readonly string[], write: (name: string) => string) => list.map(write).join(', ')
  const isComma = delimiter === ','
  return [
    { id: 'curl', title: 'curl', isTested: true, code: `curl --fail --location --remote-name "${url}"` },
    {
      id: 'python',
      title: 'Python',
      isTested: true,
      code: [
        'import csv, io, urllib.request',
        '',
        `with urllib.request.urlopen("${url}") as response:`,
        '    text = io.TextIOWrapper(response, encoding="utf-8-sig", newline="")',
        `    rows = list(csv.DictReader(text${isComma ? '' : `, delimiter=${JSON.stringify(delimiter)}`}))`,
        'print(len(rows), rows[0])',
      ].join('\n'),
    },
    ...(json === undefined
      ? []
      : [
          {
            id: 'node' as const,
            title: 'Node.js',
            isTested: true,
            code: [
              `const response = await fetch("${json.replaceAll("'", '%27')}")`,
              'if (!response.ok) throw new Error(response.statusText)',
              'const rows = await response.json()',
              'console.log(rows.length, rows[0])',
            ].join('\n'),
          },
        ]),
    {
      id: 'pandas',
      title: 'pandas',
      isTested: false,
      code: [
        'import pandas as pd',
        '',
        `table = pd.read_csv("${url}"${isComma ? '' : `, sep=${JSON.stringify(delimiter)}`}${
          texts.length === 0 ? '' : `, dtype={${quoted(texts, (name) => `${JSON.stringify(name)}: str`)}}`
        })`,
      ].join('\n'),
    },
    {
      id: 'r',
      title: 'R',
      isTested: false,
      code: `table <- read.csv("${url}"${isComma ? '' : `, sep = ${JSON.stringify(delimiter)}`}${
        texts.length === 0
          ? ''
          : `,\n  colClasses = c(${quoted(texts, (name) => `${JSON.stringify(name)} = "character"`)})`
      })`,
    },
    {
      id: 'duckdb',
      title: 'DuckDB',
      isTested: false,
      code: `SELECT * FROM read_csv('${url}'${isComma ? '' : `, delim = '${delimiter}'`}${
        texts.length === 0
          ? ''
          : `,\n  types = {${quoted(texts, (name) => `'${name.replaceAll("'", "''")}': 'VARCHAR'`)}}`
      })\nLIMIT 10;`,
    },
  ]
}
