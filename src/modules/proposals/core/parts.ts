import type { ConditionHeading, Population, SlotStructure, SpecialCondition } from '../../journal/index.ts';
import { type Fault, type Field, fieldFaults, linesOf, listOf, textOf, textOrNull, type Values } from '../../work/index.ts';
import { type Basis, conditionHeadings, consequenceKeys, type PartKey, partKeys } from './basis.ts';
import { slotFaults } from './slots.ts';

/** What each part holds, as it was filled in: texts by the names of its fields. */
export type Contents = Readonly<Record<PartKey, Values>>;

const LINE = 300;
const TEXT = 12_000;
const id: Field = { name: 'id', kind: 'hidden' };
const text = (name: string): Field => ({ name, kind: 'text', max: TEXT, required: true });
const words = (name: string): Field => ({ name, kind: 'line', max: LINE, required: true });
/** How many of something there are; what is too many is said by the rules for slots. */
const units = (name: string): Field => ({ name, kind: 'count', min: 1, max: 999 });
const item = (name: string, more: readonly Field[] = []): Field => ({ name, kind: 'list', most: 60, of: [id, text('sv'), ...more] });
const slotPart = (name: string): Field => ({ name, kind: 'list', most: 12, of: [id, words('sv'), units('units')] });

/** The form of each part. `refs`: the executable definitions that the definition may be tied to. */
export function fieldsOfPart(part: PartKey, refs: readonly string[] = []): readonly Field[] {
  switch (part) {
    case 'background':
      return [
        text('background'),
        text('patientGroup'),
        {
          name: 'volumes',
          kind: 'list',
          least: 1,
          most: 60,
          of: [
            words('measure'),
            { name: 'year', kind: 'count', min: 1990, max: 2100, required: true },
            { name: 'number', kind: 'count', min: 0, max: 999_999, required: true },
            words('source'),
          ],
        },
      ];
    case 'definition':
      return [
        { name: 'ref', kind: 'choice', of: refs },
        text('summary'),
        { name: 'population', kind: 'choice', of: ['adults', 'children', 'both'], required: true },
        {
          name: 'parts',
          kind: 'list',
          least: 1,
          most: 40,
          of: [id, words('heading'), text('text'), { name: 'points', kind: 'lines', most: 40 }],
        },
        { name: 'inScope', kind: 'lines', most: 100, required: true },
        item('clarifications'),
        item('delimitations', [{ name: 'codes', kind: 'lines', most: 60 }]),
      ];
    case 'slots':
      return [
        { ...units('units'), required: true },
        { name: 'unitsForChildren', kind: 'count', min: 0, max: 999 },
        slotPart('slotTasks'),
        slotPart('slotSubPermits'),
        { name: 'slotNote', kind: 'line', max: LINE },
      ];
    case 'conditions':
      return [
        {
          name: 'conditions',
          kind: 'list',
          least: 1,
          most: 80,
          of: [
            id,
            { name: 'heading', kind: 'choice', of: conditionHeadings, required: true },
            { name: 'audience', kind: 'choice', of: ['adult', 'child', 'both'], required: true },
            text('sv'),
          ],
        },
      ];
    case 'consequences':
      return consequenceKeys.map(text);
    case 'followUp':
      return [text('followUp')];
  }
}

/** What is wrong with a part. While it is written, what is not there yet is no fault. */
export function partFaults(part: PartKey, values: Values, refs: readonly string[], stage: 'writing' | 'whole'): readonly Fault[] {
  const all = fieldFaults(fieldsOfPart(part, refs), values, (of, value) => typeof of !== 'string' && of.includes(value));
  const form = stage === 'whole' ? all : all.filter(({ code }) => code !== 'missing' && code !== 'too-few');
  if (part === 'slots') return form.length > 0 ? form : slotFaults(slotsIn(values));
  if (part === 'conditions') return [...form, ...doubled(listOf(values, 'conditions'))];
  return form;
}

function doubled(rows: readonly Values[]): readonly Fault[] {
  const said = rows.map((row) => `${textOf(row, 'audience')} ${textOf(row, 'sv')}`);
  return said.flatMap((one, i) =>
    textOf(rows[i] ?? {}, 'sv') !== '' && said.indexOf(one) < i ? [{ at: `conditions.${i}.sv`, code: 'doubled' as const, with: [] }] : [],
  );
}

export const emptyContents: Contents = {
  background: {},
  definition: {},
  slots: {},
  conditions: {},
  consequences: {},
  followUp: {},
};

/** Gives rows that are new an id, so that comments, answers and later versions can point at them. Others keep theirs. */
export function withIds(part: PartKey, values: Values): Values {
  const named: Readonly<Record<string, string>> =
    part === 'definition'
      ? { parts: 'del', clarifications: 'fortydligande', delimitations: 'avgransning' }
      : part === 'slots'
        ? { slotTasks: 'uppgift', slotSubPermits: 'undertillstand' }
        : part === 'conditions'
          ? { conditions: 'villkor' }
          : {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name in named ? numbered(listOf(values, name), named[name] ?? '') : value]),
  );
}

