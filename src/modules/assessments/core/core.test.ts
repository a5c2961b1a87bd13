import { describe, expect, it, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import type { SpecialCondition } from '../../journal/index.ts';
import { ageOf, type Judgement, leftToJudge, readSaid } from './judgement.ts';
import { distanceOf, matrixOf } from './matrix.ts';
import { type ApplicantPart, obstaclesTo, proposedConditions, readApplicantPart, readConditionsPart, type Whole } from './statement.ts';

const from = (fields: Readonly<Record<string, string>>) => (name: string) => fields[name] ?? '';
const section = (key: string) => ({ key, title: { sv: key, en: key }, group: 'conditions', about: null, fields: [], hash: '' });
const judgement = (condition: string, more: Partial<Judgement> = {}): Judgement => ({
  assessment: 'a',
  condition,
  verdict: 'met',
  reason: 'Ja.',
  passage: '',
  submissionNumber: 1,
  version: 1,
  changedAt: new Date(0),
  ...more,
});

describe('a judgement', () => {
  test.each([
    [{}, [], null],
    [{ verdict: 'partly', reason: 'x' }, [], 'partly'],
    [{ verdict: 'granted' }, ['verdict'], null],
    [{ reason: 'x'.repeat(10_001), passage: 'x'.repeat(2_001) }, ['reason', 'passage'], null],
  ] as const)('is read from %j', (fields, faults, verdict) => {
    const read = readSaid(from(fields as Record<string, string>));
    expect(read.faults).toEqual(faults);
    expect(read.said.verdict).toBe(verdict);
  });

  it('is left while it has no verdict or no reason', () => {
    const sections = ['special:a', 'special:b', 'general:c', 'general:d'].map(section);
    const judged = [judgement('special:a'), judgement('special:b', { verdict: null }), judgement('general:c', { reason: ' ' })];
    expect(leftToJudge(sections, judged).map(({ key }) => key)).toEqual(['special:b', 'general:c', 'general:d']);
  });

  test.each([
    [1, 1, 'no'],
    [2, 3, 'older'],
    [1, 3, 'changed'],
  ] as const)('of submission %i is, when %i is the latest, of an older text: %s', (submissionNumber, latest, age) => {
    const changed = (number: number) => (number === 1 ? ['special:a'] : ['general:c']);
    expect(ageOf({ condition: 'special:a', submissionNumber }, latest, changed)).toBe(age);
  });
});

describe('the matrix', () => {
  test.each([
    [['met', 'met'], 0],
    [['met', 'partly'], 1],
    [['partly', 'unclear', 'not-met'], 2],
    [['met', 'not-met'], 3],
    [['not-met', null], 0],
    [[], 0],
  ] as const)('of %j is %i apart', (said, distance) => expect(distanceOf(said)).toBe(distance));

  it('has the greatest disagreements on top, otherwise the order of the form, and each assessor in each row', () => {
    const assessors = ['a', 'b'].map((assessment) => ({ assessment, person: assessment, name: assessment }));
    const judgements = [
      judgement('special:1'),
      judgement('special:1', { assessment: 'b' }),
      judgement('special:2'),
      judgement('special:2', { assessment: 'b', verdict: 'partly' }),
      judgement('special:3'),
      judgement('special:3', { assessment: 'b', verdict: 'not-met' }),
    ];
    const rows = matrixOf([{ application: 'x', conditions: ['special:1', 'special:2', 'special:3', 'special:4'], assessors, judgements }]);
    expect(rows.map(({ condition }) => condition)).toEqual(['special:3', 'special:2', 'special:1', 'special:4']);
    expect(rows.every(({ cells }) => cells.length === 2)).toBe(true);
    expect(rows.at(-1)?.cells.map((cell) => cell.judgement)).toEqual([undefined, undefined]);
  });
});

const today = localDate('2026-11-22');
const conditions: readonly SpecialCondition[] = ['v1', 'v2'].map((id) => ({
  id,
  heading: 'other',
  audience: 'both',
  text: { sv: `Lydelse ${id}.`, en: `Wording ${id}.` },
}));

describe('a part of the statement', () => {
  test.each([
    [{ outcome: 'grant', start: '2026-11-22' }, ['start'], '2026-11-22'],
    [{ outcome: 'grant', start: '2027-01-01' }, [], '2027-01-01'],
    [{ outcome: 'reject', start: '2027-01-01' }, [], null],
    [{ outcome: 'grant', start: 'snart' }, ['start'], null],
    [{ outcome: 'kanske', 'reason-special:a': 'x'.repeat(20_001), 'verdict-special:a': 'met' }, ['reason-special:a'], null],
  ] as const)('of an applicant is read from %j', (fields, faults, start) => {
    const read = readApplicantPart(from(fields as Record<string, string>), ['special:a'], today);
    expect([read.faults, read.part.start]).toEqual([faults, start]);
  });

  it('never empties a condition of its text, and keeps only what differs from the call', () => {
    expect(readConditionsPart(from({ 'wording-v1': 'Lydelse v1.', 'wording-v2': '' }), conditions).faults).toEqual(['wording-v2']);
    const { part } = readConditionsPart(from({ 'wording-v1': 'Lydelse v1.', 'wording-v2': 'Skarpare.' }), conditions);
    expect(part.wordings).toEqual({ v2: 'Skarpare.' });
    expect(proposedConditions(conditions, part).map(({ text, changed }) => [text, changed])).toEqual([
      [{ sv: 'Lydelse v1.', en: 'Wording v1.' }, false],
      [{ sv: 'Skarpare.', en: null }, true],
    ]);
  });
});

describe('what keeps the statement from being locked', () => {
  const part: ApplicantPart = {
    verdicts: { 'special:a': { verdict: 'met', reason: '' } },
    outcome: 'grant',
    reasons: 'Ja.',
    prospects: '',
    ifGranted: '',
    ifRejected: '',
    start: localDate('2027-01-01'),
  };
  const whole: Whole = {
    covered: [{ application: 'x', name: 'X', withdrawn: false, conditions: ['special:a'] }],
    applicants: new Map([['x', part]]),
    summary: { text: 'Sammantaget.' },
    ranking: undefined,
    isScarce: false,
    fits: true,
    assessed: new Map([['x', { open: 0, handedIn: 2 }]]),
    members: ['p'],
    answers: [{ person: 'p', answer: 'approve', text: null, version: 3 }],
    version: 3,
  };
  const applicant = (more: Partial<ApplicantPart>): Partial<Whole> => ({ applicants: new Map([['x', { ...part, ...more }]]) });
  const cases: readonly (readonly [string, Partial<Whole>, readonly string[]])[] = [
    ['nothing', {}, []],
    ['no applications', { covered: [] }, ['no-applications']],
    ['an applicant without a part', { applicants: new Map() }, ['verdicts', 'outcome']],
    [
      'a verdict that is not met and has no reason',
      applicant({ verdicts: { 'special:a': { verdict: 'unclear', reason: ' ' } } }),
      ['verdicts'],
    ],
    ['no reasons, no start', applicant({ reasons: '', start: null }), ['reasons', 'start']],
    ['a rejection without a start', applicant({ outcome: 'reject', start: null }), []],
    ['an open assessment', { assessed: new Map([['x', { open: 1, handedIn: 1 }]]) }, ['assessing']],
    ['no assessment', { assessed: new Map() }, ['unassessed']],
    [
      'one taken back, of which nothing is said',
      { covered: [{ application: 'x', name: 'X', withdrawn: true, conditions: [] }], applicants: new Map(), assessed: new Map() },
      [],
    ],
    ['an empty summary', { summary: { text: ' ' } }, ['summary']],
    ['scarce slots without an order', { isScarce: true }, ['ranking']],
    ['an order without reasons', { isScarce: true, ranking: { order: ['x'], scenario: null, reasons: '' } }, ['ranking']],
    ['an order that leaves someone out', { isScarce: true, ranking: { order: [], scenario: null, reasons: 'Så.' } }, ['ranking']],
    ['more than there are slots for', { fits: false }, ['too-many']],
    ['an approval of an older version', { version: 4 }, ['waiting']],
    ['dissents alone', { answers: [{ person: 'p', answer: 'dissent', text: 'Nej.', version: 1 }] }, ['nobody-approves']],
  ];
  test.each(cases)('%s', (_, more, kinds) => expect(obstaclesTo({ ...whole, ...more }).map(({ kind }) => kind)).toEqual(kinds));
});
