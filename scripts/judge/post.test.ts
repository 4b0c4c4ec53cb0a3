import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MARKER } from '../../src/review/judge/comment.ts'
import type { Outcome } from '../../src/review/judge/outcome.ts'
import { host } from './host.ts'
import { type Posting, post } from './post.ts'

const HEAD = '1'.repeat(40)
const TOKEN = 'rahasia-uji'

interface Comment {
  id: number
  body: string
  user: { login: string }
}

/** What the server of the test holds; a path in `broken` answers with an error. */
let state: {
  open: unknown[]
  comments: Comment[]
  labels: string[]
  statuses: Record<string, unknown>[]
  broken: RegExp
  asked: string[]
}
let server: Server
let url = ''

beforeEach(async () => {
  state = { open: [pullRequest(7, HEAD)], comments: [], labels: [], statuses: [], broken: /^$/, asked: [] }
  server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request) text += piece
    const ask = `${request.method} ${request.url}`
    state.asked.push(ask)
    const isBroken = state.broken.test(ask) || request.headers.authorization !== `Bearer ${TOKEN}`
    const answer = isBroken ? undefined : answerTo(ask, text === '' ? undefined : JSON.parse(text))
    response
      .writeHead(answer === undefined ? 403 : 200)
      .end(JSON.stringify(answer ?? { message: 'tidak boleh\r\n' }))
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterEach(() => new Promise((done) => server.close(done)))

function pullRequest(number: number, sha: string, state = 'open') {
  return { number, state, head: { sha }, user: { login: 'dinas' } }
}

function answerTo(
  ask: string,
  body: { body?: string; labels?: string[] } & Record<string, unknown>,
): unknown {
  const [, method = '', path = '', query = ''] = /^(\w+) \/repos\/kota\/data(\/[^?]*)\??(.*)$/.exec(ask) ?? []
  const page = Number(/page=(\d+)$/.exec(query)?.[1])
  const pageOf = (list: unknown[]) => list.slice((page - 1) * 100, page * 100)
  const key = `${method} ${path}`
  if (key === 'GET /pulls') return pageOf(state.open)
  if (key === 'GET /pulls/7') return state.open.find((one) => (one as { number: number }).number === 7)
  if (key === 'GET /issues/7/comments') return pageOf(state.comments)
  if (key === 'GET /issues/7/labels') return pageOf(state.labels.map((name) => ({ name })))
  if (key === `POST /statuses/${HEAD}`) return state.statuses.push(body)
  if (key === 'POST /issues/7/comments')
    return state.comments.push({ id: 99, body: body.body ?? '', user: { login: 'github-actions[bot]' } })
  if (key === 'POST /issues/7/labels') return state.labels.push(...(body.labels ?? []))
  const comment = state.comments.find(({ id }) => key === `PATCH /issues/comments/${id}`)
  if (comment) return Object.assign(comment, { body: body.body })
  const label = state.labels.find((name) => key === `DELETE /issues/7/labels/${encodeURIComponent(name)}`)
  if (label === undefined) return undefined
  state.labels = state.labels.filter((name) => name !== label)
  return []
}

const posted = (over: Partial<Posting> = {}, token = TOKEN) =>
  post(host(url, token), {
    repository: 'kota/data',
    event: { pull_request: pullRequest(7, HEAD) },
    outcome: { verdict: 'fail', agencies: ['dinkes'] },
    report: '## Hasil\n',
    run: 'https://host.example/kota/data/actions/runs/5',
    language: 'id',
    ...over,
  })

describe('the result of a review', () => {
  test('is told by the status of the commit, one comment and labels', async () => {
    expect(await posted()).toEqual([])
    expect(state.statuses).toEqual([
      {
        state: 'failure',
        context: 'satu-data/judge',
        description: 'Ada kesalahan yang harus diperbaiki.',
        target_url: 'https://host.example/kota/data/actions/runs/5',
      },
    ])
    expect(state.comments.map(({ body }) => body)).toEqual([expect.stringContaining('## Hasil')])
    expect(state.labels).toEqual(['hasil: gagal', 'produsen: dinkes'])
  })

  test('takes the place of the one before, and leaves what others wrote', async () => {
    const forged = { id: 1, body: `${MARKER}\nSemua lolos`, user: { login: 'orang-lain' } }
    state.comments = [
      forged,
      ...Array.from({ length: 150 }, (_, id) => ({ ...forged, id: id + 1000, body: 'Halo' })),
    ]
    state.labels = ['penting', 'hasil: lolos', 'produsen: brida']
    await posted()
    await posted({ outcome: { verdict: 'pass', agencies: ['dinkes'] }, report: '## Baru\n' })
    const own = state.comments.filter(({ user }) => user.login === 'github-actions[bot]')
    expect(own.map(({ body }) => body.includes('## Baru'))).toEqual([true])
    expect(state.comments).toHaveLength(152)
    expect(forged.body).toBe(`${MARKER}\nSemua lolos`)
    expect(state.labels).toEqual(['penting', 'produsen: dinkes', 'hasil: lolos'])
    expect(state.statuses.map(({ state }) => state)).toEqual(['failure', 'success'])
  })

  test('that could not be computed fails the commit', async () => {
    await posted({ outcome: { verdict: 'unjudged', agencies: [] }, report: '' })
    expect(state.statuses[0]).toMatchObject({ state: 'error' })
    expect(state.comments[0]?.body).toContain('Penilaian tidak dapat dijalankan')
    expect(state.labels).toEqual(['hasil: belum dinilai'])
  })

  test('that is too long for a comment is cut', async () => {
    expect(await posted({ report: 'baris\n'.repeat(50_000) })).toEqual([])
    expect(state.comments[0]?.body.length).toBeLessThanOrEqual(65_536)
  })

  test('is told of the commit alone where the pull request has a newer one or is closed', async () => {
    for (const now of [pullRequest(7, '2'.repeat(40)), pullRequest(7, HEAD, 'closed')]) {
      state.open = [now]
      expect(await posted()).toEqual([expect.stringContaining('not its head now')])
    }
    expect(state.statuses).toHaveLength(2)
    expect(state.comments).toEqual([])
    expect(state.labels).toEqual([])
  })

  test('of a run that another workflow started is told of the only open pull request with its commit', async () => {
    const event = { workflow_run: { head_sha: HEAD, pull_requests: [] } }
    const others = Array.from({ length: 120 }, (_, at) => pullRequest(100 + at, '3'.repeat(40)))
    state.open = [...others, pullRequest(7, HEAD)]
    expect(await posted({ event })).toEqual([])
    expect(state.comments).toHaveLength(1)
    for (const open of [others, [...others, pullRequest(7, HEAD), pullRequest(8, HEAD)]]) {
      state.open = open
      await expect(posted({ event })).rejects.toThrow(/exactly one/)
    }
    expect(state.statuses).toHaveLength(1)
  })
})

describe('what the host refuses', () => {
  test.each([
    ['statuses', 0, 1, 2],
    ['issues/7/comments', 1, 0, 2],
    ['labels', 1, 1, 0],
  ])('of %s is told, and the rest is done', async (broken, statuses, comments, labels) => {
    state.broken = new RegExp(broken)
    const failures = await posted()
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/: 403 /)
    expect([state.statuses.length, state.comments.length, state.labels.length]).toEqual([
      statuses,
      comments,
      labels,
    ])
  })

  test('does not show the token', async () => {
    const failures = await posted({}, 'token-lain')
    expect(failures.join()).toMatch(/403/)
    expect(failures.join()).not.toContain('token-lain')
  })

  test('includes an answer that never comes', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await new Promise((done) => silent.once('listening', done))
    const at = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const outcome: Outcome = { verdict: 'pass', agencies: [] }
    const failures = await post(host(at, TOKEN, 50), {
      ...{ repository: 'kota/data', event: { pull_request: pullRequest(7, HEAD) }, outcome },
      ...{ report: '', run: 'https://host.example', language: 'id' },
    })
    expect(failures).toHaveLength(2)
    silent.closeAllConnections()
    silent.close()
  })

  test('includes an address that leads elsewhere, where the token would be shown', async () => {
    const away = createServer((_, response) => response.writeHead(302, { location: url }).end()).listen(
      0,
      '127.0.0.1',
    )
    await new Promise((done) => away.once('listening', done))
    const at = `http://127.0.0.1:${(away.address() as AddressInfo).port}`
    await expect(host(at, TOKEN).get('/x')).rejects.toThrow()
    expect(state.asked).toEqual([])
    away.close()
  })
})
