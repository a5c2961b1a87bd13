import type { LocalDate } from '../../kernel/date.ts';
import { formatDate, formatList } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import type { CareCase } from '../cases/index.ts';
import type { AssessedApplicant, StatementContent } from './content.ts';
import { assessmentsText } from './text/assessments.ts';
import { statementText } from './text/statement.ts';

export const fileName = ({ area, fictitious }: Pick<CareCase, 'area' | 'fictitious'>, { number }: Pick<Edition, 'number'>): string =>
  `${fictitious ? 'pahittat-' : ''}b2-yttrande-${area}${number === 1 ? '' : `-upplaga-${number}`}`;

/** Which edition a document is, the day it is locked, and the applications that it no longer speaks of, by name. */
export type Edition = { readonly number: number; readonly day: LocalDate; readonly settled: readonly string[] };

/** What a statement is called as a document and in the diary; a later edition says which it is and of when. */
export const titleOf = (areaName: string, { number, day }: Pick<Edition, 'number' | 'day'>): string =>
  number === 1 ? text.document.title(areaName) : text.document.titleOfEdition(areaName, number, formatDate(day, 'sv'));

const text = statementText.sv;
const { verdicts } = assessmentsText.sv;

/** The statement as a document, in Swedish, with the hash of what it says. */
export function printed(content: StatementContent, hash: string, edition: Edition): PrintDocument {
  const { applicants, conditions, ranking, summary, members } = content;
  const blocks: PrintBlock[] = [{ type: 'heading', level: 1, text: text.parts.summary }, ...paragraphs(summary)];
  if (edition.settled.length > 0) blocks.push({ type: 'note', text: text.settled(formatList(edition.settled, 'sv')) });
  blocks.push({ type: 'heading', level: 1, text: text.document.proposals });
  blocks.push({
    type: 'table',
    headers: [text.document.applicant, text.fields.outcome, text.fields.start],
    rows: applicants.map((one) => [one.name, outcomeOf(one), one.start === null ? '–' : formatDate(one.start, 'sv')]),
    widths: [5, 2, 2],
  });
  const ranked = applicants.filter(({ rank }) => rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  if (ranking && ranked.length > 1) {
    blocks.push({ type: 'heading', level: 1, text: text.parts.ranking });
    blocks.push({ type: 'list', items: ranked.map(({ rank, name }) => `${rank}. ${name}`) }, ...paragraphs(ranking.reasons));
    if (ranking.scenario !== null) blocks.push({ type: 'note', text: text.document.scenario(ranking.scenario) });
  }
  for (const one of applicants) blocks.push(...applicantBlocks(one));
  blocks.push({ type: 'heading', level: 1, text: text.parts.conditions }, ...paragraphs(content.conditionsReasons));
  for (const [at, { text: wording, changed, callWording }] of conditions.entries()) {
    blocks.push({ type: 'text', text: `${at + 1}. ${wording.sv}` });
    if (changed) blocks.push({ type: 'note', text: text.document.changed(callWording) });
  }
  blocks.push({ type: 'heading', level: 1, text: text.document.behind });
  blocks.push({ type: 'list', items: members.filter(({ stand }) => stand === 'approve').map(({ name }) => name) });
  const dissents = members.filter(({ stand }) => stand === 'dissent');
  if (dissents.length > 0) blocks.push({ type: 'heading', level: 1, text: text.document.dissents });
  for (const { name, dissent } of dissents) blocks.push({ type: 'heading', level: 2, text: name }, ...paragraphs(dissent ?? ''));
  blocks.push({ type: 'note', text: text.document.hash(hash) });
  return {
    lang: 'sv',
    title: titleOf(content.areaName, edition),
    subtitle: text.document.subtitle,
    banner: content.fictitious ? text.fictitious : null,
    footer: text.document.footer,
    pageWords: ['sida', 'av'],
    keywords: ['NHV', 'B2'],
    blocks,
  };
}

const outcomeOf = ({ withdrawn, outcome }: Pick<AssessedApplicant, 'withdrawn' | 'outcome'>): string =>
  withdrawn ? text.withdrawn : outcome === null ? '–' : text.outcomes[outcome];

function applicantBlocks(one: AssessedApplicant): readonly PrintBlock[] {
  const heading: PrintBlock = { type: 'heading', level: 1, text: one.name };
  const facts: PrintBlock = {
    type: 'facts',
    rows: [
      { term: text.fields.outcome, value: outcomeOf(one) },
      { term: text.document.diaryNumber, value: one.diaryNumber ?? '–' },
      { term: text.document.submission, value: String(one.submission.number) },
      ...(one.start === null ? [] : [{ term: text.fields.start, value: formatDate(one.start, 'sv') }]),
    ],
  };
  if (one.withdrawn) return [heading, facts];
  const table: PrintBlock = {
    type: 'table',
    headers: [text.document.condition, text.fields.verdict, text.fields.reason],
    rows: one.verdicts.map(({ title, verdict, reason }) => [title, verdicts[verdict], reason === '' ? '–' : reason]),
    widths: [4, 2, 5],
  };
  const said = (['reasons', 'prospects', 'ifGranted', 'ifRejected'] as const).filter((name) => one[name].trim() !== '');
  return [
    heading,
    facts,
    table,
    ...said.flatMap((name): readonly PrintBlock[] => [{ type: 'heading', level: 2, text: text.fields[name] }, ...paragraphs(one[name])]),
  ];
}
