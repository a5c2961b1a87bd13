import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { CodeRef } from '../../definitions/index.ts';

type Lang = 'sv' | 'en';

/**
 * Codes as one edits them, one a line: `ORPHA 399 + | avgör | exakt | Svensk etikett | English label | utom 123, 456`.
 * `+` means with everything beneath. ICD may be a range: `ICD G10.0–G14.9`. What stands after the strength may be left out.
 * Written in the language of the page; both are read.
 */
export function writeCodes(codes: readonly CodeRef[], lang: Lang): string {
  return codes.map((ref) => writeCode(ref, words[lang])).join('\n');
}

function writeCode(ref: CodeRef, word: (typeof words)[Lang]): string {
  const system = ref.system === 'ORPHA' ? 'ORPHA' : 'ICD';
  const code = 'from' in ref ? `${ref.from}–${ref.to}` : `${ref.code}${ref.withDescendants ? ' +' : ''}`;
  const columns = [
    `${system} ${code}`,
    word[ref.strength],
    ref.relation ? word[ref.relation] : '',
    ref.label?.sv ?? '',
    ref.label?.en ?? '',
    ref.except && ref.except.length > 0 ? `${word.but} ${ref.except.join(', ')}` : '',
  ];
  while (columns.at(-1) === '') columns.pop();
  return columns.join(' | ');
}

const words = {
  sv: { decides: 'avgör', suggests: 'antyder', exact: 'exakt', narrower: 'snävare', broader: 'vidare', but: 'utom' },
  en: { decides: 'decides', suggests: 'suggests', exact: 'exact', narrower: 'narrower', broader: 'broader', but: 'except' },
} as const;
const inBoth = <Key extends keyof (typeof words)['sv']>(keys: readonly Key[]): [string, Key][] =>
  keys.flatMap((key): [string, Key][] => [
    [words.sv[key], key],
    [words.en[key], key],
  ]);
const strengths = new Map<string, CodeRef['strength']>(inBoth(['decides', 'suggests']));
const relations = new Map<string, CodeRef['relation']>([['', undefined], ...inBoth(['exact', 'narrower', 'broader'])]);

/** What is wrong with a line, in both languages. */
export type LineFault = { readonly line: number; readonly message: { readonly sv: string; readonly en: string } };

/** Reads codes line by line; every faulty line is named. Whether a code exists is another question (analysis). */
export function readCodes(text: string): Result<CodeRef[], readonly LineFault[]> {
  const read = text.split(/\r?\n/).flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, at + 1)]));
  const faults = read.flatMap((one) => (one.ok ? [] : [one.error]));
  return faults.length > 0 ? fail(faults) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

function readLine(line: string, number: number): Result<CodeRef, LineFault> {
  const wrong = (sv: string, en: string): Result<never, LineFault> =>
    fail({ line: number, message: { sv: `Rad ${number}: ${sv}`, en: `Line ${number}: ${en}` } });
  const [place = '', strengthWord = '', relationText = '', sv = '', en = '', exceptText = '', ...rest] = line
    .split('|')
    .map((one) => one.trim());
  if (rest.length > 0) return wrong('för många lodstreck.', 'too many vertical bars.');
  const strength = strengths.get(strengthWord.toLowerCase());
  if (!strength) return wrong('efter koden ska det stå ”| avgör” eller ”| antyder”.', 'after the code, write “| decides” or “| suggests”.');
  if (!relations.has(relationText.toLowerCase())) {
    return wrong('relationen ska vara exakt, snävare eller vidare.', 'the relation must be exact, narrower or broader.');
  }
  const relation = relations.get(relationText.toLowerCase());
  const except = /^(?:(?:utom|except)\s+)?([\d,\s]*)$/i.exec(exceptText)?.[1];
  if (except === undefined) return wrong('skriv undantag som ”utom 123, 456”.', 'write exceptions as “except 123, 456”.');
  const exceptions = except.split(',').flatMap((one) => one.trim() || []);
  const common = { strength, ...(relation ? { relation } : {}), ...(sv || en ? { label: { sv, en } } : {}) };
  const orpha = /^ORPHA[\s:]*(\d{1,7})\s*(\+?)$/i.exec(place);
  if (orpha) {
    const own = { system: 'ORPHA' as const, code: orpha[1] ?? '', withDescendants: orpha[2] === '+' };
    return ok({ ...own, ...common, ...(exceptions.length > 0 ? { except: exceptions } : {}) });
  }
  if (exceptions.length > 0) return wrong('undantag går bara för ORPHA.', 'exceptions are possible for ORPHA only.');
  const range = /^ICD(?:-10-SE)?[\s:]+([A-Z]\S+?)\s*[–-]\s*([A-Z]\S+)$/i.exec(place);
  if (range) return ok({ system: 'ICD-10-SE', from: (range[1] ?? '').toUpperCase(), to: (range[2] ?? '').toUpperCase(), ...common });
  const icd = /^ICD(?:-10-SE)?[\s:]+([A-Z][\w.]*)\s*(\+?)$/i.exec(place);
  if (icd) return ok({ system: 'ICD-10-SE', code: (icd[1] ?? '').toUpperCase(), withDescendants: icd[2] === '+', ...common });
  return wrong(
    'börja med kodsystem och kod, till exempel ”ORPHA 399 +” eller ”ICD G10.9”.',
    'begin with code system and code, such as “ORPHA 399 +” or “ICD G10.9”.',
  );
}
