import type { Choice } from '../tables/engine.ts'
import type { TableQuery } from '../tables/query.ts'
import type { Shown } from '../tables/result.ts'
import type { AnswerHead, Origin, Reply, Task } from '../tables/tasks.ts'
import { newWorker } from './newworker.ts'

type Failed = Extract<Reply, { is: 'failed' }>

/** What a worker could not do, and why. */
export class Refusal extends Error {
  readonly why: Failed['why']

  constructor({ why, text }: Pick<Failed, 'why' | 'text'>) {
    super(text)
    this.why = why
  }
}

/** What the page does while a task is at work. */
export interface Listening {
  progress?(done: number, all: number, answer: AnswerHead | undefined): void
  mayFetch?(bytes: number): Promise<boolean>
}

type Order = Task extends infer T ? (T extends { id: number } ? Omit<T, 'id'> : never) : never

/** A table that a worker reads and questions, so that the page never waits for it. */
export class ExplorerClient {
  private readonly worker: Worker
  private readonly open = new Map<number, (reply: Reply) => void>()
  private readonly opening: Promise<unknown>
  private last = 0

  constructor(origin: Origin, worker = newWorker()) {
    this.worker = worker
    this.worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.open.get(data.id)?.(data))
    this.worker.addEventListener('error', ({ message }) => {
      for (const [id, answer] of this.open) answer({ id, is: 'failed', why: 'other', text: message })
    })
    this.opening = this.send({ do: 'open', origin })
    this.opening.catch(() => {})
  }

  async ask(query: TableQuery, listening: Listening, signal: AbortSignal): Promise<AnswerHead> {
    await this.opening
    const reply = await this.send({ do: 'ask', query }, listening, signal)
    if (reply.is !== 'answer') throw new Error(`Not an answer: ${reply.is}`)
    return reply.answer
  }

  async window(from: number, to: number): Promise<Shown[][]> {
    const reply = await this.send({ do: 'window', from, to })
    return reply.is === 'rows' ? reply.rows : []
  }

  async choices(column: string, listening: Listening): Promise<Choice[]> {
    await this.opening
    const reply = await this.send({ do: 'choices', column }, listening)
    return reply.is === 'choices' ? reply.choices : []
  }

  async file(
    format: 'csv' | 'xlsx',
    titles: Record<string, string>,
    sheet: string,
    listening: Listening,
  ): Promise<Blob> {
    const reply = await this.send({ do: format, titles, sheet }, listening)
    if (reply.is !== 'file') throw new Error(`Not a file: ${reply.is}`)
    return reply.file
  }

  private send(order: Order, listening: Listening = {}, signal?: AbortSignal): Promise<Reply> {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      const cancel = () => this.worker.postMessage({ id, do: 'cancel' } satisfies Task)
      signal?.addEventListener('abort', cancel)
      this.open.set(id, (reply) => {
        if (reply.is === 'progress') return listening.progress?.(reply.done, reply.all, reply.answer)
        if (reply.is === 'wants') {
          void (listening.mayFetch?.(reply.bytes) ?? Promise.resolve(true)).then((allowed) =>
            this.worker.postMessage({ id, do: 'allow', allowed } satisfies Task),
          )
          return
        }
        this.open.delete(id)
        signal?.removeEventListener('abort', cancel)
        if (reply.is === 'failed') reject(new Refusal(reply))
        else resolve(reply)
      })
      this.worker.postMessage({ ...order, id })
    })
  }
}
