import { type Concept, type Language, type Mapping, RELATIONS, type Relation, SYSTEMS, type System } from '../types.ts';
import { type IndexData, PENALTY, TERM_KINDS, type TermKind } from './build.ts';
import { Candidates } from './candidates.ts';
import { Query } from './query.ts';
import { type Reach, Roads } from './roads.ts';
import { scoreString } from './score.ts';
import { WordMatcher } from './words.ts';

/** The first look settles most queries; one that found nothing convincing gets the second. Scores are in thousandths. */
const FIRST: Reach = { postings: 1_500, texts: 8, share: 0.4 };
const SECOND: Reach = { postings: 24_000, texts: 64, share: 0.2 };
const CONVINCING = 920;
/** A query that found nothing good, measured more strictly when it is short, is also looked up word by word in the vocabulary. */
const SHORT = 12;
const GOOD_SHORT = 880;
const GOOD = 750;
const FROM_VOCABULARY = 128;
/** Below this a concept is not shown. */
const LEAST = 500;

export type Matched = {
  readonly kind: TermKind;
  /** The string as it stands in the source. */
  readonly text: string;
  readonly lang: Language | null;
  /** For `mapped-…`: the mapping that led here; its relation says how the concept stands to the other system's code. */
  readonly via: Mapping | null;
  readonly relation: Relation | null;
};

/** `score` is 1 for an equal name or code and falls with edits, other word order and weaker ties; under 0.5 nothing is shown. */
export type Hit = { readonly concept: Concept; readonly score: number; readonly matched: Matched };

export type SearchOptions = { readonly limit?: number; readonly systems?: readonly System[] };

/** Ranked concepts for a query, at most `limit` (10): never throws, and gives nothing for an empty query. */
export type Search = (query: string, options?: SearchOptions) => readonly Hit[];

type Found = { readonly concept: number; term: number; score: number };

/**
 * Makes the search over a packed index. It keeps working arrays between calls and so serves one thread.
 *
 * Three roads lead to candidate strings: equal to the query or beginning with it; sharing its rare parts (three-letter grams over joined
 * words, so joined and split words meet, and whole words); and, when these find nothing good, words of the vocabulary within one
 * or two edits. Every candidate is then scored letter by letter. Equals are ordered by how the string belongs to the concept,
 * then by system and code: the same query always gives the same list.
 */
export const createSearch = (data: IndexData): { readonly search: Search; readonly bytes: number } => {
  const query = new Query();
  const matcher = new WordMatcher(data, query);
  const candidates = new Candidates(data.systems);
  const roads = new Roads(data, query, candidates, matcher);
  const systemOf = Uint8Array.from(data.concepts, ({ system }) => 1 << SYSTEMS.indexOf(system));

  /** Scores the candidates from place `first` on; returns the best score so far. */
  const scoreFrom = (first: number, known: number): number => {
    let best = known;
    for (let at = first; at < candidates.count; at += 1) {
      const score = scoreString(data, query, matcher, candidates.ids[at] as number);
      candidates.scores[at] = score;
      if (score > best) best = score;
    }
    return best;
  };

  const gather = (limit: number): void => {
    if (query.equal >= 0) candidates.add(query.equal);
    roads.beginnings(2 * limit);
    roads.listParts();
    roads.byParts({ ...FIRST, texts: FIRST.texts + limit });
    const first = candidates.count;
    const best = scoreFrom(0, 0);
    if (best < CONVINCING) roads.byParts(SECOND);
    const second = candidates.count;
    const better = scoreFrom(first, best);
    if (better < (query.length <= SHORT ? GOOD_SHORT : GOOD)) roads.byVocabulary(FROM_VOCABULARY);
    scoreFrom(second, better);
  };

  const matchedOf = (term: number): Matched => {
    const concept = data.concepts[data.termConcepts[term] as number] as Concept;
    const byte = data.termKinds[term] as number;
    const ref = data.termRefs[term] as number;
    const kind = TERM_KINDS[byte >> 2] as TermKind;
    const none = { kind, lang: null, via: null, relation: null };
    if (kind === 'name') return { ...none, text: (ref === 0 ? concept.termSv : concept.termEn) ?? '', lang: ref === 0 ? 'sv' : 'en' };
    if (kind === 'code') return { ...none, text: concept.code };
    if (kind === 'gene') return { ...none, text: concept.genes[ref] ?? '' };
    if (kind === 'synonym') return { ...none, text: concept.synonyms[ref]?.text ?? '', lang: concept.synonyms[ref]?.lang ?? null };
    const via = data.mappings[ref] as Mapping;
    const relation = RELATIONS[byte & 3] as Relation;
    const title = kind === 'mapped-name' ? data.titleOf(via) : undefined;
    if (title === undefined) return { kind, text: via.to.code, lang: null, via, relation };
    return { kind, text: title.termSv ?? title.termEn ?? '', lang: title.termSv === null ? 'en' : 'sv', via, relation };
  };

  /** The best `limit` concepts that the scored strings lead to. */
  const rank = (limit: number): readonly Hit[] => {
    const { ids, scores } = candidates;
    const order: number[] = [];
    for (let at = 0; at < candidates.count; at += 1) if ((scores[at] as number) >= LEAST) order.push(at);
    order.sort((a, b) => (scores[b] as number) - (scores[a] as number) || (ids[a] as number) - (ids[b] as number));
    const found: Found[] = [];
    let enough = 0;
    for (const at of order) {
      const score = scores[at] as number;
      if (score < enough) break;
      const to = data.termStarts[(ids[at] as number) + 1] as number;
      for (let term = data.termStarts[ids[at] as number] as number, taken = 0; term < to && taken < limit; term += 1) {
        const concept = data.termConcepts[term] as number;
        if (((systemOf[concept] as number) & candidates.mask) === 0) continue;
        const value = score - (PENALTY[data.termKinds[term] as number] as number);
        if (value < Math.max(enough, LEAST)) break;
        taken += 1;
        const known = found.find((one) => one.concept === concept);
        if (known === undefined) found.push({ concept, term, score: value });
        else if (value > known.score) {
          known.score = value;
          known.term = term;
        }
      }
      if (found.length >= limit) {
        found.sort((a, b) => b.score - a.score || a.concept - b.concept);
        found.length = limit;
        enough = found[limit - 1]?.score ?? 0;
      }
    }
    found.sort((a, b) => b.score - a.score || a.concept - b.concept);
    return found
      .slice(0, limit)
      .map(({ concept, term, score }) => ({ concept: data.concepts[concept] as Concept, score: score / 1000, matched: matchedOf(term) }));
  };

  const search: Search = (text, { limit = 10, systems = SYSTEMS } = {}) => {
    query.set(text, data);
    if (query.length === 0 || limit < 1) return [];
    candidates.mask = systems.reduce((mask, system) => mask | (1 << SYSTEMS.indexOf(system)), 0);
    gather(limit);
    const hits = rank(limit);
    candidates.clear();
    matcher.clear();
    return hits;
  };
  return { search, bytes: matcher.bytes + candidates.bytes + roads.bytes + systemOf.byteLength };
};
