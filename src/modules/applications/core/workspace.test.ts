import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedContent, copyable } from './copy.ts';
import { differencesIn } from './differences.ts';
import { flatten, rowsIn, withoutRow, withRow } from './flat.ts';
import { type Content, type FormBasis, type Section, sectionsFor } from './form.ts';
import { guidancePlaces, withGuidance } from './guidance.ts';
import { missingIn } from './missing.ts';
import { progressOf, standingOf } from './progress.ts';
import { rawOfForm, readSection } from './read.ts';

const wording = (sv: string) => ({ sv, en: null });
const basis: FormBasis = {
  conditions: [{ id: 'neurolog', heading: 'critical-competence', audience: 'child', text: wording('Specialistläkare') }],
  generalConditions: [],
  population: 'both',
  unitsForChildren: 1,
  units: null,
  tasks: [],
  subPermits: [],
  attachments: ['Plan'],
  files: [],
  years: [2021, 2022, 2023, 2024, 2025],
};
const sections = sectionsFor(basis);
const find = (key: string, from: readonly Section[] = sections): Section => {
  const one = from.find((section) => section.key === key);
  if (!one) throw new Error(key);
  return one;
};
const table = (key: string) => {
  const field = find(key).fields.find(({ kind }) => kind === 'table');
  if (!field) throw new Error(key);
  return field;
};
const words = { yes: 'Ja', no: 'Nej' };

describe('a form and what is kept of it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const row = fc.record({
    profession: text,
    number: fc.option(fc.nat(100_000)),
    fullTime: fc.option(fc.nat(10_000).map((n) => n / 100)),
    experience: text,
    vulnerability: text,
  });
  it('filling a form with what is kept and sending it changes nothing, in either language', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), text, fc.constantFrom('sv', 'en'), (staff, supply, lang) => {
        const kept = readSection(find('staff'), { staff, supply });
        fc.pre(kept.ok);
        if (kept.ok) expect(readSection(find('staff'), rawOfForm(find('staff'), flatten(find('staff'), kept.value, lang)))).toEqual(kept);
      }),
    );
  });

  it('rows are added at the end and taken away in the middle; what stands in the others stays', () => {
    const flat = { 'staff.0.profession': 'a', 'staff.1.profession': 'b', 'staff.2.profession': 'c', supply: 'x' };
    expect(rowsIn(flat, table('staff'))).toBe(3);
    expect(rowsIn(withRow(flat, table('staff')), table('staff'))).toBe(4);
    expect(withoutRow(flat, table('staff'), 1)).toEqual({ 'staff.0.profession': 'a', 'staff.1.profession': 'c', supply: 'x' });
    expect(rowsIn({}, table('staff'))).toBe(1);
    expect(rowsIn({ 'staff.900.profession': '' }, table('staff'))).toBe(60);
    expect(rowsIn({}, table('volumes'))).toBe(5);
  });
});

describe('what an earlier application gives', () => {
  const later = sectionsFor({ ...basis, years: [2023, 2024, 2025, 2026, 2027], conditions: [] });
  it('years are found by their name, and texts are taken as they are', () => {
    const volumes = {
      volumes: [2021, 2022, 2023, 2024, 2025].map((year) => ({ year: String(year), patients: year, treatments: 1 })),
      expected: 'Fler',
    };
    const copied = copiedContent(find('volumes', later), volumes);
    expect(copied).toMatchObject({ volumes: [2023, 2024, 2025, null, null].map((patients) => ({ patients })) });
    expect(copied?.expected).toBe('Fler');
  });

  it('nothing is taken that does not fit, of attachments nothing, and nothing over what is written', () => {
    const premises: Content = { premises: 'Huset', equipment: 'x'.repeat(30_000), colour: 'blå' };
    expect(copiedContent(find('premises'), premises)).toEqual({ premises: 'Huset', equipment: '' });
    expect(copiedContent(find('premises'), { premises: ' ' })).toBeUndefined();
    expect(copiedContent(find('slots'), { wanted: ['dogs'] })).toBeUndefined();
    expect(copiedContent(find('attachments'), { asked1: 'plan' })).toBeUndefined();
    expect(copyable(later, { premises: {} }, { premises, research: { research: 'Ja' }, 'special:neurolog': { how: 'x' } })).toEqual([
      'research',
    ]);
  });

  it('what is copied always reads as it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sections), fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (section, noise, one) => {
        const earlier = { ...noise, ...Object.fromEntries(section.fields.map(({ name }) => [name, one])) } as Content;
        const copied = copiedContent(section, earlier);
        if (copied) expect(readSection(section, copied)).toEqual({ ok: true, value: copied });
      }),
    );
  });
});

