import type { LocalDate } from '../../../kernel/date.ts';
import { type Content, type Contents, type Field, type FieldKind, isAsked, type Section, slotsIn, type Value, type Words } from './form.ts';

export type Hash = (content: unknown) => string;

/** A file that goes with an application, as it lies in the store. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The section, or what the call asks for, that it belongs to. */
  readonly section: string;
};

/** A field as it was asked and answered: with the words of the choices that were made and of the columns, so that it can be read by itself. */
export type SnapshotField = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: Words;
  /** What was not answered is null. */
  readonly value: Value;
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  readonly columns?: readonly { readonly name: string; readonly kind: FieldKind; readonly label: Words }[];
};

export type SnapshotSection = {
  readonly key: string;
  readonly title: Words;
  readonly group: string;
  /** The wording of the condition that it answers; null for other sections. */
  readonly about: Words | null;
  readonly fields: readonly SnapshotField[];
  /** Of the section without this property. */
  readonly hash: string;
};

/**
 * What a region has sent in, complete in itself: it names what was asked as well as what was answered, so that it can be read when the form,
 * the call and the names have changed. Its canonical JSON is what is kept, hashed and given out.
 */
export type SubmissionSnapshot = {
  readonly format: 'tillstand.application/1';
  readonly fictitious: boolean;
  readonly call: {
    readonly id: string;
    readonly area: string;
    readonly areaName: string;
    readonly diaryNumber: string;
    readonly lastDay: LocalDate;
  };
  readonly region: { readonly id: string; readonly name: string };
  readonly unit: { readonly hospital: string; readonly name: string };
  readonly number: number;
  /** When it came in, by the database's clock, in UTC. */
  readonly submittedAt: string;
  readonly slots: {
    readonly adults: boolean;
    readonly children: boolean;
    /** The tasks applied for, where the slots have any. Not there in those that came before it was asked: they may be given any task. */
    readonly tasks?: readonly string[];
    readonly subPermits: readonly string[];
  };
  readonly sections: readonly SnapshotSection[];
  readonly attachments: readonly Attachment[];
};

/** A snapshot that nobody has sent in yet. */
export type UnsentSnapshot = Omit<SubmissionSnapshot, 'submittedAt'>;

export type Given = Pick<SubmissionSnapshot, 'fictitious' | 'call' | 'region' | 'number'> & {
  readonly unitName: string;
  readonly sections: readonly Section[];
  readonly contents: Contents;
  readonly attachments: readonly Attachment[];
};

/**
 * The snapshot of what is written now. Sections that are not asked of this region are left out, and so is what the form does not know: it can be
 * neither read nor endorsed.
 */
export function makeSnapshot(given: Given, hash: Hash): UnsentSnapshot {
  const { adults, children, tasks, subPermits, hospital, unit } = slotsIn(given.contents);
  const isAskedTasks = given.sections.some(({ key, fields }) => key === 'slots' && fields.some(({ name }) => name === 'tasks'));
  return {
    format: 'tillstand.application/1',
    fictitious: given.fictitious,
    call: given.call,
    region: given.region,
    unit: { hospital, name: unit === '' ? given.unitName : unit },
    number: given.number,
    slots: { adults, children, ...(isAskedTasks ? { tasks } : {}), subPermits },
    sections: given.sections
      .filter((section) => isAsked(section, given.contents))
      .map((section) => sectionOf(section, given.contents[section.key] ?? {}, hash)),
    attachments: given.attachments.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The snapshot as it is when it comes in. */
export const sentAt = (unsent: UnsentSnapshot, moment: Date): SubmissionSnapshot => ({ ...unsent, submittedAt: moment.toISOString() });

function sectionOf({ key, title, group, about, fields }: Section, content: Content, hash: Hash): SnapshotSection {
  const bare = { key, title, group, about: about ?? null, fields: fields.map((field) => fieldOf(field, content[field.name] ?? null)) };
  return { ...bare, hash: hash(bare) };
}

/** A field with what was said in it and the words that are needed to read it. */
export function fieldOf({ name, kind, label, options, columns }: Field, value: Value): SnapshotField {
  const said: readonly unknown[] = Array.isArray(value) ? value : [value];
  const chosen = options?.filter((one) => said.includes(one.value)).map((one) => ({ value: one.value, label: one.label }));
  const heads = columns?.map((column) => ({ name: column.name, kind: column.kind, label: column.label }));
  return { name, kind, label, value, ...(chosen ? { options: chosen } : {}), ...(heads ? { columns: heads } : {}) };
}

/** What the region has written and attached, by itself: two submissions with the same hash of it say the same. */
export const contentHash = ({ sections, attachments }: Pick<SubmissionSnapshot, 'sections' | 'attachments'>, hash: Hash): string =>
  hash({ sections: sections.map((section) => section.hash), attachments });

export type Part = { readonly key: string; readonly title: Words; readonly hash: string };

/** Each section and attachment with its own hash, for the receipt. An attachment's is that of its file, as it was sent. */
export const partsOf = ({ sections, attachments }: Pick<SubmissionSnapshot, 'sections' | 'attachments'>): readonly Part[] => [
  ...sections.map(({ key, title, hash }) => ({ key, title, hash })),
  ...attachments.map(({ id, name, sha256 }) => ({ key: `attachment:${id}`, title: { sv: name, en: name }, hash: sha256 })),
];

/** The parts that differ between two submissions, by key; those that are new and those that have gone are among them. */
export function changedParts(before: readonly Part[], after: readonly Part[]): readonly string[] {
  const was = new Map(before.map(({ key, hash }) => [key, hash]));
  const is = new Map(after.map(({ key, hash }) => [key, hash]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
}
