/** A host that sends the whole file whatever part is asked for. */
export class NoRanges extends Error {}

/** A file that was replaced on its host while it was being read. */
export class FileChanged extends Error {}

/** Bytes at the end of a file that are asked for first; they hold the lists of most files' parts. */
const TAIL = 128 * 1024

/** From a place up to another: bytes of a file, or rows of a group. */
export interface Span {
  start: number
  end: number
}

interface Part {
  start: number
  bytes: ArrayBuffer
}

/** A file on a host of which only parts are fetched. */
export class RangeFile {
  /** Bytes of the file. */
  readonly byteLength: number
  /** Bytes that were fetched. */
  received = 0
  private readonly url: string
  private readonly fetcher: typeof fetch
  private readonly tag: string | null
  private readonly kept: Part[] = []

  private constructor(url: string, fetcher: typeof fetch, byteLength: number, tag: string | null) {
    this.url = url
    this.fetcher = fetcher
    this.byteLength = byteLength
    this.tag = tag
  }

  /** Fetches the end of a file; throws {@link NoRanges} where its host sends no parts, before it has sent much. */
  static async open(url: string, fetcher: typeof fetch, signal?: AbortSignal): Promise<RangeFile> {
    const response = await partOf(fetcher, url, `bytes=-${TAIL}`, signal)
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '')
    if (!range) throw new NoRanges(url)
    const file = new RangeFile(url, fetcher, Number(range[2]), response.headers.get('etag'))
    const bytes = await response.arrayBuffer()
    file.received += bytes.byteLength
    file.kept.push({ start: Number(range[1]), bytes })
    return file
  }

  /** The bytes from `start` up to `end`: those that are kept, else fetched. */
  async slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    return this.keptBytes(start, end) ?? (await this.fetched(start, end))
  }

  /** Fetches parts and keeps them while `use` is at work; those that lie close together come in one piece. */
  async with<T>(parts: readonly Span[], signal: AbortSignal | undefined, use: () => Promise<T>): Promise<T> {
    const wanted = joined(parts).filter(({ start, end }) => !this.keptBytes(start, end))
    const got = await Promise.all(
      wanted.map(async ({ start, end }) => ({ start, bytes: await this.fetched(start, end, signal) })),
    )
    this.kept.push(...got)
    try {
      return await use()
    } finally {
      for (const part of got) this.kept.splice(this.kept.indexOf(part), 1)
    }
  }

  /** Fetches a part once and for all. */
  async keep(start: number, end: number, signal?: AbortSignal): Promise<void> {
    if (!this.keptBytes(start, end)) this.kept.push({ start, bytes: await this.fetched(start, end, signal) })
  }

  private keptBytes(start: number, end: number): ArrayBuffer | undefined {
    const part = this.kept.find((one) => one.start <= start && end <= one.start + one.bytes.byteLength)
    return part?.bytes.slice(start - part.start, end - part.start)
  }

  private async fetched(start: number, end: number, signal?: AbortSignal): Promise<ArrayBuffer> {
    const response = await partOf(this.fetcher, this.url, `bytes=${start}-${end - 1}`, signal)
    if (response.headers.get('etag') !== this.tag) throw new FileChanged(this.url)
    const bytes = await response.arrayBuffer()
    this.received += bytes.byteLength
    if (bytes.byteLength !== end - start) throw new FileChanged(this.url)
    return bytes
  }
}

async function partOf(
  fetcher: typeof fetch,
  url: string,
  range: string,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const own = new AbortController()
  const signals = signal ? AbortSignal.any([signal, own.signal]) : own.signal
  const response = await fetcher(url, { headers: { range }, signal: signals })
  if (response.status === 206) return response
  // What else is on its way is not wanted.
  own.abort()
  if (response.ok) throw new NoRanges(url)
  throw new Error(`${response.status} ${url}`)
}

/** Bytes between two parts up to which they are fetched together. */
const GAP = 32 * 1024

function joined(parts: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const part of [...parts].sort((one, other) => one.start - other.start)) {
    const last = all.at(-1)
    if (last && part.start - last.end <= GAP) last.end = Math.max(last.end, part.end)
    else all.push({ ...part })
  }
  return all
}
