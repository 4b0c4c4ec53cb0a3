import { describe, expect, test } from 'vitest'
import { isCurrent, pullRequestOf } from './pullrequest.ts'

const HEAD = '1'.repeat(40)
const OTHER = '2'.repeat(40)
const request = (number: number, sha: string, login = 'dinas') => ({
  number,
  head: { sha },
  user: { login },
  state: 'open',
})
const run = { workflow_run: { head_sha: HEAD, pull_requests: [] } }

describe('the pull request', () => {
  test('is the one that the event names', () => {
    expect(pullRequestOf({ pull_request: request(7, HEAD) })).toEqual({
      number: 7,
      head: HEAD,
      author: 'dinas',
    })
  })

  test('is the only open one that ends with the commit of a run', () => {
    const open = [request(1, OTHER), request(2, HEAD), request(3, OTHER)]
    expect(pullRequestOf(run, open)).toMatchObject({ number: 2, head: HEAD })
  })

  test.each([
    ['none matches', run, [request(1, OTHER)]],
    ['two match', run, [request(1, HEAD), request(2, HEAD)]],
    ['the list is empty', run, []],
    ['the run names no commit', { workflow_run: {} }, [request(1, HEAD)]],
    ['the run names a branch', { workflow_run: { head_sha: 'main' } }, [request(1, 'main')]],
    ['the event is about something else', {}, [request(1, HEAD)]],
    ['its number is no number', { pull_request: { number: '7', head: { sha: HEAD } } }, []],
    ['its number is an address', { pull_request: { number: '../7', head: { sha: HEAD } } }, []],
    ['its commit is an option', { pull_request: { number: 7, head: { sha: '--output=x' } } }, []],
    ['the event is empty', { pull_request: null }, []],
  ])('is refused where %s', (_, event, open) => {
    expect(() => pullRequestOf(event, open)).toThrow(/exactly one open pull request/)
  })

  test('has no author whose name is none', () => {
    expect(pullRequestOf({ pull_request: request(7, HEAD, 'a; touch x') })).toEqual({ number: 7, head: HEAD })
    expect(pullRequestOf({ pull_request: request(7, HEAD, 'dependabot[bot]') }).author).toBe(
      'dependabot[bot]',
    )
  })

  test('is current while it is open and ends with the same commit', () => {
    const judged = { number: 7, head: HEAD }
    expect(isCurrent(request(7, HEAD), judged)).toBe(true)
    expect(isCurrent(request(7, OTHER), judged)).toBe(false)
    expect(isCurrent({ ...request(7, HEAD), state: 'closed' }, judged)).toBe(false)
    expect(isCurrent(undefined, judged)).toBe(false)
  })
})
