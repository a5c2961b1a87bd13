import type { SlotStructure, SpecialCondition, Text } from '../../journal/index.ts';
import { formText as text } from '../text/form.ts';
import { both, field, maybe, option, same, section } from './form-fields.ts';
import { consequences, resources, staff, volumes, who } from './form-sections.ts';

/** A text in both languages. Where no English has been written the Swedish stands. */
export type Words = { readonly sv: string; readonly en: string };

export type FieldKind = 'line' | 'text' | 'choice' | 'choices' | 'number' | 'date' | 'table' | 'yes-no';
export type Option = { readonly value: string; readonly label: Words };
export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Words;
  readonly help?: Words;
  readonly required: boolean;
  /** Characters of a text; the largest number. */
  readonly max?: number;
  /** How many decimals a number may have. */
  readonly decimals?: number;
  readonly options?: readonly Option[];
  readonly columns?: readonly Field[];
  readonly rows?: { readonly least: number; readonly most: number };
  /** Rows that are given: the column that names them, and its values. */
  readonly given?: { readonly column: string; readonly values: readonly string[] };
  /** Required only when another field of the section says this. */
  readonly requiredWhen?: { readonly field: string; readonly is: Value };
};

export const sectionGroups = ['who', 'conditions', 'resources', 'consequences', 'attachments'] as const;
export type SectionGroup = (typeof sectionGroups)[number];

const plainKeys = [
  'organisation',
  'slots',
  'staff',
  'volumes',
  'premises',
  'cooperation',
  'research',
  'follow-up',
  'risks',
  'consequences',
  'start',
  'subcontractors',
  'attachments',
] as const;
export type PlainKey = (typeof plainKeys)[number];
export type SectionKey = PlainKey | `special:${string}` | `general:${string}`;

export type Section = {
  readonly key: SectionKey;
  readonly title: Words;
  readonly fields: readonly Field[];
  readonly group: SectionGroup;
  /** What is asked about, in full: the wording of a condition. */
  readonly about?: Words;
  /** Asked only of those who apply for these patients. */
  readonly audience?: 'adults' | 'children';
};

export type Row = Readonly<Record<string, string | number | boolean | null>>;
export type Value = string | number | boolean | null | readonly string[] | readonly Row[];
export type Content = Readonly<Record<string, Value>>;
export type Contents = Readonly<Partial<Record<SectionKey, Content>>>;

/** A file that has been uploaded to the application and kept. */
export type KeptFile = { readonly id: string; readonly name: string };

/** What the form is made of, taken from the call and the register. */
export type FormBasis = {
  readonly conditions: readonly SpecialCondition[];
  readonly generalConditions: readonly { readonly id: string; readonly provision: string; readonly heading: Text; readonly text: Text }[];
  readonly population: 'adults' | 'children' | 'both' | null;
  readonly unitsForChildren: number;
  /** The units that are decided; null where no number is. */
  readonly units: number | null;
  /** Tasks that not all units have alike, and sub-permits. None for a call that is about a sub-permit. */
  readonly tasks: SlotStructure['tasks'];
  readonly subPermits: SlotStructure['subPermits'];
  /** The titles of the attachments that the call asks for. */
  readonly attachments: readonly string[];
  readonly files: readonly KeptFile[];
  /** The years that volumes are asked for, earliest first. */
  readonly years: readonly number[];
};

/** The five years before the one that the last day falls in: the last five that are whole. */
export const yearsBefore = (lastDay: string): readonly number[] => [5, 4, 3, 2, 1].map((back) => Number(lastDay.slice(0, 4)) - back);

const conditionFields: readonly Field[] = [
  field('condition.met', 'choice', { options: [option('now'), option('at-start'), option('not')] }),
  field('condition.how', 'text'),
  maybe('condition.evidence', 'text'),
  field('condition.answers', 'line'),
];

