import { describe, expect, test } from 'vitest';
import { hasPublished, publishedCorpus } from '../../bench/codes/corpus.ts';
import { corpusTerms, keyOf, makeQueries } from '../../bench/codes/queries.ts';
import { buildSearchIndex, indexIcd, resolveIcd } from '../../src/modules/codes/index.ts';

/** The published files may not be part of the repository: these tests run where they lie in a folder beside the clone. */
describe.skipIf(!hasPublished())('on the published files', () => {
  test('the importers take them whole', async () => {
    const { orpha, icd, mappings } = await publishedCorpus();
    expect(orpha).toHaveLength(9960);
    expect(icd.filter(({ kind }) => kind === 'category' || kind === 'code')).toHaveLength(14_579);
    expect(icd.filter(({ kind }) => kind === 'chapter')).toHaveLength(22);
    expect(mappings).toHaveLength(22_402);
    expect(mappings.filter(({ to, relation }) => to.system === 'ICD-10' && relation === 'exact')).toHaveLength(564);
  });

  test('WHO codes of three characters that Sweden codes with .9 are understood', async () => {
    const icd = indexIcd((await publishedCorpus()).icd);
    expect(resolveIcd('G20', icd)).toMatchObject({ kind: 'via-9', concept: { code: 'G20.9', termSv: 'Parkinsons sjukdom' } });
    expect(resolveIcd('G10', icd)).toMatchObject({ kind: 'via-9', concept: { code: 'G10.9' } });
    expect(resolveIcd('G11', icd)).toMatchObject({ kind: 'category' });
    expect(resolveIcd('G10-G14', icd)).toMatchObject({ kind: 'block' });
    expect(resolveIcd('VI', icd)).toMatchObject({ kind: 'unknown' });
  });

  test('recall@5 is at least 0.995 on queries of every kind, and no kind falls below 0.98', async () => {
    const { orpha, icd, mappings } = await publishedCorpus();
    const titles = indexIcd(icd);
    const titleOf = (code: string): string | undefined => {
      const resolved = resolveIcd(code, titles);
      return resolved.kind === 'unknown' ? undefined : (resolved.concept.termSv ?? undefined);
    };
    for (const concepts of [orpha, [...orpha, ...icd]]) {
      const { search } = buildSearchIndex({ concepts, mappings, icd: titles });
      const queries = makeQueries(corpusTerms(concepts, mappings, titleOf), 50, 4711);
      expect(queries.length).toBeGreaterThan(800);
      const missed = queries.filter(
        ({ text, accepted }) => !search(text, { limit: 5 }).some(({ concept }) => accepted.has(keyOf(concept))),
      );
      expect(1 - missed.length / queries.length).toBeGreaterThanOrEqual(0.995);
      for (const { kind } of missed) {
        const share = missed.filter((one) => one.kind === kind).length / queries.filter((one) => one.kind === kind).length;
        expect([kind, share <= 0.02]).toEqual([kind, true]);
      }
    }
  }, 120_000);
});
