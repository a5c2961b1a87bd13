import { z } from 'zod';
import { type Catalogue, nameOf, type ReleaseInfo } from './core/catalogue.ts';
import { cleanIcdCode, resolveIcd } from './core/icd.ts';
import type { Hit } from './core/search/index.ts';
import { type Concept, type MappedSystem, type Mapping, RELATIONS, type Relation, SYSTEMS, type System } from './core/types.ts';
import type { CodeMention } from './deps.ts';

const system = z.enum(SYSTEMS).meta({ examples: ['ORPHA'] });
const code = z.string().meta({ examples: ['98'] });
const relation = z.enum(RELATIONS).meta({
  description: 'How this code stands to the other: `narrower` means that this code is the narrower of the two.',
  examples: ['narrower'],
});
const name = z
  .object({
    sv: z
      .string()
      .nullable()
      .meta({ examples: ['Spastisk ataxi av Charlevoix-Saguenay-typ (ARSACS)'] }),
    en: z
      .string()
      .nullable()
      .meta({ examples: ['Spastic ataxia of Charlevoix-Saguenay (ARSACS)'] }),
  })
  .meta({ description: 'Names in Swedish and English; null where there is none.' });
const mappedCode = z.object({ system: z.string().meta({ examples: ['ICD-10'] }), code: z.string().meta({ examples: ['G11.1'] }) });

export const codeSchema = z
  .object({
    system,
    code,
    kind: z.enum(['disorder', 'group', 'subtype', 'chapter', 'block', 'category', 'code']).meta({ examples: ['disorder'] }),
    name,
    status: z.enum(['active', 'inactive']).meta({ examples: ['active'] }),
    edition: z
      .string()
      .nullable()
      .meta({
        description: "The imported release that the code stands in; null when only the product's own definitions name it.",
        examples: [null],
      }),
    matched: z
      .object({
        kind: z.enum(['name', 'code', 'synonym', 'gene', 'mapped-name', 'mapped-code']),
        text: z.string(),
        lang: z.enum(['sv', 'en']).nullable(),
        via: mappedCode.nullable().meta({ description: 'The other system’s code that led here.' }),
        relation: relation.nullable(),
        score: z.number().meta({ description: '1 for an equal name or code.' }),
      })
      .nullable()
      .meta({ description: 'Why the code was found; null in a list without `q`.', examples: [null] }),
  })
  .meta({ id: 'Code' });

const shortCode = z.object({ code, name });
export const codeDetailSchema = z
  .object({
    system,
    code,
    kind: codeSchema.shape.kind,
    name,
    status: codeSchema.shape.status,
    synonyms: z.array(z.object({ text: z.string(), lang: z.enum(['sv', 'en']) })).meta({ examples: [[]] }),
    genes: z.array(z.string()).meta({ examples: [[]] }),
    mark: z
      .enum(['†', '*'])
      .nullable()
      .meta({ description: 'ICD-10: † a cause, * a manifestation.', examples: [null] }),
    standsFor: z
      .string()
      .nullable()
      .meta({
        description: 'ICD-10-SE: the code that a three-character code of the WHO stands for in Sweden (G20 → G20.9).',
        examples: [null],
      }),
    parents: z.array(shortCode).meta({ examples: [[]] }),
    children: z.array(shortCode).meta({ description: 'At most 200.', examples: [[]] }),
    mappings: z
      .array(
        z.object({
          system: z.string(),
          code: z.string(),
          name: z.string().nullable(),
          relation,
          source: z.string(),
        }),
      )
      .meta({ examples: [[]] }),
    definitions: z
      .array(
        z.object({
          area: z.string(),
          definition: z.string(),
          status: z.enum(['decided', 'own-reading']),
          part: z.string(),
          kind: z.enum(['included', 'delimited', 'not-delimited', 'redirected']),
          strength: z.enum(['decides', 'suggests']),
          relation: z.enum(['exact', 'narrower', 'broader']).nullable(),
          through: z.string(),
        }),
      )
      .meta({ description: 'Where executable definitions speak of the code.', examples: [[]] }),
    release: z
      .object({ edition: z.string(), licence: z.string(), source: z.string(), importedAt: z.iso.datetime() })
      .nullable()
      .meta({ description: "null when only the product's own definitions name the code.", examples: [null] }),
  })
  .meta({ id: 'CodeDetail' });

const names = (concept: Concept): { sv: string | null; en: string | null } => ({
  sv: concept.termSv ?? concept.synonyms.find(({ lang }) => lang === 'sv')?.text ?? null,
  en: concept.termEn,
});

