import { z } from 'zod';
import type { EntryKind } from '../../../journal/index.ts';
import { day, entryId, item, key, kinds, line, orEmpty, orNull, population, slots, text, when } from './common.ts';

const basis = kinds(['printed', 'printed-period', 'known-by-source', 'not-after-start', 'between-known-facts']);
const quality = kinds(['official', 'secondary', 'description-only']);

const note = orNull(line);
const stopped = { where: orNull(kinds(['before-expert-group', 'after-expert-group', 'in-b1', 'in-b2'])), note };

const state = z.discriminatedUnion('status', [
  z.strictObject({ status: z.enum(['longlist', 'awaiting-start', 'management', 'group']), note }),
  z.strictObject({
    status: z.literal('in-process'),
    step: z.literal([1, 2, 3, 4, 5, 6, 7], { error: 'must be a step from 1 to 7' }),
    note,
  }),
  z.strictObject({ status: z.literal('paused'), ...stopped }),
  z.strictObject({ status: z.literal('ended'), ...stopped, into: z.array(key).min(1).optional() }),
]);

const agencyDecision = z.strictObject({
  outcome: kinds(['nhv', 'not-nhv']),
  slots: orNull(slots),
  diaryNumber: orNull(line),
  note,
});

const definition = z.strictObject({
  version: line,
  basis: kinds(['decided', 'proposed', 'public-summary']),
  summary: orNull(text),
  parts: orEmpty(z.strictObject({ id: key, heading: text, text, points: orEmpty(item) })),
  inScope: orEmpty(line),
  clarifications: orEmpty(item),
  delimitations: orEmpty(item),
  population: orNull(population),
  populationNote: orNull(line),
  diagnoses: orEmpty(line),
  codes: orEmpty(line),
  slots: orNull(slots),
});

const condition = z
  .strictObject({
    id: key,
    heading: kinds(['critical-competence', 'available-competence', 'other-competence', 'critical-equipment', 'other']),
    audience: kinds(['adult', 'child', 'both']),
    sv: line,
    en: orNull(line),
  })
  .transform(({ sv, en, ...rest }) => ({ ...rest, text: { sv, en } }));

const conditions = z.strictObject({ basis: kinds(['proposed', 'decided']), conditions: z.array(condition).min(1) });

const call = z.strictObject({ lastDay: day, slots, contact: orNull(line) });

const noScope = { population: null, tasks: [], subPermits: [], note: null };
const scope = z.strictObject({ population: orNull(population), tasks: orEmpty(key), subPermits: orEmpty(key), note });

const grant = z.strictObject({
  region: line,
  hospital: orNull(line),
  scope: scope.default(noScope),
  validFrom: orNull(when),
  diaryNumber: orNull(line),
  partnerRegions: orEmpty(line),
  subcontractors: orEmpty(line),
  note,
});

const reject = z.strictObject({ region: line, note });

/** An application that ends without being tried: what everyone may read of it. */
const untried = { region: line, hospital: orNull(line), by: kinds(['authority', 'board']), diaryNumber: orNull(line), note };
const dismiss = z.strictObject({ ...untried, ground: orNull(kinds(['late', 'not-authorised', 'incomplete'])) });
const writeOff = z.strictObject({ ...untried, ground: orNull(kinds(['application-withdrawn'])) });

/** The three grounds of HSL 2017:30 7 kap. 5 a §; there is no fourth. */
const ground = kinds(['conditions-not-met', 'premises-changed', 'holder-request']);
const revocation = z.strictObject({ permit: key, ground, note });
const annulment = z.strictObject({ reason: line });

const payloads = {
  state,
  'agency-decision': agencyDecision,
  definition,
  conditions,
  call,
  grant,
  reject,
  dismiss,
  'write-off': writeOff,
  revocation,
  annulment,
};
/** The files say `state` for `area-state`; every other kind stands under its own name. */
payloads satisfies Record<Exclude<EntryKind, 'area-state'> | 'state', unknown>;
export const payloadKeys = Object.keys(payloads) as (keyof typeof payloads)[];

/** What may stand once at the head of a file for all its entries, or at each. */
const shared = {
  area: key.optional(),
  source: key.optional(),
  locator: line.optional(),
  quality: quality.optional(),
  recordedAt: day.optional(),
  when: when.optional(),
  dateBasis: basis.optional(),
};

const entry = z
  .strictObject({
    id: entryId,
    corrects: orNull(entryId),
    ...shared,
    state: state.optional(),
    'agency-decision': agencyDecision.optional(),
    definition: definition.optional(),
    conditions: conditions.optional(),
    call: call.optional(),
    grant: grant.optional(),
    reject: reject.optional(),
    dismiss: dismiss.optional(),
    'write-off': writeOff.optional(),
    revocation: revocation.optional(),
    annulment: annulment.optional(),
  })
  .superRefine((value, context) => {
    const present = payloadKeys.filter((name) => value[name] !== undefined);
    if (present.length !== 1) {
      context.addIssue({ code: 'custom', message: `must say one thing, and has ${present.length}: one of ${payloadKeys.join(', ')}` });
    }
  });

export const journalFile = z.strictObject({ ...shared, entries: z.array(entry) });

export type JournalFile = z.output<typeof journalFile>;
export type FileEntry = JournalFile['entries'][number];
