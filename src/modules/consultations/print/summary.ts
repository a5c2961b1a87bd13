import { formatDate, formatNumber } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { paragraphs } from '../../../platform/pdf/paragraphs.ts';
import { countStances, publicName } from '../core/summary.ts';
import type { Whole } from '../queries/whole.ts';
import { wordText } from '../text/words.ts';
import { document, heading, stanceHeaders } from './common.ts';

const text = wordText.sv;

/** The summary: who has answered, what they say of each part, what they raise and what the authority says to it. */
export function summaryPrint(whole: Whole): PrintDocument {
  const { consultation: one, submissions, summary } = whole;
  return document({
    title: text.summaryTitle(one.areaName),
    subtitle: one.lastDay === null ? null : text.summarySubtitle(formatDate(one.lastDay, 'sv')),
    fictitious: one.fictitious,
    footer: text.publisher,
    blocks: [
      ...paragraphs(summary?.intro ?? ''),
      heading(text.whoAnswered),
      { type: 'text', text: text.answerCount(submissions.length, whole.addressees.length) },
      ...respondents(whole),
      heading(text.stances),
      stanceTable(whole),
      ...themes(whole),
      ...replies(whole),
      ...(summary?.closing.trim() ? [heading(text.closing), ...paragraphs(summary.closing)] : []),
    ],
  });
}

function respondents({ submissions }: Whole): PrintBlock[] {
  const named = submissions.filter(({ kind }) => kind !== 'person').map(({ name }) => name);
  const persons = submissions.length - named.length;
  const items = persons === 0 ? named : [...named, text.privatePersons(persons)];
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

export function stanceTable({ consultation, cells }: Pick<Whole, 'consultation' | 'cells'>): PrintBlock {
  return {
    type: 'table',
    headers: [text.part, ...stanceHeaders.map((stance) => text.stanceNames[stance])],
    rows: countStances(consultation.parts, cells).map(({ part, counts }) => [
      part.title.sv,
      ...stanceHeaders.map((stance) => formatNumber(counts[stance], 'sv')),
    ]),
    widths: [3, 1, 1.5, 1, 1],
  };
}

function themes({ themes: all }: Whole): PrintBlock[] {
  const raised = all.filter(({ marks, reply }) => marks > 0 || reply !== '');
  if (raised.length === 0) return [];
  return [
    heading(text.themes),
    ...raised.flatMap((theme): PrintBlock[] => [
      heading(theme.name, 2),
      { type: 'note', text: text.themeCount(theme.marks) },
      ...(theme.reply === '' ? [] : [{ type: 'text' as const, text: text.authoritySays }, ...paragraphs(theme.reply)]),
    ]),
  ];
}

function replies({ consultation, submissions, cells, replies: all }: Whole): PrintBlock[] {
  const byId = new Map(submissions.map((one) => [one.id, one]));
  const blocks = consultation.parts.flatMap((part): PrintBlock[] => {
    const here = all.filter((reply) => reply.part === part.key && reply.text !== '' && byId.has(reply.submission));
    if (here.length === 0) return [];
    const stanceOf = (submission: string) =>
      cells.find((cell) => cell.submission === submission && cell.part === part.key)?.stance ?? 'no-view';
    return [
      heading(part.title.sv, 2),
      {
        type: 'table',
        headers: [text.respondent, text.stance, text.authoritySays],
        rows: here.map((reply) => {
          const one = byId.get(reply.submission);
          return [one ? publicName(one, text.privatePerson) : '', text.stanceNames[stanceOf(reply.submission)], reply.text];
        }),
        widths: [2, 1.2, 4],
      },
    ];
  });
  return blocks.length === 0 ? [] : [heading(text.pointByPoint), ...blocks];
}
