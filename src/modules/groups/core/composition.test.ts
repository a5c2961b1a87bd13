import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Composed, compositionRules, type Lack, lacksOf, professionsOf } from './composition.ts';
import type { Voice } from './group.ts';

const REGIONS = ['mellansverige', 'norra', 'sodra', 'stockholm-gotland', 'sydostra', 'vastra'];
const rule = compositionRules.expert;

const one = (profession: string, region: string | null, represents: Voice = 'profession'): Composed => ({
  profession,
  collaborationRegion: region,
  represents,
});
const patient = one('patientföreträdare', null, 'patient');
const kin = one('närståendeföreträdare', 'norra', 'next-of-kin');
/** One from each region, three professions. */
const six = [
  one('neurolog', 'norra'),
  one('neurolog', 'sodra'),
  one('fysioterapeut', 'vastra'),
  one('logoped', 'sydostra'),
  one('neurolog', 'mellansverige'),
  one('neurolog', 'stockholm-gotland'),
];
const more = (n: number): Composed[] => Array.from({ length: n }, () => one('neurolog', 'norra'));
const kinds = (lacks: readonly Lack[]): string[] => lacks.map(({ kind }) => kind);

describe('the composition of an expert group', () => {
  it.each<[string, readonly Composed[], readonly string[]]>([
    ['nobody', [], ['too-few', 'regions', 'patient-voice', 'professions']],
    ['six experts', six, ['too-few', 'patient-voice']],
    ['six experts and a patient', [...six, patient], []],
    ['six experts and one next of kin', [...six, kin], []],
    ['six experts, a patient and next of kin', [...six, patient, kin], []],
    ['eight', [...six, ...more(1), patient], []],
    ['nine, the most', [...six, ...more(2), patient], []],
    ['ten, one too many', [...six, ...more(3), patient], ['too-many']],
    ['seven without patients', [...six, ...more(1)], ['patient-voice']],
    ['nine without patients', [...six, ...more(3)], ['patient-voice']],
    ['a region missing', [...six.slice(1), ...more(0), patient, kin], ['regions']],
    ['a region that only next of kin come from', [...six.slice(1), kin, patient, one('neurolog', 'sodra')], ['regions']],
    ['four regions missing', [six[0] ?? patient, six[2] ?? patient, ...more(5), patient], ['regions', 'professions']],
    ['one profession alone', [...REGIONS.map((region) => one('neurolog', region)), patient], ['professions']],
    [
      'two professions',
      [...REGIONS.slice(1).map((region) => one('neurolog', region)), one('logoped', 'mellansverige'), patient],
      ['professions'],
    ],
    [
      'two professions written in three ways',
      [
        one('Neurolog', 'norra'),
        one(' neurolog ', 'sodra'),
        one('NEUROLOG', 'vastra'),
        ...six.slice(3, 4),
        ...more(0),
        one('neurolog', 'mellansverige'),
        one('neurolog', 'stockholm-gotland'),
        patient,
      ],
      ['professions'],
    ],
    [
      'patients as the third profession',
      [...REGIONS.slice(1).map((region) => one('neurolog', region)), one('logoped', 'mellansverige'), one('patient', null, 'patient')],
      ['professions'],
    ],
    ['patients alone', Array.from({ length: 7 }, () => patient), ['regions', 'professions']],
    ['one alone', [six[0] ?? patient], ['too-few', 'regions', 'patient-voice', 'professions']],
    ['a region that does not exist counts for nothing', [...six.slice(1), one('neurolog', 'danmark'), patient], ['regions']],
    ['a profession left empty counts for nothing', [...REGIONS.map((region) => one('  ', region)), patient], ['professions']],
    ['the same person’s region twice', [...six, ...six, patient], ['too-many']],
  ])('%s', (_name, members, wanted) => {
    expect(kinds(lacksOf(members, rule, REGIONS))).toEqual(wanted);
  });

  it('names the regions that nobody speaks for, and what there is of professions', () => {
    const lacks = lacksOf([one('neurolog', 'norra'), one('Logoped', 'sodra')], rule, REGIONS);
    expect(lacks).toContainEqual({ kind: 'regions', regions: ['mellansverige', 'stockholm-gotland', 'sydostra', 'vastra'] });
    expect(lacks).toContainEqual({ kind: 'professions', have: ['neurolog', 'Logoped'], least: 3 });
    expect(lacks).toContainEqual({ kind: 'too-few', have: 2, least: 7 });
  });
});

describe('the composition of B1 and B2', () => {
  it.each([
    [0, ['too-few', 'professions']],
    [2, ['too-few']],
    [3, []],
    [15, []],
    [16, ['too-many']],
  ])('%i members', (n, wanted) => {
    for (const kind of ['b1', 'b2'] as const) expect(kinds(lacksOf(more(n), compositionRules[kind], REGIONS))).toEqual(wanted);
  });
});

const member = fc.record({
  profession: fc.constantFrom('neurolog', 'Neurolog', 'logoped', 'sjuksköterska', 'genetiker', ''),
  collaborationRegion: fc.option(fc.constantFrom(...REGIONS)),
  represents: fc.constantFrom<Voice>('profession', 'patient', 'next-of-kin'),
});

describe('for any group', () => {
  it('nothing is lacking exactly when every part of the rule holds', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 12 }), (members) => {
        const experts = members.filter(({ represents }) => represents === 'profession');
        const isWhole =
          members.length >= 7 &&
          members.length <= 9 &&
          REGIONS.every((region) => experts.some(({ collaborationRegion }) => collaborationRegion === region)) &&
          members.some(({ represents }) => represents !== 'profession') &&
          new Set(experts.map(({ profession }) => profession.toLowerCase()).filter(Boolean)).size >= 3;
        expect(lacksOf(members, rule, REGIONS).length === 0).toBe(isWhole);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 10 }), (members) => {
        expect(kinds(lacksOf(members.toReversed(), rule, REGIONS))).toEqual(kinds(lacksOf(members, rule, REGIONS)));
      }),
    );
  });

  it('someone more never makes a region, a profession or a patient voice missing', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 10 }), member, (members, added) => {
        const lasting = (list: readonly Composed[]) => lacksOf(list, rule, REGIONS).filter(({ kind }) => kind !== 'too-many');
        const before = kinds(lasting(members));
        expect(before).toEqual(expect.arrayContaining(kinds(lasting([...members, added]))));
        expect(professionsOf([...members, added]).length).toBeGreaterThanOrEqual(professionsOf(members).length);
      }),
    );
  });
});
