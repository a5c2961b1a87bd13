import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Content,
  type Contents,
  type Field,
  type FormBasis,
  isAsked,
  type Section,
  sectionsFor,
  slotsIn,
  type Value,
  yearsBefore,
} from './form.ts';
import { missingIn } from './missing.ts';
import { inputName, rawOfForm, readSection } from './read.ts';

const wording = (sv: string) => ({ sv, en: null });
const basis: FormBasis = {
  conditions: [
    { id: 'neurolog', heading: 'critical-competence', audience: 'both', text: wording('Specialistläkare i neurologi') },
    { id: 'lekterapi', heading: 'other', audience: 'child', text: wording('Lekterapi') },
  ],
  generalConditions: [{ id: 'ansvar', provision: '4 kap. 1 §', heading: wording('Ansvar'), text: wording('Regionen svarar för vården.') }],
  population: 'both',
  unitsForChildren: 2,
  units: 3,
  tasks: [{ id: 'uppgift', text: wording('En uppgift'), units: 1 }],
  subPermits: [{ id: 'del', text: wording('En del'), units: 1 }],
  attachments: ['Verksamhetsplan', 'Avtal'],
  files: [{ id: 'f1', name: 'avtal.pdf' }],
  years: yearsBefore('2026-04-30'),
};
const sections = sectionsFor(basis);
const find = (key: string): Section => {
  const one = sections.find((section) => section.key === key);
  if (!one) throw new Error(key);
  return one;
};

/** The least that a field can hold and be complete. */
function least(field: Field): Value {
  switch (field.kind) {
    case 'line':
    case 'text':
      return 'Ja';
    case 'number':
      return 0;
    case 'date':
      return '2026-04-30';
    case 'yes-no':
      return true;
    case 'choice':
      return field.options?.[0]?.value ?? '';
    case 'choices':
      return field.options?.map(({ value }) => value) ?? [];
    case 'table': {
      const rows = field.given?.values ?? Array.from({ length: field.rows?.least ?? 1 }, () => '');
      return rows.map((name) =>
        Object.fromEntries(
          (field.columns ?? []).map((column) => [column.name, column.name === field.given?.column ? name : least(column)]),
        ),
      ) as Value;
    }
  }
}
const whole = (section: Section): Content => Object.fromEntries(section.fields.map((field) => [field.name, least(field)]));
const complete: Contents = Object.fromEntries(sections.map((section) => [section.key, whole(section)]));

describe('the form is made of the call', () => {
  it('has a section for each condition, in order, and the five whole years before the last day', () => {
    const keys = sections.map(({ key }) => key);
    expect(keys.slice(0, 5)).toEqual(['organisation', 'slots', 'special:neurolog', 'special:lekterapi', 'general:ansvar']);
    expect(new Set(keys).size).toBe(keys.length);
    expect(find('volumes').fields[0]?.given?.values).toEqual(['2021', '2022', '2023', '2024', '2025']);
  });

  it.each([
    ['both', 2, ['adults', 'children']],
    ['both', 0, ['adults']],
    ['adults', 0, ['adults']],
    ['children', 0, ['children']],
    ['children', 1, ['children']],
    [null, 0, ['adults']],
  ] as const)('%s with %d units for children offers %j', (population, unitsForChildren, offered) => {
    const slots = sectionsFor({ ...basis, population, unitsForChildren }).find(({ key }) => key === 'slots');
    expect(slots?.fields[0]?.options?.map(({ value }) => value)).toEqual(offered);
  });

  it('conditions for children are asked only of those who apply for children', () => {
    const child = find('special:lekterapi');
    expect(isAsked(child, {})).toBe(true);
    expect(isAsked(child, { slots: { wanted: ['adults'] } })).toBe(false);
    expect(isAsked(child, { slots: { wanted: ['adults', 'children'] } })).toBe(true);
    expect(isAsked(find('special:neurolog'), { slots: { wanted: ['children'] } })).toBe(true);
  });

  it('reads what is applied for', () => {
    const slots = { wanted: ['children'], tasks: ['uppgift'], subPermits: ['del'], hospital: 'Sjukhuset', unit: 'Kliniken' };
    const { wanted: _, ...rest } = slots;
    expect(slotsIn({ slots })).toEqual({ adults: false, children: true, ...rest });
    expect(slotsIn({})).toEqual({ adults: false, children: false, tasks: [], subPermits: [], hospital: '', unit: '' });
    expect(slotsIn({ slots: { tasks: ['no-task'] } }).tasks).toEqual([]);
  });
});

