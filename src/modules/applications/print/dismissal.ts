import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { paragraphs } from '../../../platform/pdf/paragraphs.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import { completionText } from '../text/completion.ts';
import { momentOf } from '../text/moment.ts';

/** Papers are in Swedish, as the applications are. */
const text = completionText.sv.decision;
const heading = (said: string): PrintBlock => ({ type: 'heading', level: 1, text: said });
const line = (said: string): PrintBlock => ({ type: 'text', text: said });

export type Dismissed = {
  readonly snapshot: SubmissionSnapshot;
  /** Of the submission that stands. */
  readonly submissionNumber: string;
  readonly reason: string;
  readonly number: string;
  readonly now: Date;
};

/**
 * The decision to dismiss an application, as the region gets it: what is decided, of which application, why, and by which provisions. HSL 2017:30 says
 * that decisions on permits are not appealed; of a dismissal the sources say nothing, and neither does this but that (docs/adr/0076).
 */
export function printDismissal({ snapshot, submissionNumber, reason, number, now }: Dismissed): PrintDocument {
  const { region, unit, call, fictitious, submittedAt } = snapshot;
  const through = [unit.hospital, unit.name].filter((one) => one !== '').join(', ');
  return {
    lang: 'sv',
    title: text.title(call.areaName),
    subtitle: `${formatDate(dayInStockholm(now), 'sv')}. ${text.number} ${number}`,
    banner: fictitious ? text.banner : null,
    footer: text.footer(number),
    pageWords: ['sida', 'av'],
    keywords: [...text.keywords, call.areaName],
    blocks: [
      heading(text.decision),
      line(text.says(region.name, call.areaName)),
      heading(text.reasons),
      ...paragraphs(reason),
      heading(text.about),
      {
        type: 'facts',
        rows: [
          { term: text.region, value: region.name },
          ...(through === '' ? [] : [{ term: text.unit, value: through }]),
          { term: text.call, value: call.diaryNumber },
          { term: text.came, value: momentOf(new Date(submittedAt), 'sv') },
          { term: text.applicationNumber, value: submissionNumber },
        ],
      },
      heading(text.lawTitle),
      line(text.law),
      heading(text.appealTitle),
      line(text.appeal),
      line(text.kept),
    ],
  };
}
