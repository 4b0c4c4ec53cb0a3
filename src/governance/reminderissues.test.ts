import { describe, expect, test } from 'vitest'
import {
  type IssueAction,
  issueActions,
  markedBody,
  type ReminderIssue,
  type WantedIssue,
} from './reminderissues.ts'

function wanted(agency: string, content?: string): WantedIssue {
  return {
    agency,
    title: `Pengingat ${agency}`,
    ...(content !== undefined && { body: markedBody(agency, `Hari ini: ${content}`, content) }),
  }
}

/** The issues after what was to be done is done. */
function done(issues: readonly ReminderIssue[], actions: readonly IssueAction[]): ReminderIssue[] {
  const after = new Map(issues.map((issue) => [issue.number, issue]))
  for (const action of actions) {
    if (action.do === 'open') {
      const number = after.size + 1
      after.set(number, { number, state: 'open', title: action.title, body: action.body })
      continue
    }
    const before = after.get(action.number) as ReminderIssue
    if (action.do === 'close') after.set(action.number, { ...before, state: 'closed' })
    else after.set(action.number, { ...before, state: 'open', title: action.title, body: action.body })
  }
  return [...after.values()]
}

describe('the issue of an agency', () => {
  test('is opened, updated, closed and opened again, and nothing is done twice', () => {
    let issues: ReminderIssue[] = []
    for (const [content, expected] of [
      ['A lewat', ['open']],
      ['A lewat, B besok', ['update']],
      [undefined, ['close']],
      ['C besok', ['reopen']],
    ] as const) {
      const actions = issueActions(issues, [wanted('dinas-a', content)])
      expect(actions.map((action) => action.do)).toEqual(expected)
      issues = done(issues, actions)
      expect(issueActions(issues, [wanted('dinas-a', content)])).toEqual([])
    }
    expect(issues).toHaveLength(1)
  })

  test('is left alone where only the words around what it reminds of changed', () => {
    const issue: ReminderIssue = {
      number: 3,
      state: 'open',
      title: 'Pengingat a',
      body: markedBody('a', 'kemarin', 'x'),
    }
    expect(
      issueActions([issue], [{ agency: 'a', title: 'Pengingat a', body: markedBody('a', 'hari ini', 'x') }]),
    ).toEqual([])
  })

  test('is the only open one: others of the same agency are closed, and those of people are not touched', () => {
    const body = markedBody('a', 'x', 'x')
    const issues: ReminderIssue[] = [
      { number: 1, state: 'open', title: 'Pengingat a', body },
      { number: 2, state: 'open', title: 'Pengingat a', body },
      { number: 3, state: 'open', title: 'Salah angka', body: 'Angkanya salah.' },
    ]
    expect(issueActions(issues, [wanted('a', 'x')])).toEqual([{ do: 'close', number: 2 }])
  })

  test('is not opened where there is nothing to remind of', () => {
    expect(issueActions([], [wanted('a')])).toEqual([])
  })
})
