import { localDate } from '../../../../kernel/date.ts';
import type { Payload } from '../../../journal/index.ts';
import type { RegisterData } from '../../../register/index.ts';
import { entryFor } from '../../test-register.ts';
import { type Circumstances, interpret, type Said } from '../interpret.ts';
import type { FormKind } from '../kinds.ts';
import { createLedger } from '../ledger.ts';
import type { FaultCode, Values } from '../values.ts';

/** The day that the tests of rules are on. */
export const today = localDate('2026-11-22');
export const how: Circumstances = { today, recordedAt: new Date('2026-11-22T08:00:00Z'), fictitious: false, source: 'prov' };
export const nhv = (units: number, unitsForChildren: number | null = null): Payload => ({
  kind: 'agency-decision',
  outcome: 'nhv',
  slots: {
    units,
    unitsForChildren,
    tasks: [{ id: 'uppgift-1', text: { sv: 'Uppgift', en: null }, units: 1 }],
    subPermits: [{ id: 'under-1', text: { sv: 'Undertillstånd', en: null }, units: null }],
    note: null,
  },
  diaryNumber: null,
  note: null,
});

export const say = (data: RegisterData, kind: FormKind, values: Values, more: Partial<Said> = {}) =>
  interpret(createLedger(data), { kind, area: 'alfa', corrects: null, values, ...more }, how);
export const codes = (...args: Parameters<typeof say>): readonly FaultCode[] => {
  const said = say(...args);
  return said.ok ? [] : said.error.map((fault) => fault.code);
};

export const decided = entryFor('agency-decision/alfa/1', '2024-01-10', nhv(2, 1));
