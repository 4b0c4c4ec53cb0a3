import { addDays } from '../catalog/period.ts'

/** A day in a calendar. */
export interface CalendarEvent {
  /** Unique in all the world and the same as long as the event is the same. */
  uid: string
  /** `YYYY-MM-DD`. */
  day: string
  title: string
  description: string
  url: string
  category: string
}

/** A calendar to subscribe to. */
export interface CalendarText {
  title: string
  language: string
  /** Day `YYYY-MM-DD` of which its content is. */
  asOf: string
  events: readonly CalendarEvent[]
}

/** A calendar of whole days as iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets. */
export function iCalendar({ title, language, asOf, events }: CalendarText): string {
  const stamp = `${plain(asOf)}T000000Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Satu Data//Release calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(title)}`,
    `X-WR-CALNAME:${escaped(title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...events.flatMap(({ uid, day, description, category, url, ...event }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(day)}`,
      `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(event.title)}`,
      `DESCRIPTION;LANGUAGE=${language}:${escaped(description)}`,
      `CATEGORIES;LANGUAGE=${language}:${escaped(category)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function plain(day: string): string {
  return day.replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

const MOST_OCTETS = 75
const encoder = new TextEncoder()

/** A line in pieces of at most 75 octets, of which none cuts a character. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}