/** The beginning of a condition's wording, where it has no heading of its own; ends between words. */
function opening(wording: string): string {
  const line = wording.split('\n', 1)[0] ?? '';
  if (line.length <= 90) return line;
  const cut = line.slice(0, 88);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))} …`;
}

function special({ id, audience, text: wording }: SpecialCondition): Section {
  const about = both(wording);
  const forWhom = { adult: 'adults', child: 'children', both: undefined } as const;
  const only = forWhom[audience];
  return {
    key: `special:${id}`,
    group: 'conditions',
    title: { sv: opening(about.sv), en: opening(about.en) },
    about,
    fields: conditionFields,
    ...(only ? { audience: only } : {}),
  };
}

const general = ({ id, provision, heading, text: wording }: FormBasis['generalConditions'][number]): Section => ({
  key: `general:${id}`,
  group: 'conditions',
  title: { sv: `${heading.sv} (${provision})`, en: `${heading.en ?? heading.sv} (${provision})` },
  about: both(wording),
  fields: conditionFields,
});

/** What says that a unit applies for none of the tasks: for the care that all units give. */
export const noTask = 'no-task';

/**
 * The tasks that a unit can apply for. A region must say which, for nobody is given a task unasked; where there are units without one it can also say
 * that it wants none.
 */
function tasksAsked({ tasks, units }: Pick<FormBasis, 'tasks' | 'units'>): readonly Field[] {
  if (tasks.length === 0) return [];
  const isForAll = units !== null && tasks.some((task) => task.units !== null && task.units >= units);
  const isOneEach = units !== null && tasks.length >= units && tasks.every((task) => task.units === 1);
  const named = tasks.map(({ id, text: name }) => ({ value: id, label: both(name) }));
  return [field('slots.tasks', 'choices', { options: isForAll || isOneEach ? named : [...named, option(noTask)] })];
}

function slots({ population, unitsForChildren, units, tasks, subPermits }: FormBasis): Section {
  const adults = population !== 'children';
  const children = unitsForChildren > 0 || population === 'children';
  const wanted = [...(adults ? [option('adults')] : []), ...(children ? [option('children')] : [])];
  const parts = subPermits.map(({ id, text: name }) => ({ value: id, label: both(name) }));
  return section('slots', 'who', [
    field('slots.wanted', 'choices', { options: wanted }),
    ...tasksAsked({ tasks, units }),
    ...(parts.length > 0 ? [field('slots.subPermits', 'choices', { required: false, options: parts })] : []),
    field('slots.hospital', 'line'),
    field('slots.unit', 'line'),
  ]);
}

/** The names of fields for the attachments that a call asks for, in its order. */
export const askedName = (index: number): string => `asked${index + 1}`;

function attachments({ attachments: asked, files }: FormBasis): Section {
  const options = [option('plan'), ...files.map(({ id, name }) => ({ value: id, label: same(name) }))];
  const choices = asked.map(
    (title, index): Field => ({
      name: askedName(index),
      kind: 'choice',
      label: { sv: text.sv.asked(title), en: text.en.asked(title) },
      help: { sv: text.sv.askedHelp, en: text.en.askedHelp },
      required: true,
      options,
    }),
  );
  return section('attachments', 'attachments', [...choices, maybe('attachments.remarks', 'text')]);
}

/** The sections of the application to a call, in the order they are read (HSLF-FS 2018:48 3 and 4 kap.). */
export function sectionsFor(basis: FormBasis): readonly Section[] {
  return [
    who,
    slots(basis),
    ...basis.conditions.map(special),
    ...basis.generalConditions.map(general),
    staff,
    volumes(basis.years),
    ...resources,
    ...consequences,
    attachments(basis),
  ];
}

/** What an application is for, as far as it has been said. */
export function slotsIn(contents: Contents): {
  readonly adults: boolean;
  readonly children: boolean;
  readonly tasks: readonly string[];
  readonly subPermits: readonly string[];
  readonly hospital: string;
  readonly unit: string;
} {
  const said = contents.slots ?? {};
  const list = (value: Value | undefined): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  const line = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
  const wanted = list(said.wanted);
  return {
    adults: wanted.includes('adults'),
    children: wanted.includes('children'),
    tasks: list(said.tasks).filter((one) => one !== noTask),
    subPermits: list(said.subPermits),
    hospital: line(said.hospital),
    unit: line(said.unit),
  };
}

/** Whether a section is asked of this application: conditions for children only of those who apply for children. */
export function isAsked({ audience }: Section, contents: Contents): boolean {
  if (audience === undefined) return true;
  const wanted = slotsIn(contents);
  return wanted[audience] || !(wanted.adults || wanted.children);
}
