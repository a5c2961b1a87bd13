import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../kernel/date.ts';
import { hashOf } from '../hashing.ts';
import { allSettled, askFaults, changesBetween, completed, completionState, pointsOf, reminderDue, toCheck } from './completion.ts';
import type { SnapshotSection, SubmissionSnapshot } from './snapshot.ts';

const keys = ['organisation', 'slots', 'staff', 'risks', 'special:v1', 'attachments'] as const;
const words = (text: string) => ({ sv: text, en: text });

function section(key: string, said: string): SnapshotSection {
  const bare = {
    key,
    title: words(key),
    group: 'who',
    about: null,
    fields: [{ name: 'text', kind: 'text' as const, label: words('Text'), value: said }],
  };
  return { ...bare, hash: hashOf(bare) };
}
const file = (id: string, of: string) => ({
  id,
  name: `${id}.pdf`,
  type: 'application/pdf',
  bytes: 1,
  sha256: id.padEnd(64, '0'),
  section: of,
});
const snapshot = (said: Readonly<Record<string, string>>, more: Partial<SubmissionSnapshot> = {}): SubmissionSnapshot => ({
  format: 'tillstand.application/1',
  fictitious: true,
  call: { id: 'c', area: 'a', areaName: 'A', diaryNumber: '1', lastDay: localDate('2026-04-30') },
  region: { id: 'region-12', name: 'Region Skåne' },
  unit: { hospital: '', name: '' },
  number: 1,
  submittedAt: '2026-04-29T12:00:00.000Z',
  slots: { adults: true, children: false, subPermits: [] },
  sections: keys.map((key) => section(key, said[key] ?? '')),
  attachments: [],
  ...more,
});

describe('a completed application', () => {
  const answers = fc.record(Object.fromEntries(keys.map((key) => [key, fc.string({ maxLength: 12 })])));
  it('is the same to the letter in every part that was not asked for', () => {
    fc.assert(
      fc.property(answers, answers, fc.subarray([...keys]), fc.array(fc.constantFrom(...keys)), (before, now, asked, places) => {
        const files = places.map((key, at) => file(`f${at}`, key));
        const was = snapshot(before, { attachments: files.slice(0, 2) });
        const is = completed(was, snapshot(now, { number: 2, attachments: files.slice(1) }), asked);
        for (const key of keys) {
          const [a, b, c] = [was, is, snapshot(now)].map(({ sections }) => sections.find((one) => one.key === key)?.hash);
          expect(b).toBe(asked.includes(key) ? c : a);
        }
        const changed = changesBetween(was, is, hashOf);
        for (const { key, attachment } of changed)
          expect(asked as readonly string[]).toContain(
            attachment === null ? key : files.find(({ id }) => key === `attachment:${id}`)?.section,
          );
        expect(is.attachments.filter((one) => !(asked as readonly string[]).includes(one.section))).toEqual(
          was.attachments.filter((one) => !(asked as readonly string[]).includes(one.section)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
        expect([is.number, is.region]).toEqual([2, was.region]);
      }),
    );
  });

  it('names the fields that were changed, before and after', () => {
    const changes = changesBetween(snapshot({ staff: 'tre' }), snapshot({ staff: 'fyra' }), hashOf);
    expect(changes.map(({ key, fields }) => [key, fields.map(({ before, after }) => [before?.value, after?.value])])).toEqual([
      ['staff', [['tre', 'fyra']]],
    ]);
  });
});

it('points are to be looked at until they have been, and again when they were changed since', () => {
  const points = pointsOf(snapshot({}));
  const checked = points.map((point) => ({ point, verdict: 'in-order' as const, submission: 's1' }));
  expect(toCheck(points, [], () => [])).toEqual(points);
  expect(toCheck(points, checked, () => [])).toEqual([]);
  expect(toCheck(points, checked, () => ['staff', 'attachment:x'])).toEqual(['formal:attachments', 'staff']);
});

describe('how far an application has come', () => {
  it.each([
    ['draft', null, null, 0, 'draft'],
    ['submitted', null, null, 0, 'unchecked'],
    ['submitted', null, null, 3, 'checking'],
    ['submitted', null, 'open', 3, 'asked'],
    ['submitted', null, 'answered', 3, 'answered'],
    ['submitted', null, 'closed', 3, 'checking'],
    ['submitted', 'complete', 'answered', 3, 'complete'],
    ['dismissed', 'dismissed', null, 3, 'dismissed'],
    ['withdrawn', 'complete', null, 3, 'withdrawn'],
  ] as const)('%s, %s, %s, %i checked: %s', (application, judged, round, checked, state) =>
    expect(completionState({ application, judged, round, checked })).toBe(state),
  );

  it.each([
    [['complete', 'dismissed', 'withdrawn', 'draft'], false, true],
    [['complete', 'asked'], false, false],
    [['complete', 'unchecked'], false, false],
    [['dismissed', 'withdrawn'], false, false],
    [['complete'], true, false],
    [[], false, false],
  ] as const)('the case may go on with %j, someone late %s: %s', (states, waits, may) => expect(allSettled(states, waits)).toBe(may));
});

it.each([
  ['nothing', {}, '2026-05-10', { points: 'nothing-asked' }],
  ['a part that is not there', { finns: 'x' }, '2026-05-10', { points: 'unknown-part' }],
  ['no words', { staff: ' ' }, '2026-05-10', { 'ask-staff': 'ask-missing' }],
  ['a day that has been', { staff: 'Ange antal.' }, '2026-05-01', { lastDay: 'past' }],
  ['today', { staff: 'Ange antal.' }, '2026-05-02', {}],
] as const)('asking for %s', (_says, points, day, faults) =>
  expect(askFaults({ points, lastDay: localDate(day), letter: '' }, keys, localDate('2026-05-02'))).toEqual(faults),
);

describe('reminders', () => {
  const lastDay = localDate('2026-04-30');
  const since = localDate('2026-01-14');
  it.each([
    ['2026-03-30', [], undefined],
    ['2026-03-31', [], 30],
    ['2026-04-10', [30], undefined],
    ['2026-04-23', [30], 7],
    ['2026-04-29', [30, 7], 1],
    ['2026-04-29', [], 1],
    ['2026-04-30', [30, 7], 1],
    ['2026-05-01', [30, 7], undefined],
  ] as const)('%s, sent %j: %s', (today, sent, due) => expect(reminderDue({ lastDay, since, sent }, localDate(today))).toBe(due));

  it('of a call that is announced late begin with the next kind', () =>
    expect(reminderDue({ lastDay, since: localDate('2026-04-20'), sent: [] }, localDate('2026-04-21'))).toBeUndefined());

  it('are sent once each, however the last day is moved', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 12 }), (moves) => {
        const sent: number[] = [];
        let day = lastDay;
        let today = addDays(lastDay, -90);
        for (const move of moves) {
          day = addDays(day, move % 20);
          for (let step = 0; step <= move; step++) {
            const due = reminderDue({ lastDay: day, since, sent }, today);
            if (due !== undefined) sent.push(due);
            today = addDays(today, 1);
          }
        }
        expect(sent.length).toBe(new Set(sent).size);
      }),
    );
  });
});
