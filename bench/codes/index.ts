import { pathToFileURL } from 'node:url';
import { indexIcd, resolveIcd } from '../../src/modules/codes/core/icd.ts';
import { buildSearchIndex, type SearchIndex } from '../../src/modules/codes/core/search/index.ts';
import type { Concept } from '../../src/modules/codes/core/types.ts';
import type { Measurement } from '../measurement.ts';
import { type Corpus, hasPublished, publishedCorpus } from './corpus.ts';
import { m31, minisearch, type Peer } from './peers.ts';
import { corpusTerms, keyOf, makeQueries, QUERY_KINDS, type TestQuery } from './queries.ts';
import { syntheticCorpus } from './synthetic.ts';

const SEED = 20260316;
const EACH = 60;
const TOP = 5;
const ROUNDS = 7;

type Searcher = (query: string) => readonly string[];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));

const found = (queries: readonly TestQuery[], search: Searcher): number =>
  queries.filter(({ text, accepted }) =>
    search(text)
      .slice(0, TOP)
      .some((concept) => accepted.has(concept)),
  ).length;

/** Milliseconds of each query, one after the other. */
const timed = (queries: readonly TestQuery[], search: Searcher): readonly number[] =>
  queries.map(({ text }) => {
    const start = performance.now();
    search(text);
    return performance.now() - start;
  });

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const perSecond = (times: readonly number[]): number => (1000 * times.length) / sum(times);

/** The 99th percentile of the median round; in the note that of the best, which other work on the machine disturbs least. */
const slowest = (rounds: readonly (readonly number[])[]) => {
  const p99 = rounds.map((times) => percentile(times, 0.99));
  return {
    value: rounded(median(p99)),
    unit: 'ms',
    goal: '< 1',
    note: `median of ${rounds.length} rounds; best ${rounded(Math.min(...p99))}`,
  };
};

const ours =
  ({ search }: SearchIndex): Searcher =>
  (query) =>
    search(query, { limit: TOP }).map(({ concept }) => keyOf(concept));

const measureOurs = (label: string, concepts: readonly Concept[], corpus: Corpus) => {
  const icd = indexIcd(corpus.icd);
  const titleOf = (code: string): string | undefined => {
    const resolved = resolveIcd(code, icd);
    return 'concept' in resolved && resolved.kind !== 'block' && resolved.kind !== 'chapter'
      ? (resolved.concept.termSv ?? undefined)
      : undefined;
  };
  const build = (): SearchIndex => buildSearchIndex({ concepts, mappings: corpus.mappings, icd });
  const times: number[] = [];
  const cold = performance.now();
  let index = build();
  const coldMs = performance.now() - cold;
  for (let round = 0; round < 6; round += 1) {
    const start = performance.now();
    index = build();
    times.push(performance.now() - start);
  }
  const terms = corpusTerms(concepts, corpus.mappings, titleOf);
  const queries = makeQueries(terms, EACH, SEED);
  const { size } = index;
  const note = `${label}: ${size.concepts} entities, ${terms.length} strings given to every index (${size.terms} with code variants); ${queries.length} queries, seed ${SEED}; ${corpus.origin}`;
  return { index, terms, queries, buildMs: median(times), coldMs, note: `${note}; best build ${rounded(Math.min(...times), 0)} ms` };
};

const byKind = (queries: readonly TestQuery[], search: Searcher): string =>
  QUERY_KINDS.map((kind) => {
    const some = queries.filter((query) => query.kind === kind);
    return `${kind} ${found(some, search)}/${some.length}`;
  }).join(', ');

