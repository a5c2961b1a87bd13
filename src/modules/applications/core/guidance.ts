import { type Field, type Section, type SectionKey, sectionsFor, type Words } from './form.ts';

/** What the authority says beside a field, by section and field. */
export type Guidance = {
  readonly section: string;
  readonly field: string;
  readonly sv: string;
  readonly en: string;
  readonly version: number;
};

/** The section whose guidance a section has: that of the special conditions is the same for all of them, and so that of the general ones. */
export const guidanceSection = (key: SectionKey): string => key.split(':', 1)[0] ?? key;

/** The name that a field's guidance goes by: that of attachments asked for is the same for all of them. */
export const guidanceField = ({ name }: Pick<Field, 'name'>): string => (/^asked\d+$/.test(name) ? 'asked' : name);

/** The form with the authority's guidance in place of its own help, where there is any. */
export function withGuidance(sections: readonly Section[], guidance: readonly Guidance[]): readonly Section[] {
  const said = new Map(guidance.filter(({ sv }) => sv !== '').map((one) => [`${one.section} ${one.field}`, one]));
  if (said.size === 0) return sections;
  const helpFor = (section: Section, field: Field): Words | undefined => {
    const own = said.get(`${guidanceSection(section.key)} ${guidanceField(field)}`);
    return own ? { sv: own.sv, en: own.en || own.sv } : field.help;
  };
  return sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => {
      const help = helpFor(section, field);
      return help ? { ...field, help } : field;
    }),
  }));
}

export type GuidancePlace = {
  readonly section: string;
  /** Null for the conditions, which have titles of their own in every call. */
  readonly title: Words | null;
  readonly fields: readonly { readonly field: string; readonly label: Words; readonly help: Words | undefined }[];
};

const condition = { sv: '', en: null };
const example = sectionsFor({
  conditions: [{ id: 'x', heading: 'other', audience: 'both', text: condition }],
  generalConditions: [{ id: 'x', provision: '', heading: condition, text: condition }],
  population: 'both',
  unitsForChildren: 1,
  units: null,
  tasks: [{ id: 'x', text: condition, units: null }],
  subPermits: [{ id: 'x', text: condition, units: null }],
  attachments: [''],
  files: [],
  years: [0],
});

/** Every field that the authority can write guidance for. */
export const guidancePlaces: readonly GuidancePlace[] = example.map(({ key, title, fields }) => ({
  section: guidanceSection(key),
  title: key.includes(':') ? null : title,
  fields: fields.map((field) => ({ field: guidanceField(field), label: field.label, help: field.help })),
}));
