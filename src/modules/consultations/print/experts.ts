import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { paragraphs } from '../../../platform/pdf/paragraphs.ts';
import type { Whole } from '../queries/whole.ts';
import { wordText } from '../text/words.ts';
import { document, heading } from './common.ts';
import { stanceTable } from './summary.ts';

const text = wordText.sv;

/** What the expert group says of the answers. */
export function expertPrint(whole: Whole): PrintDocument {
  const { consultation: one, expertComment } = whole;
  return document({
    title: text.expertTitle(one.areaName),
    subtitle: null,
    fictitious: one.fictitious,
    footer: text.publisher,
    blocks: [
      ...paragraphs(expertComment?.general ?? ''),
      heading(text.stances),
      stanceTable(whole),
      ...one.parts.flatMap((part): PrintBlock[] => {
        const said = expertComment?.parts[part.key] ?? '';
        return said.trim() === '' ? [] : [heading(part.title.sv), ...paragraphs(said)];
      }),
    ],
  });
}
