import { expect, test } from 'vitest'
import { ownIssues, perform } from './host.ts'

test('only issues that the workflow itself opened are asked for', () => {
  const asked: string[][] = []
  const issues = ownIssues((args) => {
    asked.push(args)
    return '[{"number":1,"state":"OPEN","title":"a","body":"b"},{"number":2,"state":"CLOSED","title":"c","body":"d"}]'
  })
  expect(asked[0]?.join(' ')).toContain('--app github-actions')
  expect(issues.map(({ number, state }) => [number, state])).toEqual([
    [1, 'open'],
    [2, 'closed'],
  ])
})

test('texts of plans reach the command line as input or one argument, never as options', () => {
  const said: [string, string | undefined][] = []
  const run = (args: string[], input?: string) => {
    said.push([args.join(' | '), input])
    return ''
  }
  perform({ do: 'open', title: '--help; rm', body: 'x' }, run)
  perform({ do: 'reopen', number: 3, title: 'T', body: 'y' }, run)
  perform({ do: 'close', number: 4 }, run)
  expect(said).toEqual([
    ['issue | create | --title=--help; rm | --body-file=-', 'x'],
    ['issue | reopen | 3', undefined],
    ['issue | edit | 3 | --title=T | --body-file=-', 'y'],
    ['issue | close | 4', undefined],
  ])
})
