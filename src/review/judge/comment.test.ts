import { describe, expect, test } from 'vitest'
import { commentOf, isOwnComment, LONGEST_COMMENT, MARKER } from './comment.ts'

const frame = { head: 'a'.repeat(40), run: 'https://host.example/r/actions/runs/1', language: 'id' } as const
const outcome = { verdict: 'fail', agencies: [] } as const
const comment = (report: string) => commentOf(report, { ...outcome, agencies: [] }, frame)

describe('a comment', () => {
  test('names the judged commit and where the complete report is', () => {
    const text = comment('## Hasil\n\nAda 3 kesalahan.\n')
    expect(text.startsWith(`${MARKER}\nPenilaian atas komit aaaaaaaaaa,`)).toBe(true)
    expect(text).toContain('\n\n## Hasil\n\nAda 3 kesalahan.\n')
    expect(text).toContain(`(${frame.run})`)
    expect(text).not.toContain('terlalu panjang')
  })

  test('speaks English where it is asked to', () => {
    expect(commentOf('x', { verdict: 'pass', agencies: [] }, { ...frame, language: 'en' })).toContain(
      'Review of commit',
    )
  })

  test('says so where nothing was computed, and shows no report then', () => {
    const text = commentOf('lolos semua', { verdict: 'unjudged', agencies: [] }, frame)
    expect(text).toContain('Penilaian tidak dapat dijalankan')
    expect(text).not.toContain('lolos semua')
    expect(comment(' \n')).toContain('Ada kesalahan yang harus diperbaiki')
  })

  test.each([
    ['of many lines', 'baris yang cukup panjang\n'.repeat(5000)],
    ['of one line', 'x'.repeat(100_000)],
    ['of characters in two halves', '𝄞'.repeat(50_000)],
    ['in an open code block', `\`\`\`diff\n${'+ baris\n'.repeat(20_000)}\`\`\`\n`],
    [
      'in open details',
      `<details><summary>a</summary>\n<details>\n${'baris\n'.repeat(20_000)}</details></details>`,
    ],
  ])('that is too long %s is cut, says so and closes what is open', (_, report) => {
    const text = comment(report)
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT)
    expect(text.length).toBeGreaterThan(LONGEST_COMMENT / 2)
    expect(text).toContain('terlalu panjang untuk satu komentar')
    expect(text).toContain(frame.run)
    expect(text.isWellFormed()).toBe(true)
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
    if (report.includes('baris')) expect(text).not.toMatch(/bari$|bar$/m)
  })

  test('as long as the host takes is not cut', () => {
    const spare = LONGEST_COMMENT - comment('x').length + 1
    expect(comment('x'.repeat(spare))).toHaveLength(LONGEST_COMMENT)
    expect(comment('x'.repeat(spare))).not.toContain('terlalu panjang')
    expect(comment('x'.repeat(spare + 1))).toContain('terlalu panjang')
  })
})

test('a comment is ours by its first line and its author, never by one alone', () => {
  const text = comment('x')
  expect(isOwnComment(text, 'github-actions[bot]')).toBe(true)
  expect(isOwnComment(text, 'orang-lain')).toBe(false)
  expect(isOwnComment(`Lihat:\n${text}`, 'github-actions[bot]')).toBe(false)
  expect(isOwnComment(undefined, 'github-actions[bot]')).toBe(false)
})
