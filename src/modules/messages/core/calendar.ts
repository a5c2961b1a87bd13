import type { LocalDate } from '../../../kernel/date.ts';
import { addDays } from '../../../kernel/date.ts';

/** Something with a time: a meeting (two instants) or a due date (a whole day, `end` the same day or the last one). */
export type CalendarEvent = {
  /** Stays the same when the event is moved, so that calendars move it: `meeting-<id>@tillstand`. */
  readonly uid: string;
  readonly start: Date | LocalDate;
  /** For instants the first moment after; for days the last day. */
  readonly end: Date | LocalDate;
  readonly title: string;
  readonly description: string;
  /** The page of it, with scheme and host. */
  readonly url: string;
  readonly location?: string;
  /** Grows each time the event is changed; 0 unless given. */
  readonly sequence?: number;
  readonly isCancelled?: boolean;
};

/**
 * A calendar file (RFC 5545) with the events, `text/calendar; charset=utf-8`. Times are in UTC and days without a zone. `now` is
 * when the file was made.
 */
export function calendarFile(events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tillstand//NHV//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, now: Date): string[] {
  const { uid, start, end, title, description, url, location, sequence = 0, isCancelled = false } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${instant(now)}`,
    ...when('DTSTART', start),
    ...when('DTEND', typeof end === 'string' ? addDays(end, 1) : end), // days end before the day that is given
    `SUMMARY:${escaped(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
    `URL:${withoutBreaks(url)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A due date does not make anyone busy.
    `TRANSP:${typeof start === 'string' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

const when = (name: string, at: Date | LocalDate): string[] =>
  typeof at === 'string' ? [`${name};VALUE=DATE:${at.replaceAll('-', '')}`] : [`${name}:${instant(at)}`];

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** RFC 5545 3.3.11: backslash, semicolon, comma and line break; other control characters have no place in a text. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]+/gu, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

const withoutBreaks = (text: string): string => text.replaceAll(/\p{Cc}/gu, '');

/** RFC 5545 3.1: lines of at most 75 octets; a longer one goes on after a line break and a space. No character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
