import { type Answer, type Engine, memoryEngine, NotFetched } from '../tables/engine.ts'
import { FileChanged, NoRanges, RangeFile } from '../tables/rangefile.ts'
import { tableOfRecords } from '../tables/records.ts'
import { resultCsv } from '../tables/resultcsv.ts'
import { type AnswerHead, MOST_XLSX_ROWS, type Origin, type Reply, type Task } from '../tables/tasks.ts'

let engine: Promise<Engine> | undefined
/** What people call the codes of a column. */
let labelsOf: (column: string) => ReadonlyMap<string, string> | undefined = () => undefined
/** The rows that are being shown. */
let shown: Answer | undefined
const running = new Map<number, AbortController>()
const waiting = new Map<number, (allowed: boolean) => void>()

class TooLong extends Error {}

const send = (reply: Reply) => postMessage(reply)

addEventListener('message', async ({ data: task }: MessageEvent<Task>) => {
  const { id } = task
  if (task.do === 'cancel') {
    running.get(id)?.abort()
    waiting.get(id)?.(false)
    return
  }
  if (task.do === 'allow') {
    waiting.get(id)?.(task.allowed)
    return
  }
  const control = new AbortController()
  running.set(id, control)
  try {
    send(await reply(task, control.signal))
  } catch (error) {
    send({ id, is: 'failed', why: whyOf(error, control.signal), text: String(error) })
  } finally {
    running.delete(id)
    waiting.delete(id)
  }
})

async function reply(task: Exclude<Task, { do: 'cancel' | 'allow' }>, signal: AbortSignal): Promise<Reply> {
  const { id } = task
  const talk = {
    signal,
    mayFetch: (bytes: number) =>
      new Promise<boolean>((resolve) => {
        waiting.set(id, resolve)
        send({ id, is: 'wants', bytes })
      }),
  }
  if (task.do === 'open') {
    engine = opened(task.origin, signal)
    await engine
    return { id, is: 'done' }
  }
  if (!engine) throw new Error('No table was opened')
  switch (task.do) {
    case 'ask': {
      const answer = await (await engine).ask(task.query, {
        ...talk,
        progress(done, all, soFar) {
          if (signal.aborted) return
          if (soFar) shown = soFar
          send({ id, is: 'progress', done, all, ...(soFar && { answer: headOf(soFar) }) })
        },
      })
      shown = answer
      return { id, is: 'answer', answer: headOf(answer) }
    }
    case 'window':
      return { id, is: 'rows', rows: (await shown?.window(task.from, task.to, signal)) ?? [] }
    case 'choices':
      return { id, is: 'choices', choices: await (await engine).choices(task.column, talk) }
    default: {
      if (!shown) throw new Error('Nothing was asked')
      return { id, is: 'file', file: await fileOf(shown, task, talk) }
    }
  }
}

async function fileOf(
  answer: Answer,
  { do: format, titles, sheet }: Extract<Task, { do: 'csv' | 'xlsx' }>,
  talk: Parameters<Answer['whole']>[0],
): Promise<Blob> {
  const namesOf = ({ columns }: Answer) => columns.map(({ name }) => titles[name] ?? name)
  if (format === 'xlsx') {
    if (answer.rows > MOST_XLSX_ROWS) throw new TooLong()
    const { resultXlsx } = await import('../tables/resultxlsx.ts')
    return resultXlsx(await answer.whole(talk), namesOf(answer), sheet, labelsOf)
  }
  const result = await answer.whole(talk)
  // The mark by which Excel knows UTF-8.
  return new Blob(['\uFEFF', ...resultCsv(result, namesOf(answer))], { type: 'text/csv' })
}

async function opened({ kind, url, columns, labels, free }: Origin, signal: AbortSignal): Promise<Engine> {
  const maps = new Map(Object.entries(labels).map(([name, of]) => [name, new Map(Object.entries(of))]))
  labelsOf = (name) => maps.get(name)
  if (kind === 'json') {
    const response = await fetch(url, { signal })
    if (!response.ok) throw new Error(`${response.status} ${url}`)
    const records = (await response.json()) as Record<string, unknown>[]
    return memoryEngine(tableOfRecords(records, columns), labelsOf)
  }
  const reading = RangeFile.open(url, (...request) => fetch(...request), signal)
  const [{ ParquetTable }, { largeEngine }, file] = await Promise.all([
    import('../tables/parquettable.ts'),
    import('../tables/largeengine.ts'),
    reading,
  ])
  return largeEngine(await ParquetTable.open(file, columns), labelsOf, free)
}

function headOf({ columns, rows, matching }: Answer): AnswerHead {
  return { columns: columns.map(({ name, kind }) => ({ name, kind })), rows, matching }
}

function whyOf(error: unknown, signal: AbortSignal): Extract<Reply, { is: 'failed' }>['why'] {
  if (signal.aborted) return 'cancelled'
  if (error instanceof NoRanges) return 'no-ranges'
  if (error instanceof FileChanged) return 'changed'
  if (error instanceof NotFetched) return 'refused'
  return error instanceof TooLong ? 'too-long' : 'other'
}
