import { expect, test } from 'vitest';
import { outcomeSays } from '../outcome-says.ts';
import type { Happening } from './events.ts';
import { conditionsAgain, minutesOf, partsOf } from './minutes.ts';
import { applicant, bothGranted, day, grant, inSession, item, proposal, reject, roster, rules, sitting, slotsOf } from './test-sitting.ts';

const of = 'item-1';
const decide = { kind: 'decided', of, proposal: 'A', effect: 'at-adjustment' } as const;
const put = (one = bothGranted): Happening => ({ kind: 'proposal-put', of, proposal: one });

test('a matter that comes back has the conditions proposed anew, with what the board worded; those that were decided stand', () => {
  const one = (id: string, sv: string) => ({ id, heading: 'other', audience: 'both', text: { sv, en: null } }) as const;
  const given = item({ conditions: [one('v1', 'Först.'), one('v2', 'Andra.')] });
  const referred = proposal('A', [reject('12'), { kind: 'refer-back', applicant: 'a-03', reasons: 'Vilka volymer?' }]);
  const granted = proposal('A', [grant('12'), { kind: 'refer-back', applicant: 'a-03', reasons: 'Vilka volymer?' }]);
  const comesBack = (proposed: typeof referred) => {
    const worded = { kind: 'condition-reworded', of, condition: 'v1', text: 'Nämndens lydelse.' } as const;
    const meeting = inSession(given).does(put(proposed), worded, decide);
    const anew = [one('v1', 'Först, ny.'), one('v2', 'Andra, ny.'), one('v3', 'Tredje.')];
    return conditionsAgain(meeting.state.items[0] ?? expect.fail(), anew).map(({ text }) => text.sv);
  };
  expect(comesBack(referred)).toEqual(['Nämndens lydelse.', 'Andra, ny.', 'Tredje.']);
  expect(comesBack(granted)).toEqual(['Nämndens lydelse.', 'Andra.']);
});

test('minutes name the tasks and sub-permits that are granted, as the area calls them', () => {
  const slots = {
    ...slotsOf(3, null),
    tasks: [{ id: 't1', text: { sv: 'Kirurgi', en: 'Surgery' }, units: 1 }],
    subPermits: [{ id: 'u1', text: { sv: 'Uppföljning', en: null }, units: null }],
  };
  const wants = { population: 'both', tasks: ['t1'], subPermits: ['u1'] } as const;
  const given = item({ slots, applicants: [applicant('12', { wants })] });
  const meeting = inSession(given).does(put(proposal('A', [grant('12', { tasks: ['t1'], subPermits: ['u1'] })])), decide);
  const [own] = minutesOf(meeting.state, true).items;
  const outcome = own?.decision?.outcomes[0] ?? expect.fail();
  const of = { applicants: own?.applicants ?? [], parts: own?.parts ?? [] };
  expect(outcomeSays('sv', of, outcome)).toMatch(/Kirurgi, Uppföljning, start 1 september 2026\.$/);
  expect(outcomeSays('en', of, outcome)).toMatch(/Surgery, Uppföljning, /);
  // An area without such parts has minutes as before.
  expect(minutesOf(inSession().state, true).items[0]).not.toHaveProperty('parts');
});

test('of an item that was not begun the minutes have the name alone: its papers are no part of what happened', () => {
  const meeting = sitting().does(
    { kind: 'planned', day, start: '10:00', place: '' },
    { kind: 'item-added', item: item({ background: ['PAPPER'], matter: 'PAPPER', assessment: 'PAPPER', presenter: 'PAPPER' }) },
    { kind: 'noticed', diaryNumber: '1' },
    { kind: 'opened', roster, rules },
  );
  const minutes = minutesOf(meeting.state, true);
  expect(minutes.items[0]).toMatchObject({ title: 'Provområde (påhittat)', taken: false, applicants: [] });
  expect(JSON.stringify(minutes)).not.toMatch(/PAPPER|Region 12/);
  expect(partsOf(minutes)).toEqual([]);
  meeting.does({ kind: 'item-opened', of, held: [] });
  expect(partsOf(minutesOf(meeting.state, true))).toHaveLength(3);
});
