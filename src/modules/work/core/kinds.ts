import type { EntryKind } from '../../journal/index.ts';
import type { Field } from './fields.ts';

export type PayloadKind = EntryKind;
/** What a draft can be: one entry of any kind, a merger or a split of an area, or a whole file of entries. */
export type DraftKind = PayloadKind | 'merge' | 'split' | 'import';
/** Drafts that are filled in by a form. */
export type FormKind = Exclude<DraftKind, 'import'>;

const LINE = 300;
const TEXT = 8_000;

const when: Field = { name: 'when', kind: 'when', required: true };
/** Where it stands: what was decided, in which document. */
const origin: readonly Field[] = [
  { name: 'locator', kind: 'line', max: LINE },
  { name: 'source', kind: 'choice', of: 'sources' },
];
const note: Field = { name: 'note', kind: 'text', max: 2_000 };
const reason: Field = { name: 'note', kind: 'text', max: 2_000, required: true };
const id: Field = { name: 'id', kind: 'hidden' };
const both = (required?: true): readonly Field[] => [
  { name: 'sv', kind: 'text', max: TEXT, ...(required ? { required } : {}) },
  { name: 'en', kind: 'text', max: TEXT },
];
const item = (name: string): Field => ({ name, kind: 'list', most: 60, of: [id, ...both(true)] });
const units = (name: string): Field => ({ name, kind: 'count', min: 1, max: 5 });
const slotPart = (name: string): Field => ({ name, kind: 'list', most: 12, of: [id, ...both(true), units('units')] });
const slots: readonly Field[] = [
  units('units'),
  units('unitsForChildren'),
  slotPart('slotTasks'),
  slotPart('slotSubPermits'),
  { name: 'slotNote', kind: 'line', max: LINE },
];
const population: Field = { name: 'population', kind: 'choice', of: ['adults', 'children', 'both'] };
const stoppedAt: Field = { name: 'where', kind: 'choice', of: ['before-expert-group', 'after-expert-group', 'in-b1', 'in-b2'] };

/** An application that is not tried: who had applied, who decided, and on what ground (of `of`) where it is to be told. */
const untried = (of: readonly string[]): readonly Field[] => [
  when,
  { name: 'region', kind: 'choice', of: 'regions', required: true },
  { name: 'hospital', kind: 'choice', of: 'hospitals' },
  { name: 'by', kind: 'choice', of: ['authority', 'board'], required: true },
  { name: 'ground', kind: 'choice', of },
  { name: 'diaryNumber', kind: 'line', max: 60 },
  note,
  ...origin,
];

/** The form of each kind, in the order of its fields. */
export const fieldsOf: Readonly<Record<FormKind, readonly Field[]>> = {
  definition: [
    when,
    { name: 'version', kind: 'line', max: 40, required: true },
    { name: 'basis', kind: 'choice', of: ['decided', 'proposed', 'public-summary'], required: true },
    { name: 'summarySv', kind: 'text', max: TEXT },
    { name: 'summaryEn', kind: 'text', max: TEXT },
    population,
    { name: 'populationNote', kind: 'line', max: LINE },
    {
      name: 'parts',
      kind: 'list',
      most: 40,
      of: [
        id,
        { name: 'headingSv', kind: 'line', max: LINE, required: true },
        { name: 'headingEn', kind: 'line', max: LINE },
        { name: 'textSv', kind: 'text', max: TEXT, required: true },
        { name: 'textEn', kind: 'text', max: TEXT },
        item('points'),
      ],
    },
    { name: 'inScope', kind: 'lines', most: 100 },
    item('clarifications'),
    item('delimitations'),
    { name: 'diagnoses', kind: 'lines', most: 200 },
    { name: 'codes', kind: 'lines', most: 300 },
    ...slots,
    ...origin,
  ],
  conditions: [
    when,
    { name: 'basis', kind: 'choice', of: ['proposed', 'decided'], required: true },
    {
      name: 'conditions',
      kind: 'list',
      least: 1,
      most: 80,
      of: [
        id,
        {
          name: 'heading',
          kind: 'choice',
          of: ['critical-competence', 'available-competence', 'other-competence', 'critical-equipment', 'other'],
          required: true,
        },
        { name: 'audience', kind: 'choice', of: ['adult', 'child', 'both'], required: true },
        ...both(true),
      ],
    },
    ...origin,
  ],
  grant: [
    when,
    { name: 'region', kind: 'choice', of: 'regions', required: true },
    { name: 'hospital', kind: 'choice', of: 'hospitals' },
    population,
    { name: 'tasks', kind: 'choices', of: 'tasks' },
    { name: 'subPermits', kind: 'choices', of: 'subPermits' },
    { name: 'scopeNote', kind: 'line', max: LINE },
    { name: 'validFrom', kind: 'when' },
    { name: 'diaryNumber', kind: 'line', max: 60 },
    { name: 'partnerRegions', kind: 'choices', of: 'regions' },
    { name: 'subcontractors', kind: 'lines', most: 20 },
    note,
    ...origin,
  ],
  reject: [when, { name: 'region', kind: 'choice', of: 'regions', required: true }, note, ...origin],
  dismiss: untried(['late', 'not-authorised', 'incomplete']),
  'write-off': untried(['application-withdrawn']),
  revocation: [
    when,
    { name: 'permit', kind: 'choice', of: 'permits', required: true },
    { name: 'ground', kind: 'choice', of: ['conditions-not-met', 'premises-changed', 'holder-request'], required: true },
    note,
    ...origin,
  ],
  'agency-decision': [
    when,
    { name: 'outcome', kind: 'choice', of: ['nhv', 'not-nhv'], required: true },
    ...slots,
    { name: 'diaryNumber', kind: 'line', max: 60 },
    note,
    ...origin,
  ],
  call: [when, { name: 'lastDay', kind: 'day', required: true }, ...slots, { name: 'contact', kind: 'line', max: LINE }, ...origin],
  'area-state': [
    when,
    {
      name: 'status',
      kind: 'choice',
      of: ['longlist', 'in-process', 'awaiting-start', 'management', 'paused', 'ended'],
      required: true,
    },
    { name: 'step', kind: 'count', min: 1, max: 7 },
    stoppedAt,
    reason,
    ...origin,
  ],
  annulment: [reason],
  merge: [when, { name: 'into', kind: 'choice', of: 'areas', required: true }, reason, ...origin],
  split: [
    when,
    {
      name: 'areas',
      kind: 'list',
      least: 2,
      most: 6,
      of: [
        { name: 'name', kind: 'line', max: 160, required: true },
        { name: 'nameEn', kind: 'line', max: 160 },
      ],
    },
    reason,
    ...origin,
  ],
};

/** In the order that they are offered. */
export const formKinds = Object.keys(fieldsOf) as readonly FormKind[];

export const isFormKind = (text: string): text is FormKind => formKinds.some((kind) => kind === text);
