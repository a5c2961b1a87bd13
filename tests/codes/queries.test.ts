import { expect, test } from 'vitest';
import { corpusTerms, makeQueries, QUERY_KINDS } from '../../bench/codes/queries.ts';
import { syntheticCorpus } from '../../bench/codes/synthetic.ts';
import { buildSearchIndex } from '../../src/modules/codes/index.ts';

const corpus = syntheticCorpus(1);
const titles = new Map(corpus.icd.map(({ code, termSv }) => [code, termSv ?? undefined]));
const terms = corpusTerms(corpus.orpha, corpus.mappings, (code) => titles.get(code));

test('the made-up corpus is of the published size and the same on every machine', () => {
  expect(corpus.orpha).toHaveLength(9960);
  expect(new Set(corpus.orpha.map(({ code }) => code)).size).toBe(9960);
  expect(terms.length).toBeGreaterThan(70_000);
  expect(syntheticCorpus(1).orpha.slice(0, 50)).toEqual(corpus.orpha.slice(0, 50));
  expect(syntheticCorpus(2).orpha.slice(0, 50)).not.toEqual(corpus.orpha.slice(0, 50));
});

test('queries come in every kind, from the seed alone, each with someone to find', () => {
  const queries = makeQueries(terms, 10, 7);
  expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(QUERY_KINDS));
  expect(queries).toEqual(makeQueries(terms, 10, 7));
  expect(queries).not.toEqual(makeQueries(terms, 10, 8));
  expect(queries.every(({ accepted }) => accepted.size > 0)).toBe(true);
});

test('recall@5 is at least 0.995 on the made-up corpus too', () => {
  const { search } = buildSearchIndex({ concepts: [...corpus.orpha, ...corpus.icd], mappings: corpus.mappings });
  const queries = makeQueries(terms, 40, 11);
  const missed = queries.filter(
    ({ text, accepted }) => !search(text, { limit: 5 }).some(({ concept }) => accepted.has(`${concept.system} ${concept.code}`)),
  );
  expect(missed.map(({ kind, text }) => `${kind}: ${text}`).slice(0, Math.ceil(queries.length * 0.005))).toEqual(
    missed.map(({ kind, text }) => `${kind}: ${text}`),
  );
}, 60_000);
