import { cleanIcdCode } from '../core/icd.ts';
import type { CodeSystem, Concept, Mapping, Release, Term } from '../core/types.ts';
import { checkCount, place } from './check.ts';
import { codeSystem, type Findings, type ImportMeta, Unreadable } from './faults.ts';
import { orphanetKind, orphanetRelation, systemNamed } from './relation.ts';

/** One entity of Orphadata's product 1 as both of its forms give it. */
export type Disorder = {
  readonly line: number;
  readonly code: string;
  readonly names: readonly LabelledText[];
  readonly synonyms: readonly LabelledText[];
  readonly group: string;
  readonly type: string;
  readonly flags: readonly string[];
  readonly references: readonly { readonly source: string; readonly reference: string; readonly relation: string }[];
};

export type LabelledText = { readonly lang: string; readonly text: string };

/** What the root element says of the file. */
export type Head = { readonly date: string; readonly version: string; readonly count: string };

const inLanguage = (texts: readonly LabelledText[], lang: string): string | null => texts.find((text) => text.lang === lang)?.text ?? null;

const isOurs = (lang: string): lang is Term['lang'] => lang === 'sv' || lang === 'en';

const OFF = /^(deprecated|obsolete|inactive)\b|\bnon[- ]rare\b/i;

/**
 * Turns the entities of product 1 into a release. Product 1 has names, synonyms and mappings but no parents and no genes: those come
 * with other products. The edition is the file's own date; `meta.edition`, if given, must be how that date or the version begins.
 */
export class OrphadataRelease {
  private readonly meta: ImportMeta;
  private readonly findings: Findings;
  private readonly concepts = new Map<string, Concept>();
  private readonly lines = new Map<string, number>();
  private readonly mappings: Mapping[] = [];

  constructor(meta: ImportMeta, findings: Findings) {
    this.meta = meta;
    this.findings = findings;
  }

  add({ line, code, names, synonyms, group, type, flags, references }: Disorder): void {
    const { findings } = this;
    if (!/^[1-9]\d{0,6}$/.test(code)) findings.fault('code', line, code);
    const kind = orphanetKind(group) ?? orphanetKind(type);
    if (kind === undefined) findings.fault('unknown-kind', line, group || type);
    const termSv = inLanguage(names, 'sv');
    const termEn = inLanguage(names, 'en');
    if ((termSv ?? termEn ?? '') === '') findings.fault('no-term', line, code);
    const inactive = flags.some((flag) => OFF.test(flag));
    if (inactive) findings.note('not-active', line, code);
    const terms = synonyms.flatMap(({ lang, text }): Term[] => (isOurs(lang) && text !== '' ? [{ text, lang }] : []));
    const concept: Concept = {
      system: 'ORPHA',
      code,
      termSv,
      termEn,
      synonyms: terms,
      parents: [],
      kind: kind ?? 'disorder',
      genes: [],
      status: inactive ? 'inactive' : 'active',
    };
    place(concept, line, this.concepts, this.lines, findings);
    for (const reference of references) this.addMapping(code, line, reference);
  }

  private addMapping(code: string, line: number, { source, reference, relation: mark }: Disorder['references'][number]): void {
    const system = systemNamed(source);
    const relation = orphanetRelation(mark);
    if (system === undefined) this.findings.note('unknown-system-skipped', line, `${source} ${reference}`);
    else if (relation === undefined) this.findings.fault('unknown-relation', line, `${source} ${reference}: ${mark}`);
    else if (reference === '') this.findings.fault('code', line, source);
    else {
      const to = { system, code: system === 'ICD-10' ? cleanIcdCode(reference) : reference };
      this.mappings.push({ from: { system: 'ORPHA', code }, to, relation, source: this.meta.source });
    }
  }

  finish(head: Head): Release {
    const { concepts, findings, meta, mappings } = this;
    const system = this.system(head);
    if (head.count !== '' && Number(head.count) !== concepts.size) findings.fault('count', null, `${concepts.size} ≠ ${head.count}`);
    checkCount(concepts.size, meta, findings);
    if (concepts.size > 0 && mappings.length === 0) throw new Unreadable('wrong-edition', null, 'no external references: not product 1');
    return { system, concepts: [...concepts.values()], mappings, notes: findings.notes };
  }

  private system({ date, version }: Head): CodeSystem {
    const { edition } = this.meta;
    const found = [date.slice(0, 10), version.split(' ')[0] ?? ''].filter((part) => part !== '').join(' ');
    const agrees =
      edition !== undefined && edition !== '' && (date.startsWith(edition) || version.startsWith(edition) || found === edition);
    return codeSystem('ORPHA', this.meta, this.findings, found === '' ? undefined : found, agrees);
  }
}
