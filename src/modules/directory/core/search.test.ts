import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearch, folded, wordsOf } from './search.ts';

type Item = { readonly id: string; readonly names: readonly string[] };

const ITEMS: readonly Item[] = [
  { id: 'atstorningar', names: ['Ätstörningar', 'Svåra ätstörningar'] },
  { id: 'crs-hipec', names: ['CRS/HIPEC', 'HIPEC'] },
  { id: 'epilepsikirurgi', names: ['Epilepsikirurgisk utredning och behandling', 'Epilepsikirurgi', 'EP-kirurgi'] },
  { id: 'medfodd-metabol-sjukdom', names: ['Medfödd metabol sjukdom, inkl. nyföddhetsscreening', 'MMS'] },
  { id: 'hjarttransplantation', names: ['Hjärttransplantationer'] },
  { id: 'levertransplantation', names: ['Levertransplantationer'] },
  { id: 'sct-systemisk-skleros', names: ['Stamcellstransplantationer vid systemisk skleros', 'SCT vid systemisk skleros'] },
  { id: 'tips', names: ['Transjugulär intrahepatisk shunt (TIPS)', 'TIPS'] },
  { id: 'mohs', names: ['MOHS kirurgi vid vissa typer av basaliom'] },
  { id: 'ogononkologi', names: ['Ögononkologi'] },
  { id: 'sallsynta-motorikstorningar', names: ['Sällsynta motorikstörningar', 'Ataxier'] },
];

const search = createSearch(ITEMS, (item) => item.names.map((text) => ({ text })));
const ids = (query: string) => search(query).map((hit) => hit.item.id);

describe('search by name', () => {
  it.each([
    ['Ätstörningar', 'atstorningar'],
    ['atstorningar', 'atstorningar'],
    ['Ätstörnngar', 'atstorningar'],
    ['ÄTSTÖRNINGAR', 'atstorningar'],
    ['ätstörning', 'atstorningar'],
    ['hipec', 'crs-hipec'],
    ['CRS HIPEC', 'crs-hipec'],
    ['crs/hipec', 'crs-hipec'],
    ['EP-kirurgi', 'epilepsikirurgi'],
    ['epkirurgi', 'epilepsikirurgi'],
    ['ep kirurgi', 'epilepsikirurgi'],
    ['epilepsi kirurgi', 'epilepsikirurgi'],
    ['mms', 'medfodd-metabol-sjukdom'],
    ['medfödd metabolsjukdom', 'medfodd-metabol-sjukdom'],
    ['nyfoddhetsscrening', 'medfodd-metabol-sjukdom'],
    ['hjärttransplatation', 'hjarttransplantation'],
    ['stamcellstransplantation skleros', 'sct-systemisk-skleros'],
    ['skleros systemisk', 'sct-systemisk-skleros'],
    ['TIPS', 'tips'],
    ['ögononkolgi', 'ogononkologi'],
    ['ogononkologi', 'ogononkologi'],
    ['ataxier', 'sallsynta-motorikstorningar'],
    ['motoriksörningar', 'sallsynta-motorikstorningar'],
    ['  ataxier  ', 'sallsynta-motorikstorningar'],
  ])('"%s" finds %s first', (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  it('finds a word inside a compound', () => {
    expect(ids('transplantation')).toEqual(['hjarttransplantation', 'levertransplantation', 'sct-systemisk-skleros']);
  });

  it.each(['', '   ', '-', '%', '<script>', 'xyzzy', 'kvantfysik', 'mmx', '12345'])('"%s" finds nothing', (query) => {
    expect(ids(query)).toEqual([]);
  });

  it('asks every word to fit the same name', () => {
    expect(ids('hipec levertransplantation')).toEqual([]);
  });

  it('does not forgive typos in abbreviations', () => {
    expect(ids('mns')).toEqual([]);
  });

  it('tells which name fitted', () => {
    expect(search('hipec')[0]).toMatchObject({ score: 1, matched: 'HIPEC' });
    expect(search('ataxi')[0]?.matched).toBe('Ataxier');
  });

  it('puts the name itself before names that only contain it', () => {
    const found = createSearch(['Avancerad hjärtkirurgi på barn', 'Hjärtkirurgi', 'Hjärtkirurgi på barn'], (text) => [{ text }])(
      'hjärtkirurgi',
    );
    expect(found.map((hit) => hit.item)).toEqual(['Hjärtkirurgi', 'Hjärtkirurgi på barn', 'Avancerad hjärtkirurgi på barn']);
  });

  it('ranks a weaker kind of name below a name', () => {
    const found = createSearch(['diagnos', 'namn'], (item) => [{ text: 'Endometrios', weight: item === 'diagnos' ? 0.6 : 1 }])(
      'endometrios',
    );
    expect(found.map((hit) => hit.item)).toEqual(['namn', 'diagnos']);
  });

  it('answers any text, however odd or long, with scores between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (query) => {
        for (const { score } of search(query)) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds every item by each of its own names', () => {
    for (const item of ITEMS) for (const name of item.names) expect(ids(name)[0]).toBe(item.id);
  });
});

describe('folding', () => {
  it('forgives case and marks', () => {
    expect(folded('ÅÄÖé')).toBe('aaoe');
    expect(wordsOf('EP-kirurgi (barn), 2 kap.')).toEqual(['ep', 'kirurgi', 'barn', '2', 'kap']);
  });
});
