import { formatDate } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import type { CareCase } from '../cases/index.ts';
import type { WholeStatement } from './commands/lock.ts';
import { isPrediction, type Place, type Prediction, predictionNumber, standOf, textParts } from './core/statement.ts';
import type { Named } from './queries.ts';
import { preparationText } from './text/preparation.ts';

type Places = { readonly regions: readonly Named[]; readonly collaborationRegions: readonly Named[] };

/** A place in words. */
export function placeName(place: Place, { regions, collaborationRegions }: Places, national: string): string {
  if (place.kind === 'national') return national;
  return (place.kind === 'region' ? regions : collaborationRegions).find(({ id }) => id === place.id)?.name ?? place.id;
}

export const fileName = ({ area, fictitious }: Pick<CareCase, 'area' | 'fictitious'>): string =>
  `${fictitious ? 'pahittat-' : ''}b1-yttrande-${area}`;

/** The predictions of a statement, by their number. */
export const predictionsIn = (parts: WholeStatement['parts']): readonly (readonly [number, Prediction])[] =>
  [...parts]
    .flatMap(([part, content]) => (isPrediction(content) ? [[predictionNumber(part) ?? 0, content] as const] : []))
    .toSorted(([a], [b]) => a - b);

/** The statement as a document, in Swedish. */
export function printed(careCase: CareCase, whole: WholeStatement, places: Places): PrintDocument {
  const text = preparationText.sv;
  const { parts, voters, answers, statement } = whole;
  const blocks: PrintBlock[] = [];
  for (const part of textParts) {
    const content = parts.get(part);
    if (!content || isPrediction(content) || content.text.trim() === '') continue;
    blocks.push({ type: 'heading', level: 1, text: text.parts[part] }, ...paragraphs(content.text));
  }
  blocks.push({ type: 'heading', level: 1, text: text.predictions.title }, { type: 'text', text: text.predictions.lede });
  for (const [number, one] of predictionsIn(parts)) {
    blocks.push({ type: 'heading', level: 2, text: text.predictions.one(number) });
    blocks.push({
      type: 'facts',
      rows: [
        { term: text.fields.what, value: one.what },
        { term: text.fields.place, value: placeName(one.place, places, text.national) },
        { term: text.fields.by, value: formatDate(one.by, 'sv') },
        { term: text.fields.measure, value: one.measure },
        { term: text.fields.direction, value: text.directions[one.direction] },
        { term: text.fields.certainty, value: text.certainties[one.certainty] },
      ],
    });
  }
  const dissents = voters.filter(({ person }) => standOf(person, answers, statement.version) === 'dissent');
  blocks.push({ type: 'heading', level: 1, text: text.document.behind });
  const approving = voters.filter(({ person }) => standOf(person, answers, statement.version) === 'approve');
  blocks.push({ type: 'list', items: approving.map(({ name }) => name) });
  if (dissents.length > 0) blocks.push({ type: 'heading', level: 1, text: text.document.dissents });
  for (const { person, name } of dissents) {
    const said = answers.findLast((one) => one.person === person)?.text ?? '';
    blocks.push({ type: 'heading', level: 2, text: name }, ...paragraphs(said));
  }
  return {
    lang: 'sv',
    title: text.document.title(careCase.areaName),
    subtitle: text.document.subtitle,
    banner: careCase.fictitious ? text.fictitious : null,
    footer: text.document.footer,
    pageWords: ['sida', 'av'],
    keywords: ['NHV', 'B1'],
    blocks,
  };
}
