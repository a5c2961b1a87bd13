import { formatDate } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { paragraphs } from '../../../platform/pdf/paragraphs.ts';
import type { Addressee, Consultation } from '../queries/consultation.ts';
import { wordText } from '../text/words.ts';
import { document, heading } from './common.ts';

const text = wordText.sv;

/** The letter that goes out: what is asked, of whom, until when and how, with all that is proposed. */
export function letterPrint(one: Consultation, addressees: readonly Addressee[], number: string): PrintDocument {
  const day = one.lastDay === null ? text.noDay : formatDate(one.lastDay, 'sv');
  return document({
    title: text.letterTitle(one.areaName),
    subtitle: text.letterSubtitle,
    fictitious: one.fictitious,
    footer: `${text.publisher}, ${number}`,
    blocks: [
      {
        type: 'facts',
        rows: [
          { term: text.lastDay, value: text.lastDayLong(day) },
          { term: text.contact, value: one.contact },
          { term: text.whoMay, value: one.openToAll ? text.openToAll : text.onlyAsked },
        ],
      },
      ...paragraphs(one.letter),
      heading(text.howToAnswer),
      { type: 'list', items: text.howToAnswerList },
      heading(text.proposal),
      ...one.parts.flatMap((part): PrintBlock[] => [
        heading(part.title.sv, 2),
        ...part.passages.flatMap(({ text: said }) => paragraphs(said)),
      ]),
      heading(text.addresseeList),
      ...(addressees.length === 0
        ? [{ type: 'text' as const, text: text.openToAll }]
        : (['obliged', 'invited'] as const).flatMap((kind): PrintBlock[] => {
            const names = addressees.filter((other) => other.kind === kind).map(({ name }) => name);
            return names.length === 0 ? [] : [heading(text.addresseeKinds[kind], 2), { type: 'list', items: names }];
          })),
    ],
  });
}
