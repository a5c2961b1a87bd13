import type { Measurement } from '../measurement.ts';
import type { During } from './editors.ts';
import type { Kept, Plain } from './shapes.ts';

export type Submitted = { readonly attachMs: number; readonly submitMs: number };

export type Run = {
  readonly quiet: During<unknown>;
  readonly burst: During<readonly Submitted[]>;
  /** Of those whose papers had not been drawn. */
  readonly cold: During<readonly Submitted[]>;
  readonly plain: During<Plain>;
  readonly bare: During<unknown>;
  readonly kept: Kept;
  readonly lostSaves: number;
  readonly turnedAway: number;
};

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Without a save that ended there is no time of one, and nothing to hold against a goal. */
const saving = (when: string, { saves, ms }: During<unknown>, goal?: string): Measurement =>
  saves.length === 0
    ? { name: `Saves of a section, ${when}`, value: 0, unit: 'saves', note: `none ended in ${round(ms / 1_000)} s: no time was measured` }
    : {
        name: `Saving a section, p99, ${when}`,
        value: round(quantile(saves, 0.99)),
        unit: 'ms',
        ...(goal === undefined ? {} : { goal }),
        note: `${saves.length} saves, ${round((saves.length * 1_000) / ms)}/s, median ${round(quantile(saves, 0.5))} ms`,
      };

function submission(who: string, { value }: During<readonly Submitted[]>): Measurement {
  const [submitting, attaching] = [value.map(({ submitMs }) => submitMs), value.map(({ attachMs }) => attachMs)];
  return {
    name: `A submission, p99, its attachment not counted${who}`,
    value: round(quantile(submitting, 0.99), 0),
    unit: 'ms',
    note: `median ${round(quantile(submitting, 0.5), 0)} ms; attaching: median ${round(quantile(attaching, 0.5), 0)} ms`,
  };
}

export function figures({ quiet, burst, cold, plain, bare, kept, lostSaves, turnedAway }: Run): readonly Measurement[] {
  const count = burst.value.length;
  const rate = (done: number, ms: number): number => (done * 1_000) / ms;
  const perSecond = rate(count, burst.ms);
  const unread = rate(cold.value.length, cold.ms);
  const plainly = rate(count, plain.value.ms);
  const barely = rate(count, bare.ms);
  // Each by itself: what is doubled does not make up for what is lost.
  const off = [kept.submissions, kept.numbers, kept.attachments].map((found) => Math.abs(count + cold.value.length - found));
  const wrong = off.reduce((sum, one) => sum + one, kept.late + Math.abs(lostSaves));
  return [
    {
      name: `${count} signatories at once, 10 MB attached by each, to the last receipt`,
      value: round(burst.ms / 1_000, 2),
      unit: 's',
      note: 'each had opened the page that it is sent from; the papers had been drawn meanwhile',
    },
    {
      name: 'Submissions, attachments counted',
      value: round(perSecond),
      unit: '/s',
      note: `${round(plain.value.bytes / 1e6, 0)} MB in all`,
    },
    {
      name: 'The same bytes as plain files and rows',
      value: round(plainly),
      unit: '/s',
      note: 'no line: each file brought to the disk, each row committed, as many at once',
    },
    { name: 'Submissions ÷ plain writes', value: round(perSecond / plainly, 2), unit: '×', goal: '≥ 0.4' },
    {
      name: 'The same bytes sent to a bare server',
      value: round(barely),
      unit: '/s',
      note: 'Node’s own, a process of its own: each body written, brought to the disk, and a row committed; the editors go on',
    },
    { name: 'Submissions ÷ the bare server', value: round(perSecond / barely, 2), unit: '×' },
    submission('', burst),
    saving('during the burst', burst, '< 150'),
    saving('before it', quiet),
    {
      name: 'Submissions of those who had not opened the page',
      value: round(unread),
      unit: '/s',
      note: `${cold.value.length} at once, the first since the server was started; their papers are drawn when they send in; ${round(unread / plainly, 2)} × plain writes`,
    },
    submission(', the page not opened', cold),
    saving('while those send in', cold),
    { name: 'Resident memory of the server after these', value: round(kept.resident / 1e6, 0), unit: 'MB' },
    { name: 'Told to try again (503), and did', value: turnedAway, unit: 'times' },
    { name: 'Lost, doubled or wrongly late', value: wrong, unit: 'submissions and saves', goal: '0' },
  ];
}
