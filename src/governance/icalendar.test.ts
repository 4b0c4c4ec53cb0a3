import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, test } from 'vitest'
import { iCalendar } from './icalendar.ts'

const EVENTS = [
  {
    uid: 'dinas-D-01-1@data.contoh.example',
    day: '2024-02-29',
    title: 'Penumpang; trem, perahu (Januari 2024) dengan judul yang cukup panjang untuk dilipat — ya',
    description: 'Dinas Trem\nTepat waktu\\besok',
    url: 'https://data.contoh.example/data/dinas/penumpang/',
    category: 'Tepat waktu',
  },
  {
    uid: 'dinas-D-02-1@data.contoh.example',
    day: '2024-12-31',
    title: 'Panen',
    description: 'Dinas Kebun',
    url: 'https://data.contoh.example/tata-kelola/rencana/dinas/',
    category: 'Akan datang',
  },
]
const text = iCalendar({ title: 'Kalender rilis', language: 'id', asOf: '2024-02-01', events: EVENTS })

describe('a calendar to subscribe to', () => {
  test('ends its lines with CR LF and has none of more than 75 octets', () => {
    const lines = text.split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(lines.join('')).not.toMatch(/[\r\n]/)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75)
  })

  test('is read by ical.js as it was meant', () => {
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
    expect(
      events.map(({ uid, summary, description, startDate, endDate }) => ({
        uid,
        title: summary,
        description,
        day: [startDate.toString(), endDate.toString()],
      })),
    ).toEqual([
      { ...told(0), day: ['2024-02-29', '2024-03-01'] },
      { ...told(1), day: ['2024-12-31', '2025-01-01'] },
    ])
  })

  test('is read by node-ical as it was meant', () => {
    const events = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT')
    const value = (given: unknown) =>
      typeof given === 'object' && given ? (given as { val: string }).val : given
    expect(
      events.map((one) => {
        const { uid, summary, description, start, datetype } = one as unknown as Record<string, unknown>
        const day = start as Date
        return {
          uid,
          title: value(summary),
          description: value(description),
          day: [day.getFullYear(), day.getMonth() + 1, day.getDate()],
          datetype,
        }
      }),
    ).toEqual([
      { ...told(0), day: [2024, 2, 29], datetype: 'date' },
      { ...told(1), day: [2024, 12, 31], datetype: 'date' },
    ])
  })
})

function told(at: number) {
  const { uid, title, description } = EVENTS[at] as (typeof EVENTS)[number]
  return { uid, title, description }
}
