import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { endings } from '../../consultations/core/time-cases.ts';
import { canonicalJson, hashOf } from '../hashing.ts';
import { submissionPage } from '../print/page.tsx';
import { printedHash, printSubmission } from '../print/submission.ts';
import { filled } from '../test-submission.ts';
import { verifyExport } from '../verify-export.ts';
import { type Content, type Contents, type FormBasis, type Section, type SectionKey, sectionsFor } from './form.ts';
import { missingIn } from './missing.ts';
import { readSection } from './read.ts';
import { changedParts, contentHash, type Given, makeSnapshot, partsOf, type SubmissionSnapshot, sentAt } from './snapshot.ts';
import { hindrance, isInTime, mayOpen, type Standing, type SubmissionAction } from './submission-life.ts';

const basis: FormBasis = {
  conditions: [
    { id: 'v1', heading: 'critical-staff', audience: 'both', text: { sv: 'Påhittat villkor.', en: null } },
    { id: 'v2', heading: 'critical-staff', audience: 'child', text: { sv: 'Påhittat villkor för barn.', en: null } },
  ] as unknown as FormBasis['conditions'],
  generalConditions: [
    { id: 'g1', provision: '4 kap. 8 §', heading: { sv: 'Årlig rapport', en: null }, text: { sv: 'Påhittat.', en: null } },
  ] as unknown as FormBasis['generalConditions'],
  population: 'both',
  unitsForChildren: 1,
  units: null,
  tasks: [],
  subPermits: [],
  attachments: ['Verksamhetsplan'],
  files: [],
  years: [2021, 2022, 2023, 2024, 2025],
};
const sections = sectionsFor(basis);

/** Texts as they are kept: anything but control characters and half characters, emoji and marks of direction among them. */
const said = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('🫀 👩‍⚕️', '\u202eomvänd', '<b>&amp;</b>', 'å\u0308', '1e21', '__proto__'),
  )
  .filter((text) => text.isWellFormed() && !/[\p{Cc}]/u.test(text));

function answers(section: Section): fc.Arbitrary<Content> {
  const complete = filled(section);
  return fc
    .record({ text: said, drop: fc.subarray(section.fields.map(({ name }) => name)), number: fc.integer({ min: 0, max: 100_000 }) })
    .map(({ text, drop, number }) =>
      Object.fromEntries(
        Object.entries(complete)
          .filter(([name]) => !drop.includes(name))
          .map(([name, value]) => [name, value === 'Påhittat svar.' ? text : typeof value === 'number' ? number : value]),
      ),
    );
}
const contents: fc.Arbitrary<Contents> = fc
  .tuple(...sections.map((section) => fc.option(answers(section), { nil: undefined })))
  .map((all) => Object.fromEntries(all.flatMap((content, at) => (content ? [[sections[at]?.key as SectionKey, content]] : []))));
const complete: Contents = Object.fromEntries(sections.map((section) => [section.key, filled(section)]));

const given = (written: Contents): Given => ({
  fictitious: true,
  call: { id: 'c', area: 'a', areaName: 'Påhittat område', diaryNumber: 'DEMO-2026-000001', lastDay: localDate('2026-04-30') },
  region: { id: 'region-12', name: 'Påhittad region' },
  number: 1,
  unitName: '',
  sections,
  contents: written,
  attachments: [],
});
const CAME = new Date('2026-04-30T21:59:58.123Z');
const snapshotOf = (written: Contents): SubmissionSnapshot => sentAt(makeSnapshot(given(written), hashOf), CAME);
const exported = (one: SubmissionSnapshot): Uint8Array => Buffer.from(canonicalJson(one));

