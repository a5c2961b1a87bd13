import { formatDateTime } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { paragraphs } from '../../../platform/pdf/paragraphs.ts';
import type { Whole } from '../queries/whole.ts';
import { wordText } from '../text/words.ts';
import { document, heading } from './common.ts';
import { stanceTable } from './summary.ts';

const text = wordText.sv;

/** Every answer that stands, whole, for those who work with them. */
export function answersPrint(whole: Whole): PrintDocument {
  const { consultation: one, submissions, cells, themes, replies } = whole;
  const themeNames = new Map(themes.map(({ id, name }) => [id, name]));
  const own = Map.groupBy(cells, (cell) => cell.submission);
  const replyOf = new Map(replies.map((reply) => [`${reply.submission} ${reply.part}`, reply.text]));
  return document({
    title: text.answersTitle(one.areaName),
    subtitle: text.answersSubtitle,
    fictitious: one.fictitious,
    footer: text.publisher,
    blocks: [
      stanceTable(whole),
      ...submissions.flatMap((submission): PrintBlock[] => [
        heading(submission.name),
        { type: 'note', text: `${submission.diaryNumber} · ${formatDateTime(submission.submittedAt, 'sv')}` },
        ...one.parts.flatMap((part): PrintBlock[] => {
          const cell = own.get(submission.id)?.find((other) => other.part === part.key);
          if (!cell) return [];
          const named = cell.themes.map((id) => themeNames.get(id) ?? '').filter((name) => name !== '');
          const reply = replyOf.get(`${submission.id} ${part.key}`) ?? '';
          return [
            heading(`${part.title.sv}: ${text.stanceNames[cell.stance]}`, 2),
            ...paragraphs(cell.text),
            ...(named.length === 0 ? [] : [{ type: 'note' as const, text: `${text.themes}: ${named.join(', ')}` }]),
            ...(reply === '' ? [] : [{ type: 'note' as const, text: `${text.authoritySays}: ${reply}` }]),
          ];
        }),
      ]),
    ],
  });
}
