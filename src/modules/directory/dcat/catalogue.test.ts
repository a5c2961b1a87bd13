import fc from 'fast-check';
import { Parser, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { catalogue } from './catalogue.ts';
import { DATASETS } from './datasets.ts';
import { iri, jsonLd, PREFIXES, type Thing, turtle, words } from './graph.ts';

const facts = { baseUrl: 'https://nhv.example.se', version: '42', modified: localDate('2026-11-21') };
const parse = (text: string): Quad[] => new Parser({ format: 'text/turtle' }).parse(text);
const DCAT = PREFIXES.dcat;
const A = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

describe('the catalogue in Turtle', () => {
  const quads = parse(turtle(catalogue(facts)));
  const ofType = (name: string) =>
    quads.filter((quad) => quad.predicate.value === A && quad.object.value === `${DCAT}${name}`).map((quad) => quad.subject.value);
  const valuesOf = (subject: string, predicate: string) =>
    quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate).map((quad) => quad.object);

  it('names every dataset in the catalogue and describes each', () => {
    const [catalog] = ofType('Catalog');
    const named = valuesOf(catalog ?? '', `${DCAT}dataset`).map((value) => value.value);
    expect(named.toSorted()).toEqual(ofType('Dataset').toSorted());
    expect(named).toHaveLength(DATASETS.length);
  });

  it.each(['title', 'description', 'publisher', 'license', 'accessRights'])('gives every dataset dcterms:%s', (name) => {
    for (const dataset of ofType('Dataset')) expect(valuesOf(dataset, `${PREFIXES.dcterms}${name}`), dataset).not.toEqual([]);
  });

  it('says title and description in both languages', () => {
    for (const dataset of ofType('Dataset')) {
      const titles = valuesOf(dataset, `${PREFIXES.dcterms}title`).map((value) => ('language' in value ? value.language : ''));
      expect(titles.toSorted(), dataset).toEqual(['en', 'sv']);
    }
  });

  it('gives every dataset a CSV file and a JSON address, with format and licence', () => {
    for (const dataset of ofType('Dataset')) {
      const files = valuesOf(dataset, `${DCAT}distribution`).map((value) => value.value);
      const formats = files.flatMap((file) => valuesOf(file, `${PREFIXES.dcterms}format`).map((value) => value.value.split('/').at(-1)));
      expect(formats.toSorted(), dataset).toEqual(['CSV', 'JSON']);
      for (const file of files) expect(valuesOf(file, `${PREFIXES.dcterms}license`), file).toHaveLength(1);
    }
  });

  it('leaves no reference within the catalogue hanging', () => {
    const subjects = new Set(quads.map((quad) => quad.subject.value));
    const own = quads
      .map((quad) => quad.object)
      .filter((value) => value.termType === 'NamedNode' && value.value.startsWith(`${facts.baseUrl}/dcat#`));
    expect(own.filter((value) => !subjects.has(value.value))).toEqual([]);
  });

  it('says nothing of a day when the register is empty', () => {
    const empty = parse(turtle(catalogue({ ...facts, modified: undefined })));
    expect(empty.filter((quad) => quad.predicate.value === `${PREFIXES.dcterms}modified`)).toEqual([]);
  });
});

it('the Turtle of any text and any address reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl({ withFragments: true, withQueryParameters: true }), (text, address) => {
      const thing: Thing = {
        iri: address,
        type: 'dcat:Dataset',
        properties: [
          ['dcterms:title', words(text, 'sv')],
          ['dcat:landingPage', iri(address)],
        ],
      };
      const quads = parse(turtle([thing]));
      expect(quads.find((quad) => quad.predicate.value.endsWith('title'))?.object.value).toBe(text);
      expect(quads).toHaveLength(3);
    }),
  );
});

it('the JSON-LD holds the same statements as the Turtle', () => {
  const things = catalogue(facts);
  const document = JSON.parse(jsonLd(things)) as { '@graph': Record<string, unknown>[] };
  const statements = document['@graph'].flatMap((node) =>
    Object.entries(node).flatMap(([key, value]) => (key === '@id' ? [] : key === '@type' ? [value] : (value as unknown[]))),
  );
  expect(statements).toHaveLength(parse(turtle(things)).length);
});