describe('a snapshot', () => {
  it('is the same, and has the same hash, whatever order it was written in and however it has been kept', () => {
    fc.assert(
      fc.property(contents, (written) => {
        const one = snapshotOf(written);
        const turned = Object.fromEntries(
          Object.entries(written)
            .reverse()
            .map(([key, content]) => [key, Object.fromEntries(Object.entries(content as Content).reverse())]),
        );
        expect(hashOf(snapshotOf(turned))).toBe(hashOf(one));
        expect(hashOf(JSON.parse(JSON.stringify(one)))).toBe(hashOf(one));
        expect(verifyExport(exported(one))).toMatchObject({ hash: hashOf(one), altered: [], canonical: true });
      }),
      { numRuns: 60 },
    );
  });

  it('with one character changed in one answer has another hash, and the export shows in which part', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.nat(), (written, which, letter) => {
        const one = snapshotOf(written);
        const filledIn = one.sections.flatMap(({ key, fields }) =>
          fields.flatMap(({ name, value }) => (typeof value === 'string' && value !== '' ? [{ key, name, value }] : [])),
        );
        const hit = filledIn[which % Math.max(1, filledIn.length)];
        fc.pre(hit !== undefined);
        const at = letter % hit.value.length;
        const other = {
          ...one,
          sections: one.sections.map((section) =>
            section.key !== hit.key
              ? section
              : {
                  ...section,
                  fields: section.fields.map((field) =>
                    field.name === hit.name ? { ...field, value: `${hit.value.slice(0, at)}§${hit.value.slice(at + 1)}` } : field,
                  ),
                },
          ),
        };
        fc.pre(canonicalJson(other) !== canonicalJson(one));
        const found = verifyExport(exported(other));
        expect(found?.hash).not.toBe(hashOf(one));
        expect(found?.altered).toEqual([hit.key]);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same when only number and moment differ, and which parts differ when the words do', () => {
    const one = snapshotOf(complete);
    const later = sentAt(makeSnapshot({ ...given(complete), number: 2 }, hashOf), new Date());
    expect(contentHash(later, hashOf)).toBe(contentHash(one, hashOf));
    expect(hashOf(later)).not.toBe(hashOf(one));
    const other = snapshotOf({ ...complete, premises: { ...complete.premises, premises: 'Annat.' } });
    expect(changedParts(partsOf(one), partsOf(other))).toEqual(['premises']);
    const file = { id: 'f1', name: 'a.pdf', type: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64), section: 'staff' };
    const withFile = sentAt(makeSnapshot({ ...given(complete), attachments: [file] }, hashOf), CAME);
    expect(changedParts(partsOf(one), partsOf(withFile))).toEqual(['attachment:f1']);
    expect(contentHash(withFile, hashOf)).not.toBe(contentHash(one, hashOf));
  });

  it('is printed from what is written alone: when it was sent, as which number and with which files changes nothing in it', () => {
    const file = { id: 'f1', name: 'a.pdf', type: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64), section: 'staff' };
    const one = snapshotOf(complete);
    const again = sentAt(makeSnapshot({ ...given(complete), number: 2, attachments: [file] }, hashOf), new Date());
    expect(printSubmission(again)).toEqual(printSubmission(one));
    expect(printedHash(again)).toBe(printedHash(one));
    expect(JSON.stringify(printSubmission(one))).toContain('och i ansökan som webbsida (HTML) och som data (JSON)');
    const other = snapshotOf({ ...complete, premises: { ...complete.premises, premises: 'Annat.' } });
    expect(printSubmission(other)).not.toEqual(printSubmission(one));
    expect(printedHash(other)).not.toBe(printedHash(one));
  });

  it('leaves out what is not asked, and nothing that is; all of it stands in the papers', () => {
    fc.assert(
      fc.property(contents, (written) => {
        const one = snapshotOf(written);
        const page = submissionPage(one, hashOf(one));
        const print = JSON.stringify(printSubmission(one));
        expect(page).not.toMatch(/<script|javascript:/i);
        for (const { title } of one.sections) expect(print).toContain(JSON.stringify(title.sv).slice(1, -1));
        const forAdults = snapshotOf({ ...written, slots: { ...written.slots, wanted: ['adults'] } });
        expect(forAdults.sections.some(({ key }) => key === 'special:v2')).toBe(false);
      }),
      { numRuns: 20 },
    );
    const child = snapshotOf({ ...complete, slots: { ...complete.slots, wanted: ['adults', 'children'] } });
    expect(child.sections.map(({ key }) => key)).toEqual(sections.map(({ key }) => key));
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['another format', '{"format":"tillstand-basis/1","sections":[]}'],
    ['half a character', Buffer.from([0x22, 0xff])],
  ])('an export that is %s is none', (_what, file) => {
    expect(verifyExport(Buffer.from(file))).toBeUndefined();
  });

  it('one that has been laid out anew still shows that nothing was changed', () => {
    const one = snapshotOf(complete);
    expect(verifyExport(Buffer.from(JSON.stringify(one, null, 2)))).toMatchObject({ hash: hashOf(one), altered: [], canonical: false });
  });
});

