import { expect, test } from 'vitest';
import type { Advised, Outcome } from '../core/item.ts';
import { applicant, inSession, item, proposal } from '../core/test-sitting.ts';
import type { Sitting } from '../queries.ts';
import { continued } from './draw.ts';

const advised: Advised = { outcome: 'reject', population: 'both', tasks: [], subPermits: [], start: null, reasons: 'Få patienter.' };
const pending = (kind: 'refer-back' | 'table', region: string): Outcome => ({
  kind,
  applicant: `a-${region}`,
  reasons: 'Hur bemannas enheten?',
});

test('a matter that comes back keeps what B2 proposed of what was tabled, and nothing of what B2 is asked anew', () => {
  const meeting = inSession(item({ applicants: ['12', '03'].map((region) => applicant(region, { advised })) }));
  meeting.does(
    { kind: 'proposal-put', of: 'item-1', proposal: proposal('A', [pending('refer-back', '12'), pending('table', '03')]) },
    { kind: 'decided', of: 'item-1', proposal: 'A', effect: 'at-adjustment' },
  );
  const again = continued({ state: meeting.state } as Sitting, 'item-1');
  expect(again?.continues).toBe('item-1');
  expect(again?.applicants.map((one) => [one.key, one.advised])).toEqual([
    ['a-12', null],
    ['a-03', advised],
  ]);
});
