/** A worker that reads and questions a table. */
export function newWorker(): Worker {
  return new Worker(new URL('./tableworker.ts', import.meta.url), { type: 'module' })
}