it('what is kept by reading a form is complete exactly when nothing is missing from what is sent in', () => {
  fc.assert(
    fc.property(contents, (written) => {
      const read = Object.fromEntries(
        sections.flatMap((section) => {
          const one = readSection(section, written[section.key] ?? {});
          return one.ok ? [[section.key, one.value]] : [];
        }),
      );
      const one = snapshotOf(read);
      const lacking = new Set(missingIn(sections, read, []).map(({ section, field }) => `${section} ${field}`));
      const empty = new Set(
        one.sections.flatMap(({ key, fields }) =>
          fields.flatMap(({ name, value }) => {
            const field = sections.find((section) => section.key === key)?.fields.find((other) => other.name === name);
            const isEmpty =
              value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
            const isWanted =
              field?.required || (field?.requiredWhen !== undefined && read[key]?.[field.requiredWhen.field] === field.requiredWhen.is);
            return isWanted && isEmpty ? [`${key} ${name}`] : [];
          }),
        ),
      );
      for (const one of empty) expect(lacking).toContain(one);
      if (lacking.size === 0) expect(empty.size).toBe(0);
    }),
    { numRuns: 60 },
  );
});

const standing = (more: Partial<Standing> = {}): Standing => ({
  state: 'draft',
  call: { state: 'open', lastDay: localDate('2026-04-30') },
  grantedDay: null,
  decided: false,
  judged: false,
  pleaWaits: false,
  stands: null,
  written: 'b',
  ...more,
});
const inTime = new Date('2026-04-30T21:59:59.999Z');
const tooLate = new Date('2026-04-30T22:00:00Z');

describe('what may be done when', () => {
  test.each<[SubmissionAction, Partial<Standing>, Date, string | undefined]>([
    ['submit', {}, inTime, undefined],
    ['submit', {}, tooLate, 'too-late'],
    ['submit', { grantedDay: localDate('2026-05-03') }, tooLate, undefined],
    ['submit', { grantedDay: localDate('2026-04-01') }, inTime, undefined],
    ['submit', { state: 'submitted', stands: 'a' }, inTime, undefined],
    ['submit', { state: 'submitted', stands: 'b' }, inTime, 'unchanged'],
    ['submit', { state: 'withdrawn', stands: 'b' }, inTime, undefined],
    ['submit', { state: 'submitted', stands: 'a', judged: true, grantedDay: localDate('2026-05-03') }, tooLate, 'judged'],
    ['submit', { state: 'submitted', stands: 'a', judged: true }, tooLate, 'too-late'],
    ['submit', { state: 'dismissed' }, inTime, 'dismissed'],
    ['submit', { call: { state: 'withdrawn', lastDay: localDate('2026-04-30') } }, inTime, 'no-call'],
    ['submit', { call: { state: 'draft', lastDay: null } }, inTime, 'no-call'],
    ['submit', { call: { state: 'open', lastDay: null } }, inTime, 'too-late'],
    ['withdraw', { state: 'submitted', stands: 'a' }, tooLate, undefined],
    ['withdraw', { state: 'submitted', stands: 'a', decided: true }, tooLate, 'decided'],
    ['withdraw', { state: 'submitted', stands: 'a', call: { state: 'withdrawn', lastDay: localDate('2026-04-30') } }, tooLate, undefined],
    ['withdraw', {}, inTime, 'nothing-sent'],
    ['withdraw', { state: 'withdrawn' }, inTime, 'withdrawn'],
    ['withdraw', { state: 'dismissed' }, inTime, 'dismissed'],
    ['resume', { state: 'withdrawn' }, inTime, undefined],
    ['resume', { state: 'withdrawn' }, tooLate, 'too-late'],
    ['resume', { state: 'submitted' }, inTime, 'not-withdrawn'],
    ['plead', {}, inTime, 'in-time'],
    ['plead', {}, tooLate, undefined],
    ['plead', { pleaWaits: true }, tooLate, 'waiting'],
    ['plead', { grantedDay: localDate('2026-05-03') }, tooLate, 'in-time'],
  ])('%s %j at %o: %s', (action, more, at, why) => {
    expect(hindrance(action, standing(more), at)).toBe(why);
  });

  test.each(endings)('$what: to the last millisecond, and not opened before', ({ day, ends }) => {
    const lastDay = localDate(day);
    const end = new Date(ends).getTime();
    const call = { state: 'open', lastDay } as const;
    for (const [at, isIn] of [
      [end - 1, true],
      [end, false],
    ] as const) {
      expect(isInTime(lastDay, new Date(at))).toBe(isIn);
      expect(hindrance('submit', standing({ call }), new Date(at))).toBe(isIn ? undefined : 'too-late');
      expect(mayOpen(call, new Date(at))).toBe(!isIn);
    }
    expect(mayOpen({ state: 'withdrawn', lastDay }, new Date(end))).toBe(false);
  });
});
