/** The Git host's interface for programs, as far as the judge needs it. */
export interface Host {
  get(path: string): Promise<unknown>
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown>
  /** Everything that a list holds; one that is too long to be read to its end throws. */
  list(path: string): Promise<unknown[]>
}

/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 20_000
const PER_PAGE = 100
/** A list that is longer is no list of one pull request. */
const MOST_PAGES = 30

/** Speaks to the Git host in the name of a token; what it refuses throws an error that does not hold the token. */
export function host(url: string, token: string, patience = PATIENCE): Host {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'user-agent': 'satu-data-judge',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    get: (path) => ask('GET', path),
    send: ask,
    list: async (path) => {
      const all: unknown[] = []
      for (let page = 1; page <= MOST_PAGES; page++) {
        const sign = path.includes('?') ? '&' : '?'
        const part = await ask('GET', `${path}${sign}per_page=${PER_PAGE}&page=${page}`)
        if (!Array.isArray(part)) throw new Error(`GET ${path}: no list`)
        all.push(...part)
        if (part.length < PER_PAGE) return all
      }
      throw new Error(`GET ${path}: more than ${MOST_PAGES * PER_PAGE}`)
    },
  }
}
