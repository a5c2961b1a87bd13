import { ensurePeer, loadPeer } from '../peer-packages.ts';
import type { CorpusTerm } from './queries.ts';

/** A search built by someone else over the same strings: the first `limit` entities for a query, best first. */
export type Peer = {
  readonly name: string;
  readonly note: string;
  readonly buildMs: number;
  readonly search: (query: string, limit: number) => readonly string[];
};

type Entity = { readonly id: string; readonly terms: readonly string[] };

const entities = (terms: readonly CorpusTerm[]): readonly Entity[] => {
  const byConcept = new Map<string, string[]>();
  for (const { concept, text } of terms) {
    const known = byConcept.get(concept);
    if (known === undefined) byConcept.set(concept, [text]);
    else known.push(text);
  }
  return [...byConcept].map(([id, texts]) => ({ id, terms: texts }));
};

type M31 = {
  readonly SearcherFactory: { createDefaultSearcher(): M31Searcher };
  readonly Query: new (text: string, topN: number) => object;
};
type M31Searcher = {
  indexEntities(all: readonly Entity[], id: (entity: Entity) => string, terms: (entity: Entity) => readonly string[]): unknown;
  getMatches(query: object): { readonly matches: readonly { readonly entity: Entity }[] };
};

/** `@m31coding/fuzzy-search` as it comes. */
export const m31 = async (terms: readonly CorpusTerm[]): Promise<Peer> => {
  ensurePeer('@m31coding/fuzzy-search', '2.0.0');
  const { SearcherFactory, Query } = (await loadPeer('@m31coding/fuzzy-search')) as M31;
  const all = entities(terms);
  const start = performance.now();
  const searcher = SearcherFactory.createDefaultSearcher();
  searcher.indexEntities(
    all,
    ({ id }) => id,
    (entity) => entity.terms,
  );
  const buildMs = performance.now() - start;
  const search: Peer['search'] = (query, limit) => searcher.getMatches(new Query(query, limit)).matches.map(({ entity }) => entity.id);
  return { name: '@m31coding/fuzzy-search 2.0.0', note: 'default settings', buildMs, search };
};

type MiniSearchClass = new (
  options: object,
) => {
  addAll(documents: readonly object[]): void;
  search(query: string): readonly { readonly id: string }[];
};

/** minisearch with prefixes, errors up to a fifth of the word, and diacritics removed. */
export const minisearch = async (terms: readonly CorpusTerm[]): Promise<Peer> => {
  ensurePeer('minisearch', '7.2.0');
  const { default: MiniSearch } = (await loadPeer('minisearch')) as { readonly default: MiniSearchClass };
  const documents = entities(terms).map(({ id, terms: texts }) => ({ id, text: texts.join(' \n ') }));
  const processTerm = (term: string): string => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const start = performance.now();
  const index = new MiniSearch({ fields: ['text'], processTerm, searchOptions: { prefix: true, fuzzy: 0.2 } });
  index.addAll(documents);
  const buildMs = performance.now() - start;
  return {
    name: 'minisearch 7.2.0',
    note: 'one document an entity, prefix, fuzzy 0.2, diacritics removed',
    buildMs,
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => id),
  };
};
