import { formatDate, formatNumber, type Lang } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { type Shown, shownOf, wantedIn } from '../core/shown.ts';
import type { SnapshotField, SnapshotSection, SubmissionSnapshot } from '../core/snapshot.ts';
import { hashOf } from '../hashing.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';

/** Papers are in Swedish, as the applications are. */
const text = submissionText.sv;

type Written = Pick<SubmissionSnapshot, 'fictitious' | 'call' | 'region' | 'unit' | 'slots' | 'sections'>;
type Facts = readonly { readonly term: string; readonly value: string }[];

/** Whose an application is, and for what. */
function whoseOf(one: Written, lang: Lang): Facts {
  const words = submissionText[lang];
  const { facts } = words;
  return [
    { term: facts.region, value: one.region.name },
    { term: facts.hospital, value: one.unit.hospital || words.nothing },
    { term: facts.unit, value: one.unit.name || words.nothing },
    { term: facts.area, value: one.call.areaName },
    { term: facts.appliesFor, value: wantedIn(one, lang, words).join(', ') || words.nothing },
    { term: facts.call, value: one.call.diaryNumber },
    { term: facts.lastDay, value: formatDate(one.call.lastDay, lang) },
  ];
}

/** What stands first in a submission: whose it is, for what, and when it came. */
export const headOf = (one: SubmissionSnapshot, lang: Lang): Facts => [
  ...whoseOf(one, lang),
  { term: submissionText[lang].facts.number, value: String(one.number) },
  { term: submissionText[lang].facts.submittedAt, value: momentOf(new Date(one.submittedAt), lang) },
];

export const kilobytes = (bytes: number): string => text.bytes(formatNumber(Math.max(1, Math.round(bytes / 1024)), 'sv'));

/**
 * What is written in an application, for the archive: every part with its checksum. Nothing in it depends on when it is sent in, so that it can be drawn
 * before; it says where moment, number, attachments and their checksums stand.
 */
export function printSubmission(one: Written): PrintDocument {
  return {
    lang: 'sv',
    title: text.documentOf(one.call.areaName, one.region.name),
    subtitle: text.document,
    banner: one.fictitious ? text.madeUp : null,
    footer: text.publisher,
    pageWords: ['sida', 'av'],
    keywords: ['NHV', 'ansökan'],
    blocks: [
      { type: 'facts', rows: whoseOf(one, 'sv') },
      { type: 'note', text: text.elsewhere },
      ...one.sections.flatMap(sectionBlocks),
      heading(text.parts),
      {
        type: 'table',
        headers: [text.part, text.hash],
        rows: one.sections.map(({ title, hash }) => [title.sv, inGroups(hash)]),
        widths: [2, 3],
      },
    ],
  };
}

/** The same for two that are printed alike; each section's own hash stands for it. */
export const printedHash = ({ fictitious, call, region, unit, slots, sections }: Written): string =>
  hashOf({ fictitious, call, region, unit, slots, sections: sections.map(({ hash }) => hash) });

const heading = (said: string, level: 1 | 2 = 1): PrintBlock => ({ type: 'heading', level, text: said });

/** In groups of eight, so that a line can be broken and the sum be read aloud. */
export const inGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash;

const sectionBlocks = ({ title, about, fields }: SnapshotSection): readonly PrintBlock[] => [
  heading(title.sv),
  ...(about === null ? [] : [{ type: 'note' as const, text: `${text.conditionWording}: ${about.sv}` }]),
  ...fields.flatMap(fieldBlocks),
];

function fieldBlocks(field: SnapshotField): readonly PrintBlock[] {
  const shown = shownOf(field, 'sv', text);
  return [heading(field.label.sv, 2), ...shownBlocks(shown)];
}

/** What was answered in a field, for a paper. */
export function shownBlocks(shown: Shown): readonly PrintBlock[] {
  if (shown === null) return [{ type: 'note', text: text.notAnswered }];
  if (shown.kind === 'table') return [{ type: 'table', headers: shown.headers, rows: shown.rows, widths: shown.headers.map(() => 1) }];
  return shown.text.split(/\n{2,}/).map((paragraph): PrintBlock => ({ type: 'text', text: paragraph }));
}
