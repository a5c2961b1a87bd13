import type { Concept, Release } from '../core/types.ts';
import { checkCount, checkParents, place } from './check.ts';
import { codeSystem, type Findings, type ImportMeta, whole } from './faults.ts';
import { linesOf, type Source } from './source.ts';
import { exactTable } from './table.ts';

export const ICD10SE_COLUMNS = ['code', 'mark', 'title_sv', 'block', 'chapter'] as const;

/** The chapters of ICD-10 in order, to number those the file names by their range. */
const CHAPTERS = 'AB CD D E F G H H I J K L M N O P Q R ST VY Z U'.split(' ');
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII'.split(' ');

const chapterNumber = (range: string): string | undefined => {
  const [from = '', to = ''] = range.split('-');
  const letters = from[0] === to[0] ? (from[0] ?? '') : `${from[0]}${to[0]}`;
  const at = letters === 'H' && from >= 'H60' ? CHAPTERS.lastIndexOf('H') : CHAPTERS.indexOf(letters);
  return ROMAN[at];
};

const RANGE = /^[A-Z]\d\d-[A-Z]\d\d$/;
const CODE = /^([A-Z]\d\d)(?:(\.\d)([0-9A-Z])?)?$/;

const within = (category: string, range: string): boolean => category >= range.slice(0, 3) && category <= range.slice(4);

const icdConcept = (code: string, termSv: string, kind: Concept['kind'], parents: readonly string[], mark?: '†' | '*'): Concept => ({
  system: 'ICD-10-SE',
  code,
  termSv,
  termEn: null,
  synonyms: [],
  parents,
  kind,
  genes: [],
  status: 'active',
  ...(mark === undefined ? {} : { mark }),
});

/**
 * Reads ICD-10-SE as a table of codes with their block and chapter (plain or gzip). Blocks and chapters become concepts named by their
 * range, since the table has no titles for them. The file does not say its edition: `meta.edition` must. It is refused as another edition
 * than the Swedish if a category outside V01–Y98 has no codes under it: WHO ends at three characters there, Sweden at .9.
 */
export const parseIcd10Se = (source: Source, meta: ImportMeta) =>
  whole<Release>(async (findings) => {
    const system = codeSystem('ICD-10-SE', meta, findings);
    const concepts = new Map<string, Concept>();
    const lines = new Map<string, number>();
    for await (const { line, cells } of exactTable(linesOf(source), ICD10SE_COLUMNS, findings)) {
      const { code, mark, title_sv: title, block, chapter } = cells;
      const parts = CODE.exec(code);
      const category = parts?.[1];
      if (category === undefined) findings.fault('code', line, code);
      else if (!RANGE.test(block) || !RANGE.test(chapter)) findings.fault('code', line, `${block} ${chapter}`);
      else if (!within(category, block) || !within(category, chapter)) findings.fault('outside-block', line, `${code} ${block} ${chapter}`);
      else {
        if (title === '') findings.fault('no-term', line, code);
        if (mark !== '' && mark !== '†' && mark !== '*') findings.fault('unknown-kind', line, mark);
        addRange(chapter, [], 'chapter', `Kapitel ${chapterNumber(chapter) ?? chapter}`, line);
        if (block !== chapter) addRange(block, [chapter], 'block', `Avsnitt ${block.replace('-', '–')}`, line);
        const parent = parts?.[2] === undefined ? block : category;
        const kind = parts?.[2] === undefined ? 'category' : 'code';
        place(icdConcept(code, title, kind, [parent], mark === '†' || mark === '*' ? mark : undefined), line, concepts, lines, findings);
      }
    }
    checkCount(concepts.size, meta, findings);
    checkSwedish([...concepts.values()], lines, findings);
    return { system, concepts: checkParents(underCodes(concepts), lines, findings, false), mappings: [], notes: findings.notes };

    function addRange(code: string, parents: readonly string[], kind: 'chapter' | 'block', title: string, line: number): void {
      if (concepts.has(code)) return;
      concepts.set(code, icdConcept(code, title, kind, parents));
      lines.set(code, line);
    }
  });

/** Five-position codes belong under the four-position code where the edition has it, otherwise under the category. */
const underCodes = (concepts: ReadonlyMap<string, Concept>): ReadonlyMap<string, Concept> =>
  new Map(
    [...concepts].map(([code, concept]) => [
      code,
      code.length === 6 && concepts.has(code.slice(0, 5)) ? { ...concept, parents: [code.slice(0, 5)] } : concept,
    ]),
  );

const checkSwedish = (concepts: readonly Concept[], lines: ReadonlyMap<string, number>, findings: Findings): void => {
  const divided = new Set(concepts.filter(({ kind }) => kind === 'code').map(({ code }) => code.slice(0, 3)));
  for (const { code, kind } of concepts) {
    if (kind === 'category' && !divided.has(code) && (code < 'V01' || code > 'Y98'))
      findings.fault('wrong-edition', lines.get(code) ?? null, code);
  }
};