const isId = (one: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(one) && one.length <= 80;

function numbered(rows: readonly Values[], word: string): readonly Values[] {
  const seen = new Set<string>();
  const kept = rows.map((row) => {
    const own = textOf(row, 'id');
    if (!isId(own) || seen.has(own)) return undefined;
    seen.add(own);
    return own;
  });
  let number = 0;
  return rows.map((row, i) => {
    let own = kept[i];
    while (own === undefined) {
      number += 1;
      if (!seen.has(`${word}-${number}`)) own = `${word}-${number}`;
    }
    seen.add(own);
    return { ...row, id: own };
  });
}

const countIn = (values: Values, name: string): number | null => (textOf(values, name) === '' ? null : Number(textOf(values, name)));
const sv = (said: string) => ({ sv: said, en: null });

export function slotsIn(values: Values): SlotStructure {
  const parts = (name: string) =>
    listOf(values, name).map((row) => ({ id: textOf(row, 'id'), text: sv(textOf(row, 'sv')), units: countIn(row, 'units') }));
  return {
    units: countIn(values, 'units'),
    unitsForChildren: countIn(values, 'unitsForChildren'),
    tasks: parts('slotTasks'),
    subPermits: parts('slotSubPermits'),
    note: textOrNull(values, 'slotNote'),
  };
}

/** The slots as a form shows them. */
export function slotValues(slots: SlotStructure): Values {
  const count = (units: number | null): string => (units === null ? '' : String(units));
  const parts = (rows: SlotStructure['tasks']) => rows.map((row) => ({ id: row.id, sv: row.text.sv, units: count(row.units) }));
  return {
    units: count(slots.units),
    unitsForChildren: count(slots.unitsForChildren),
    slotTasks: parts(slots.tasks),
    slotSubPermits: parts(slots.subPermits),
    slotNote: slots.note ?? '',
  };
}

/** The basis that the parts say. */
export function basisOf(contents: Contents): Basis {
  const { background, definition, slots, conditions, consequences, followUp } = contents;
  const items = (name: string) => listOf(definition, name).map((row) => ({ id: textOf(row, 'id'), text: sv(textOf(row, 'sv')), row }));
  const said = (name: string): string => textOf(consequences, name);
  return {
    background: textOf(background, 'background'),
    patientGroup: textOf(background, 'patientGroup'),
    volumes: listOf(background, 'volumes').map((row) => ({
      measure: textOf(row, 'measure'),
      year: Number(textOf(row, 'year')),
      number: Number(textOf(row, 'number')),
      source: textOf(row, 'source'),
    })),
    definition: {
      ref: textOrNull(definition, 'ref'),
      summary: textOf(definition, 'summary'),
      population: textOrNull(definition, 'population') as Population | null,
      parts: listOf(definition, 'parts').map((row) => ({
        id: textOf(row, 'id'),
        heading: sv(textOf(row, 'heading')),
        text: sv(textOf(row, 'text')),
        points: linesOf(row, 'points').map((point, i) => ({ id: `punkt-${i + 1}`, text: sv(point) })),
      })),
      inScope: linesOf(definition, 'inScope'),
      clarifications: items('clarifications').map(({ row: _, ...one }) => one),
      delimitations: items('delimitations').map(({ row, ...one }) => ({ ...one, codes: linesOf(row, 'codes') })),
    },
    slots: slotsIn(slots),
    conditions: listOf(conditions, 'conditions').map(
      (row): SpecialCondition => ({
        id: textOf(row, 'id'),
        heading: textOf(row, 'heading') as ConditionHeading,
        audience: textOf(row, 'audience') as SpecialCondition['audience'],
        text: sv(textOf(row, 'sv')),
      }),
    ),
    consequences: {
      patients: said('patients'),
      otherCare: said('otherCare'),
      emergencyCare: said('emergencyCare'),
      education: said('education'),
      research: said('research'),
      travel: said('travel'),
    },
    followUp: textOf(followUp, 'followUp'),
  };
}

/** The parts that are not whole yet, with what is wrong in each. */
export const unready = (
  contents: Contents,
  refs: readonly string[],
): readonly { readonly part: PartKey; readonly faults: readonly Fault[] }[] =>
  partKeys.flatMap((part) => {
    const faults = partFaults(part, contents[part], refs, 'whole');
    return faults.length > 0 ? [{ part, faults }] : [];
  });

/** One part among empty ones. */
export const contentsWith = (part: PartKey, values: Values): Contents => ({ ...emptyContents, [part]: values });
