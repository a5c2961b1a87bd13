import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { type CalendarEvent, calendarFile } from './calendar.ts';

const now = new Date('2026-03-16T10:00:00Z');

/** Reads a calendar file by the rules of RFC 5545: lines end by CRLF, go on after CRLF and a blank, and name what they hold. */
function readCalendar(file: string): { props: Map<string, string>[]; lines: string[] } {
  if (!file.endsWith('\r\n')) throw new Error('the last line has no end');
  const physical = file.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of more than 75 octets: ${line}`);
    if (/[\r\n\0]/.test(line)) throw new Error('a line break within a line');
  }
  const lines: string[] = [];
  for (const line of physical) {
    if (line.startsWith(' ')) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  }
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    const parts = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/su.exec(line);
    if (!parts) throw new Error(`not a property: ${line}`);
    const [, name = '', params = '', value = ''] = parts;
    if (name === 'BEGIN' && value === 'VEVENT') events.push(new Map());
    else if (name !== 'END') events.at(-1)?.set(`${name}${params}`, value);
  }
  return { props: events, lines };
}

const readText = (value: string): string =>
  value.replaceAll(/\\(.)/gsu, (_all, one: string) => {
    if (one === 'n' || one === 'N') return '\n';
    if ('\\;,'.includes(one)) return one;
    throw new Error(`escaped without need: ${one}`);
  });

const meeting: CalendarEvent = {
  uid: 'meeting-1@tillstand',
  start: new Date('2026-03-29T00:30:00Z'),
  end: new Date('2026-03-29T02:00:00Z'),
  title: 'Möte; om ataxier, del 1',
  description: 'Första raden\nAndra raden \\ med snedstreck',
  url: 'https://tillstand.test/arenden/1',
};
const only = (events: readonly CalendarEvent[]) => {
  const [event] = readCalendar(calendarFile(events, now)).props;
  if (!event) throw new Error('no event');
  return event;
};

describe('a calendar file', () => {
  test('has what every calendar demands', () => {
    const { lines } = readCalendar(calendarFile([meeting], now));
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tillstand//NHV//SV']);
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    const event = only([meeting]);
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'SEQUENCE', 'STATUS']) expect(event.has(name)).toBe(true);
  });

  test('has times in UTC, so that the night of the clock change is right', () => {
    const event = only([meeting]);
    expect(event.get('DTSTART')).toBe('20260329T003000Z');
    expect(event.get('DTEND')).toBe('20260329T020000Z');
    expect(event.get('DTSTAMP')).toBe('20260316T100000Z');
  });

  test('has a due date as a whole day, which ends before the next, and makes nobody busy', () => {
    const event = only([{ ...meeting, start: localDate('2028-02-29'), end: localDate('2028-02-29') }]);
    expect(event.get('DTSTART;VALUE=DATE')).toBe('20280229');
    expect(event.get('DTEND;VALUE=DATE')).toBe('20280301');
    expect(event.get('TRANSP')).toBe('TRANSPARENT');
  });

  test('says that an event has been moved or called off', () => {
    const event = only([{ ...meeting, sequence: 3, isCancelled: true }]);
    expect([event.get('SEQUENCE'), event.get('STATUS')]).toEqual(['3', 'CANCELLED']);
  });

  test('any text comes back as it was, and none becomes a property of its own', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const event = only([{ ...meeting, title, description: `x${description}` }]);
        const clean = (given: string) => given.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]+/gu, ' ');
        expect(readText(event.get('SUMMARY') ?? '')).toBe(clean(title));
        expect(readText(event.get('DESCRIPTION') ?? '')).toBe(clean(`x${description}`));
        expect(event.size).toBe(10);
      }),
    );
  });

  test('a line break and a property in a title stay text', () => {
    const event = only([{ ...meeting, title: 'A\r\nATTENDEE:mailto:ond@ond.test', url: 'https://a.test/\r\nX-A:b' }]);
    expect(event.has('ATTENDEE')).toBe(false);
    expect(event.has('X-A')).toBe(false);
  });
});