describe('how far sections have come', () => {
  const stateOf = (key: string, contents: Record<string, Content>, status: 'working' | 'ready' = 'working') => {
    const missing = missingIn(sections, contents, []);
    const written = Object.keys(contents).map((one) => ({ key: one, status }));
    return standingOf({ sections, contents, missing, written }).find(({ section }) => section.key === key)?.state;
  };
  const whole = { research: 'Ja', education: 'Ja' };
  it.each([
    ['nothing written', {}, 'working', 'todo'],
    ['half', { research: { research: 'Ja' } }, 'working', 'started'],
    ['all, not marked', { research: whole }, 'working', 'whole'],
    ['marked', { research: whole }, 'ready', 'ready'],
    ['marked, and something gone since', { research: { research: 'Ja' } }, 'ready', 'faulty'],
  ] as const)('%s', (_says, contents, status, wanted) => {
    expect(stateOf('research', contents, status)).toBe(wanted);
  });

  it('what is not asked is neither ready nor waited for', () => {
    const contents = { slots: { wanted: ['adults'] } };
    expect(stateOf('special:neurolog', contents)).toBe('not-asked');
    const standing = standingOf({ sections, contents, missing: missingIn(sections, contents, []), written: [] });
    expect(progressOf(standing)).toEqual({ ready: 0, all: sections.length - 1 });
  });
});

it('two versions differ in the fields that read otherwise, tables by their rows', () => {
  const section = find('staff');
  const before = { staff: [{ profession: 'Läkare', number: 2, fullTime: 1.5 }], supply: 'Lika' };
  const after = { staff: [{ profession: 'Läkare', number: 3, fullTime: 1.5 }], supply: 'Lika' };
  const found = differencesIn(section, before, after, 'sv', words);
  expect(found.map(({ at, before: a, after: b }) => [at, a, b])).toEqual([
    [
      'staff',
      'Profession: Läkare; Antal personer: 2; Heltidstjänster: 1,50',
      'Profession: Läkare; Antal personer: 3; Heltidstjänster: 1,50',
    ],
  ]);
  expect(differencesIn(section, before, before, 'sv', words)).toEqual([]);
});

describe('the authority’s guidance', () => {
  it('stands in place of the form’s own help, for every condition at once, and is gone when it is empty', () => {
    const one = { section: 'special', field: 'how', sv: 'Skriv kort.', en: '', version: 1 };
    const helpOf = (guidance: (typeof one)[]) => find('special:neurolog', withGuidance(sections, guidance)).fields[1]?.help;
    expect(helpOf([one])).toEqual({ sv: 'Skriv kort.', en: 'Skriv kort.' });
    expect(helpOf([{ ...one, sv: '' }])).toEqual(find('special:neurolog').fields[1]?.help);
  });

  it('can be written for every field of every form', () => {
    const known = new Set(guidancePlaces.flatMap(({ section, fields }) => fields.map(({ field }) => `${section} ${field}`)));
    for (const { key, fields } of sections)
      for (const { name } of fields) expect(known).toContain(`${key.split(':')[0]} ${name.startsWith('asked') ? 'asked' : name}`);
  });
});
