import { describe, expect, it } from 'vitest';
import type { PrintDocument } from '../../../platform/pdf/document.ts';
import { renderPdf } from '../../../platform/pdf/pdf.ts';
import { agencyDecision, by, call, day, entry, grant, inStep, viewOf } from '../screens/area-fixture.ts';
import { areaFactSheet } from './sheet.ts';

const JOURNAL = [
  entry('s', day('2023-01-10'), '2024-06-11', inStep(5)),
  entry('d', day('2024-02-01'), '2024-06-11', agencyDecision),
  entry('call', day('2024-02-01'), '2024-06-11', call('2024-04-30')),
  entry('g1', day('2024-09-01'), '2024-09-02', grant('alfa-01', '01', { validFrom: day('2025-05-01') })),
  entry('g2', { ...by('2024-12-31'), notBefore: null }, '2025-01-02', grant('alfa-02', '02', { hospital: null })),
  entry('definition', day('2024-02-01'), '2024-06-11', {
    kind: 'definition',
    version: '1',
    basis: 'decided',
    summary: { sv: 'Vård av prov.', en: 'Care of trials.' },
    parts: [
      {
        id: 'del',
        heading: { sv: 'Utredning', en: 'Work-up' },
        text: { sv: 'Kontakt tas.', en: null },
        points: [
          { id: 'p1', text: { sv: 'vidare hemma', en: null } },
          { id: 'p2', text: { sv: 'utredning vid enheten', en: null } },
        ],
      },
    ],
    inScope: ['prov'],
    clarifications: [],
    delimitations: [{ id: 'x', text: { sv: 'annat *prov* #1 <b>', en: null } }],
    population: 'both',
    populationNote: null,
    diagnoses: [],
    codes: [],
    slots: null,
  }),
];

function sheet(asOf: string, lang: 'sv' | 'en' = 'sv', knownAt?: string): PrintDocument {
  const view = viewOf(JOURNAL, asOf, knownAt);
  const area = view.findArea('alfa');
  if (!area) throw new Error('no area');
  return areaFactSheet({ register: view, area }, lang);
}

const tableOf = (document: PrintDocument) => document.blocks.find((block) => block.type === 'table');
const textOf = (document: PrintDocument) => JSON.stringify(document);

describe('fact sheet', () => {
  it('says which day it is of, in the text and on every page', () => {
    const document = sheet('2024-06-11');
    expect(document.footer).toContain('11 juni 2024');
    expect(document.blocks[0]).toMatchObject({ type: 'text', text: expect.stringContaining('Uppgifterna avser 11 juni 2024.') });
  });

  it('holds only what held on its day', () => {
    expect(tableOf(sheet('2024-06-11'))).toMatchObject({
      rows: [['Region Åprov', 'Anges inte i källan', 'senast 31 december 2024', 'Anges inte i källan', 'Möjligt']],
    });
    expect(tableOf(sheet('2025-01-01'))).toMatchObject({
      rows: [
        ['Region Prov genom Provsjukhuset', 'Anges inte i källan', '1 september 2024', '1 maj 2025', 'Säkert'],
        ['Region Åprov', 'Anges inte i källan', 'senast 31 december 2024', 'Anges inte i källan', 'Säkert'],
      ],
    });
  });

  it('explains what possible means only where something is possible', () => {
    expect(textOf(sheet('2024-06-11'))).toContain('Möjligt betyder');
    expect(textOf(sheet('2025-01-01'))).not.toContain('Möjligt betyder');
  });

  it('says that the time to apply is over once it is', () => {
    expect(textOf(sheet('2024-04-30'))).toContain('Regionerna kan ansöka om tillstånd.');
    expect(textOf(sheet('2024-05-01'))).toContain('Ansökningstiden är slut.');
  });

  it('keeps the letters of the points of a definition', () => {
    expect(sheet('2024-06-11').blocks).toContainEqual({ type: 'list', items: ['a) vidare hemma', 'b) utredning vid enheten'] });
  });

  it('is in English where there is English, and says that some of it is not', () => {
    const document = sheet('2024-06-11', 'en');
    expect(document).toMatchObject({ lang: 'en', title: 'Alpha care', pageWords: ['page', 'of'] });
    expect(textOf(document)).toContain('Some texts are only available in Swedish.');
    expect(textOf(document)).toContain('Care of trials.');
    expect(textOf(document)).toContain('vidare hemma');
  });

  it('marks what is made up on every page', () => {
    expect(sheet('2024-06-11').banner).toBe('Innehåller påhittade uppgifter för demonstration');
  });

  it.each(['sv', 'en'] as const)('is set as a tagged PDF (%s), the same bytes each time', (lang) => {
    const made = new Date('2024-06-11T00:00:00Z');
    const pdf = renderPdf(sheet('2025-01-01', lang), 'published', made);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('pdfuaid')).toBe(true);
    expect(renderPdf(sheet('2025-01-01', lang), 'published', made).equals(pdf)).toBe(true);
  });
});
