import { z } from 'zod';
import type { Release } from '../core/types.ts';
import { type Findings, type ImportMeta, Unreadable, whole } from './faults.ts';
import { type Disorder, type LabelledText, OrphadataRelease } from './orphadata.ts';
import { type Source, textOf } from './source.ts';

const labels = z.array(z.object({ lang: z.string(), label: z.string() }));
const named = z.array(z.object({ Name: labels }));

const disorderSchema = z.object({
  OrphaCode: z.coerce.string(),
  Name: labels,
  SynonymList: z.array(z.object({ Synonym: labels.optional() })).optional(),
  DisorderFlagList: z.array(z.object({ DisorderFlag: z.array(z.object({ Label: z.string().optional() })).optional() })).optional(),
  DisorderType: named.optional(),
  DisorderGroup: named.optional(),
  ExternalReferenceList: z
    .array(
      z.object({
        ExternalReference: z
          .array(z.object({ Source: z.string(), Reference: z.coerce.string(), DisorderMappingRelation: named.optional() }))
          .optional(),
      }),
    )
    .optional(),
});

const fileSchema = z.object({
  JDBOR: z
    .array(
      z.object({
        date: z.string().optional(),
        version: z.string().optional(),
        DisorderList: z.array(z.object({ count: z.coerce.string().optional(), Disorder: z.array(z.unknown()) })).min(1),
      }),
    )
    .min(1),
});

const textsOf = (items: z.infer<typeof labels>): readonly LabelledText[] => items.map(({ lang, label }) => ({ lang, text: label.trim() }));
const firstName = (items: z.infer<typeof named> | undefined): string => items?.[0]?.Name[0]?.label ?? '';

const disorderOf = (entry: unknown, line: number, findings: Findings): Disorder | null => {
  const parsed = disorderSchema.safeParse(entry);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    findings.fault('format', line, `${issue?.path.join('.')}: ${issue?.message}`);
    return null;
  }
  const { data } = parsed;
  return {
    line,
    code: data.OrphaCode.trim(),
    names: textsOf(data.Name),
    synonyms: textsOf(data.SynonymList?.flatMap(({ Synonym }) => Synonym ?? []) ?? []),
    group: firstName(data.DisorderGroup),
    type: firstName(data.DisorderType),
    flags: data.DisorderFlagList?.flatMap(({ DisorderFlag }) => DisorderFlag ?? []).map(({ Label }) => Label ?? '') ?? [],
    references: (data.ExternalReferenceList?.flatMap(({ ExternalReference }) => ExternalReference ?? []) ?? []).map((reference) => ({
      source: reference.Source.trim(),
      reference: reference.Reference.trim(),
      relation: firstName(reference.DisorderMappingRelation),
    })),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new Unreadable(/end of JSON|Unterminated/.test(message) ? 'cut-off' : 'format', null, message);
  }
};

/** Reads Orphadata's product 1 as JSON (plain or gzip). In faults `line` is the place of the entity in its list, from 1. */
export const parseOrphadataJson = (source: Source, meta: ImportMeta) =>
  whole<Release>(async (findings) => {
    let text = '';
    for await (const chunk of textOf(source)) text += chunk;
    if (text.trim() === '') throw new Unreadable('empty', null);
    const file = fileSchema.safeParse(parsed(text));
    if (!file.success) throw new Unreadable('format', null, file.error.issues[0]?.path.join('.') ?? '');
    const [root] = file.data.JDBOR;
    const release = new OrphadataRelease(meta, findings);
    let line = 0;
    for (const { Disorder: entries } of root?.DisorderList ?? []) {
      for (const entry of entries) {
        line += 1;
        const disorder = disorderOf(entry, line, findings);
        if (disorder !== null) release.add(disorder);
      }
    }
    return release.finish({ date: root?.date ?? '', version: root?.version ?? '', count: root?.DisorderList[0]?.count ?? '' });
  });