describe('what is written is read', () => {
  const read = (key: string, raw: unknown) => readSection(find(key), raw);

  it.each([
    ['5', 5],
    [' 1 200 ', 1200],
    ['1\u00a0200', 1200],
    ['0', 0],
    ['', null],
    ['−1', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['1e9', 'not-a-number'],
    ['1000000000', 'out-of-range'],
    ['100000', 100_000],
    ['100001', 'out-of-range'],
    [1e9, 'out-of-range'],
    [1e300, 'out-of-range'],
    [Number.NaN, 'not-a-number'],
    ['1,5', 'not-a-number'],
    ['tre', 'not-a-number'],
    ['0x10', 'not-a-number'],
    [true, 'wrong-kind'],
  ] as const)('%j people: %j', (said, wanted) => {
    const done = read('staff', { staff: [{ profession: 'Läkare', number: said }] });
    const got = done.ok ? (done.value.staff as { number: unknown }[])[0]?.number : done.error[0];
    expect(got).toEqual(typeof wanted === 'string' ? { field: 'staff', row: 0, column: 'number', fault: wanted } : wanted);
  });

  it.each([
    ['1,5', 1.5],
    ['0.25', 0.25],
    [2.75, 2.75],
    ['0,125', 'not-a-number'],
  ] as const)('%j full-time equivalents: %j', (said, wanted) => {
    const done = read('staff', { staff: [{ profession: 'Läkare', fullTime: said }] });
    expect(done.ok ? (done.value.staff as { fullTime: unknown }[])[0]?.fullTime : done.error[0]?.fault).toBe(wanted);
  });

  it.each([
    ['emoji and marks of direction', 'Bra 👩🏽‍⚕️ \u200f\u202eabc\u202c', true],
    ['lines', 'en\r\ntvå\rtre', true],
    ['a null byte', 'a\u0000b', 'unprintable'],
    ['a bell', 'a\u0007b', 'unprintable'],
    ['half a character', 'a\ud83d', 'unprintable'],
    ['5 MB', 'x'.repeat(5_000_000), 'too-long'],
    ['one more than there is room for', 'å'.repeat(20_001), 'too-long'],
    ['as much as there is room for', 'å'.repeat(20_000), true],
  ] as const)('%s', (_says, said, wanted) => {
    const done = read('special:neurolog', { how: said });
    if (wanted === true) expect(done).toMatchObject({ ok: true, value: { how: said.replaceAll('\r\n', '\n').replaceAll('\r', '\n') } });
    else expect(done).toEqual({ ok: false, error: [{ field: 'how', row: null, column: null, fault: wanted }] });
  });

  it.each([
    ['no such field', 'special:neurolog', { hur: 'x' }, 'hur', 'unknown'],
    ['no such choice', 'special:neurolog', { met: 'kanske' }, 'met', 'not-an-option'],
    ['no such choice among several', 'slots', { wanted: ['adults', 'dogs'] }, 'wanted', 'not-an-option'],
    ['a list where a text belongs', 'special:neurolog', { how: ['a'] }, 'how', 'wrong-kind'],
    ['a text where rows belong', 'staff', { staff: 'a' }, 'staff', 'wrong-kind'],
    ['more rows than there is room for', 'staff', { staff: Array.from({ length: 61 }, () => ({})) }, 'staff', 'too-many-rows'],
    ['a row with a cell that there is not', 'staff', { staff: [{ age: 3 }] }, 'staff.0.age', 'unknown'],
    ['nothing at all', 'staff', null, '', 'wrong-kind'],
  ] as const)('%s', (_says, key, raw, name, fault) => {
    const done = read(key, raw);
    expect(done.ok ? [] : done.error.map((one) => [inputName(one), one.fault])).toEqual([[name, fault]]);
  });

  it('empty rows fall away, the years stay', () => {
    const staff = read('staff', { staff: [{}, { profession: 'Logoped' }, { profession: ' ' }] });
    expect(staff.ok && (staff.value.staff as unknown[]).length).toBe(1);
    const volumes = read('volumes', { volumes: [{ patients: '3' }] });
    expect(volumes.ok && (volumes.value.volumes as { year: string }[]).map(({ year }) => year)).toEqual(basis.years.map(String));
  });

  it('a form says the same as a list, whatever its buttons send along', () => {
    const body = {
      version: '3',
      action: 'save',
      'staff.0.profession': '',
      'staff.2.profession': 'Logoped',
      'staff.2.number': '2',
      supply: 'x',
    };
    const done = readSection(find('staff'), rawOfForm(find('staff'), body));
    expect(done).toMatchObject({ ok: true, value: { staff: [{ profession: 'Logoped', number: 2 }], supply: 'x' } });
    const wrong = readSection(find('staff'), rawOfForm(find('staff'), { ...body, 'staff.2.number': '-1' }));
    expect(wrong.ok ? [] : wrong.error.map(inputName)).toEqual(['staff.2.number']);
  });

  it('anything may be sent, and what is read reads the same again', () => {
    const key = fc.constantFrom(...sections.map((section) => section.key));
    fc.assert(
      fc.property(key, fc.object({ maxDepth: 3 }), fc.jsonValue(), (name, noise, one) => {
        const section = find(name);
        readSection(section, noise);
        const raw = Object.fromEntries(section.fields.map((field) => [field.name, one]));
        const done = readSection(section, raw);
        if (done.ok) expect(readSection(section, done.value)).toEqual(done);
      }),
    );
  });
});

describe('what an application lacks', () => {
  const of = (contents: Contents) => missingIn(sections, contents, basis.files);

  it('lacks nothing when everything that is required is there', () => {
    expect(of(complete)).toEqual([]);
    for (const section of sections) expect(readSection(section, complete[section.key])).toMatchObject({ ok: true });
  });

  it('names every required field when nothing is written', () => {
    const wanted = sections.flatMap(({ key, fields }) => fields.filter(({ required }) => required).map(({ name }) => `${key} ${name}`));
    expect(of({}).map(({ section, field }) => `${section} ${field}`)).toEqual(wanted);
  });

  it('taking one required thing away is named, and nothing else is', () => {
    const all = sections.flatMap((section) => section.fields.filter(({ required }) => required).map((field) => ({ section, field })));
    fc.assert(
      fc.property(fc.constantFrom(...all), ({ section, field }) => {
        const { [field.name]: _gone, ...rest } = complete[section.key] ?? {};
        const found = of({ ...complete, [section.key]: rest }).filter((one) => one.section === section.key);
        expect(found.map((one) => one.field)).toEqual([field.name]);
      }),
    );
  });

  it.each([
    [
      'a row lacks a cell',
      'staff',
      { staff: [{ profession: 'Logoped', number: 1, fullTime: 0, experience: '' }], supply: 'x' },
      ['staff.0.experience empty'],
    ],
    ['none of the table is there', 'staff', { staff: [], supply: 'x' }, ['staff too-few-rows']],
    ['a year lacks its patients', 'volumes', { ...whole(find('volumes')), volumes: [] }, ['volumes too-few-rows']],
    ['no provider is contracted', 'subcontractors', { uses: false, providers: [] }, []],
    ['one is contracted and not named', 'subcontractors', { uses: true, providers: [] }, ['providers too-few-rows']],
    ['a file that was chosen has been taken away', 'attachments', { asked1: 'plan', asked2: 'gone' }, ['asked2 no-file']],
    ['only spaces', 'start', { weeks: 0, needs: '  ' }, ['needs empty']],
  ] as const)('%s', (_says, key, content, wanted) => {
    const found = of({ ...complete, [key]: content as Content });
    expect(found.map((one) => `${inputName({ ...one, field: one.field ?? '' })} ${one.what}`)).toEqual(wanted);
  });

  it('does not ask for conditions for children of those who apply for adults alone', () => {
    const { 'special:lekterapi': _gone, ...rest } = complete;
    expect(of(rest)).not.toEqual([]);
    expect(of({ ...rest, slots: { ...complete.slots, wanted: ['adults'] } })).toEqual([]);
  });
});