const peersOver = async (terms: Parameters<typeof m31>[0]): Promise<readonly (Peer | Error)[]> => {
  const peers: (Peer | Error)[] = [];
  for (const make of [m31, minisearch]) {
    try {
      peers.push(await make(terms));
    } catch (error) {
      peers.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  return peers;
};

/**
 * Measures finding a code: the index alone and, in the same run and over the same strings and queries, two peers. The corpus is the
 * published files where they lie beside the clone, else a made-up one of the same size; the notes say which.
 */
export const run = async (synthetic = !hasPublished()): Promise<Measurement[]> => {
  const corpus = synthetic ? syntheticCorpus(SEED) : await publishedCorpus();
  const { index, terms, queries, buildMs, coldMs, note } = measureOurs('ORPHA', corpus.orpha, corpus);
  const search = ours(index);
  const peers = await peersOver(terms);
  const measurements: Measurement[] = [
    { name: 'codes: build', value: rounded(buildMs, 0), unit: 'ms', goal: '< 500', note },
    { name: 'codes: build, first in the process', value: rounded(coldMs, 0), unit: 'ms', goal: '< 500' },
    {
      name: 'codes: index',
      value: rounded(index.size.bytes / 2 ** 20, 1),
      unit: 'MiB',
      note: 'packed arrays and working arrays, without the concepts',
    },
    {
      name: 'codes: recall@5',
      value: rounded(found(queries, search) / queries.length, 4),
      unit: '',
      goal: '≥ 0.995',
      note: byKind(queries, search),
    },
  ];

  // Round about: our queries, then the first peer's, so that what else the machine does falls on both.
  const [first] = peers;
  const own: (readonly number[])[] = [];
  const theirs: (readonly number[])[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(timed(queries, search));
    if (first !== undefined && !(first instanceof Error)) theirs.push(timed(queries, (query) => first.search(query, TOP)));
  }
  const rate = median(own.map(perSecond));
  measurements.push({ name: 'codes: queries', value: rounded(rate, 0), unit: '/s', note: `median of ${ROUNDS} rounds, one thread` });
  measurements.push({
    name: 'codes: p99',
    ...slowest(own),
  });
  for (const peer of peers) {
    if (peer instanceof Error) {
      measurements.push({ name: 'codes: peer missing', value: Number.NaN, unit: '', note: peer.message.split('\n')[0] ?? '' });
      continue;
    }
    const some = peer === first ? queries : queries.filter((_, at) => at % 5 === 0);
    const peerRate = peer === first ? median(theirs.map(perSecond)) : perSecond(timed(some, (query) => peer.search(query, TOP)));
    const recall = found(some, (query) => peer.search(query, TOP)) / some.length;
    const few = some.length < queries.length ? `every fifth query (${some.length})` : `the same ${some.length} queries`;
    measurements.push({ name: `codes: ${peer.name} queries`, value: rounded(peerRate, 0), unit: '/s', note: `${few}; ${peer.note}` });
    measurements.push({ name: `codes: ${peer.name} recall@5`, value: rounded(recall, 4), unit: '' });
    measurements.push({ name: `codes: ${peer.name} build`, value: rounded(peer.buildMs, 0), unit: 'ms' });
    if (peer === first)
      measurements.push({ name: 'codes: queries against m31', value: rounded(rate / peerRate, 1), unit: '×', goal: '≥ 8' });
  }

  const both = measureOurs('ORPHA and ICD-10-SE', [...corpus.orpha, ...corpus.icd], corpus);
  const bothSearch = ours(both.index);
  const bothTimes = Array.from({ length: ROUNDS }, () => timed(both.queries, bothSearch));
  measurements.push(
    { name: 'codes, both systems: build', value: rounded(both.buildMs, 0), unit: 'ms', goal: '< 500', note: both.note },
    {
      name: 'codes, both systems: recall@5',
      value: rounded(found(both.queries, bothSearch) / both.queries.length, 4),
      unit: '',
      goal: '≥ 0.995',
    },
    { name: 'codes, both systems: queries', value: rounded(median(bothTimes.map(perSecond)), 0), unit: '/s' },
    {
      name: 'codes, both systems: p99',
      ...slowest(bothTimes),
    },
    { name: 'codes, both systems: index', value: rounded(both.index.size.bytes / 2 ** 20, 1), unit: 'MiB' },
  );
  return measurements;
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, value, unit, goal, note } of await run(process.argv.includes('--synthetic') || undefined)) {
    console.log(
      `${name.padEnd(52)} ${String(value).padStart(9)} ${unit.padEnd(4)} ${goal === undefined ? '' : `goal ${goal}`}${note === undefined ? '' : `   ${note}`}`,
    );
  }
}
