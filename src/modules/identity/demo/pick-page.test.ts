import { expect, test } from 'vitest';
import { personas } from './personas.ts';
import { pickPage } from './pick-page.tsx';

const assets = { css: '/a.css', js: '/a.js' };

test('everyone is shown with the organisations that they work for, by name', () => {
  const ids = new Set(personas.flatMap(({ assignments }) => assignments.map(({ organisation }) => organisation)));
  const html = pickPage('sv', assets, new Map([...ids].map((id) => [id, `Namnet på ${id}.`])));
  for (const id of ids) expect(html).toContain(`, Namnet på ${id}.`);
  expect(html).not.toMatch(/\((?:authority|board|region-\d+)\)/);
});

/** The headings of the list, each with the personas under it. */
function groupsIn(html: string): Readonly<Record<string, readonly string[]>> {
  const inner = html.split('<fieldset').slice(2);
  return Object.fromEntries(
    inner.map((part) => [
      /<legend>([^<]*)<\/legend>/.exec(part)?.[1] ?? '',
      [...part.matchAll(/name="persona" value="([^"]*)"/g)].map((match) => match[1] ?? ''),
    ]),
  );
}

test('everyone is found once, under the kind of organisation, in one group of radio buttons', () => {
  const html = pickPage('sv', assets, new Map());
  const groups = groupsIn(html);
  expect(Object.keys(groups)).toEqual([
    'Socialstyrelsen',
    'Sakkunniggrupp och beredningsgrupper',
    'Nämnden för nationell högspecialiserad vård',
    'Regioner',
    'Enheter och andra',
  ]);
  expect(Object.values(groups).flat().sort()).toEqual(personas.map(({ id }) => id).sort());
  expect(groups.Socialstyrelsen).toContain('handlaggare-2');
  expect(groups['Sakkunniggrupp och beredningsgrupper']).toEqual(expect.arrayContaining(['sakkunnig', 'b1-ledamot', 'b2-ledamot-3']));
  const ofBoard = personas.filter(({ assignments }) => assignments.some(({ organisation }) => organisation === 'board'));
  expect(ofBoard.length).toBeGreaterThan(4);
  expect(groups['Nämnden för nationell högspecialiserad vård']?.toSorted()).toEqual(ofBoard.map(({ id }) => id).toSorted());
  expect(groups.Regioner).toContain('remissvarare-uppsala');
  expect(groups['Enheter och andra']).toEqual(expect.arrayContaining(['enhetsansvarig', 'csd-navigator', 'patientforening']));
  expect(html.match(/<form /g)).toHaveLength(1);
  const ids = [...html.matchAll(/<input [^>]*\bid="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(personas.length);
});

test('in English the page, its headings and its people are in English', () => {
  const html = pickPage('en', assets, new Map());
  expect(html).toContain('<html lang="en"');
  expect(Object.keys(groupsIn(html))).toContain('Units and others');
  expect(html).toContain('Case officer 2');
  expect(html).not.toContain('Handläggare');
});