/** A code in a list, with why it was found. */
export function codeItem(catalogue: Catalogue, concept: Concept, hit?: Hit): z.output<typeof codeSchema> {
  return {
    system: concept.system,
    code: concept.code,
    kind: concept.kind,
    name: names(concept),
    status: concept.status,
    edition: catalogue.release(concept.system, concept.code)?.edition ?? null,
    matched:
      hit === undefined
        ? null
        : {
            kind: hit.matched.kind,
            text: hit.matched.text,
            lang: hit.matched.lang,
            via: hit.matched.via?.to ?? null,
            relation: hit.matched.relation,
            score: Math.round(hit.score * 1000) / 1000,
          },
  };
}

/** A mapping seen from one of its ends. */
export type Tie = { readonly system: MappedSystem; readonly code: string; readonly relation: Relation; readonly source: string };

const INVERSE: Readonly<Record<Relation, Relation>> = {
  exact: 'exact',
  narrower: 'broader',
  broader: 'narrower',
  undecided: 'undecided',
};

/** The mappings of a code with their relation as seen from it, exact ones first. */
export function tiesOf(catalogue: Catalogue, concept: Pick<Concept, 'system' | 'code'>): readonly Tie[] {
  const ties = catalogue.mappings(concept.system, concept.code).map(({ from, to, relation: stands, source }: Mapping): Tie => {
    const isFrom = from.system === concept.system && from.code === concept.code;
    const other = isFrom ? to : from;
    return { ...other, relation: isFrom ? stands : INVERSE[stands], source };
  });
  return ties.toSorted((a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation));
}

/** The name of a code of another system, where the product holds it. */
export function tieName(catalogue: Catalogue, { system: other, code: given }: Pick<Tie, 'system' | 'code'>, lang: 'sv' | 'en') {
  const concept = findWritten(catalogue, other === 'ICD-10' ? 'ICD-10-SE' : other, given);
  return concept === undefined ? undefined : nameOf(concept, lang);
}

/** The system that a name in an address means: small letters and `KVA` are understood. */
export function systemNamed(given: string): System | undefined {
  const wanted = given.normalize('NFC').toUpperCase().replace('KVA', 'KVÅ');
  return SYSTEMS.find((one) => one === wanted);
}

/** A concept by a code as people write it: `ORPHA:98`, `g111`. */
export function findWritten(catalogue: Catalogue, wanted: string, given: string): Concept | undefined {
  const known = systemNamed(wanted);
  if (known === undefined) return undefined;
  if (known === 'ORPHA') return catalogue.find(known, given.trim().replace(/^ORPHA(NET)?[:\s]*/i, ''));
  return catalogue.find(known, given) ?? catalogue.find(known, known === 'KVÅ' ? given.trim().toUpperCase() : cleanIcdCode(given));
}

/** WHO ends at three characters where Sweden codes with .9. */
export function standsFor(catalogue: Catalogue, concept: Concept): string | null {
  if (concept.system !== 'ICD-10-SE') return null;
  const resolved = resolveIcd(concept.code, catalogue.icd);
  return resolved.kind === 'via-9' ? resolved.concept.code : null;
}

const MOST_CHILDREN = 200;

export function codeDetail(catalogue: Catalogue, concept: Concept, mentions: readonly CodeMention[]): z.output<typeof codeDetailSchema> {
  const short = (one: Concept) => ({ code: one.code, name: names(one) });
  const release: ReleaseInfo | undefined = catalogue.release(concept.system, concept.code);
  return {
    system: concept.system,
    code: concept.code,
    kind: concept.kind,
    name: names(concept),
    status: concept.status,
    synonyms: [...concept.synonyms],
    genes: [...concept.genes],
    mark: concept.mark ?? null,
    standsFor: standsFor(catalogue, concept),
    parents: concept.parents.flatMap((parent) => catalogue.find(concept.system, parent) ?? []).map(short),
    children: catalogue.children(concept.system, concept.code).slice(0, MOST_CHILDREN).map(short),
    mappings: tiesOf(catalogue, concept).map((tie) => ({ ...tie, name: tieName(catalogue, tie, 'sv')?.text ?? null })),
    definitions: mentions.map(({ areaName: _area, partName: _part, ...mention }) => mention),
    release: release
      ? { edition: release.edition, licence: release.licence, source: release.source, importedAt: release.importedAt }
      : null,
  };
}
