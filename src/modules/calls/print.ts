import { formatDate } from '../../kernel/format.ts';
import type { Lang } from '../../platform/i18n/language.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import { paragraphs } from '../../platform/pdf/paragraphs.ts';
import type { SpecialCondition } from '../journal/index.ts';
import { outlineBlocks, textIn, underHeadings } from '../proposals/index.ts';
import type { GeneralCondition } from '../register/index.ts';
import type { Call } from './queries.ts';
import { callText } from './text/calls.ts';

type Printed = Pick<Call, 'areaName' | 'kind' | 'content' | 'decided' | 'lastDay' | 'diaryNumber' | 'fictitious'>;

const heading = (text: string, level: 1 | 2 = 1): PrintBlock => ({ type: 'heading', level, text });
const paragraph = (text: string): PrintBlock => ({ type: 'text', text });
const list = (items: readonly string[]): readonly PrintBlock[] => (items.length === 0 ? [] : [{ type: 'list', items }]);

/** The call as a document: all that stands on its page. */
export function printCall(call: Printed, lang: Lang): PrintDocument {
  const text = callText[lang];
  const { content, decided } = call;
  const { definition } = decided;
  const day = call.lastDay === null ? '–' : formatDate(call.lastDay, lang);
  const introduction = (lang === 'en' && content.introductionEn) || content.introductionSv;
  return {
    ...frame(call, lang),
    title: text.call.title(call.areaName),
    subtitle: text.kinds[call.kind],
    blocks: [
      ...paragraphs(introduction),
      {
        type: 'facts',
        rows: [
          { term: text.call.offered, value: text.units(content.units, content.unitsForChildren) },
          { term: text.call.lastDay, value: text.call.lastDayText(day) },
          ...(content.expectedStart === '' ? [] : [{ term: text.call.start, value: content.expectedStart }]),
          { term: text.call.contact, value: content.contact },
        ],
      },
      heading(text.call.background),
      paragraph(backgroundOf(call, lang)),
      heading(text.call.definition),
      ...(definition.summary ? paragraphs(textIn(definition.summary, lang)) : []),
      ...outlineBlocks(definition, lang, text.call),
      heading(text.call.process),
      ...text.call.processText.map(paragraph),
      heading(text.call.how),
      ...list(text.call.howText(day)),
      ...(content.attachments.length > 0 ? [heading(text.call.attachments, 2), ...list(content.attachments)] : []),
      heading(text.call.conditions),
      ...underHeadings(decided.conditions).flatMap(([name, own]) => [
        heading(text.call.headings[name], 2),
        ...list(own.map((one) => conditionLine(one, lang))),
      ]),
    ],
  };
}

/** The application form for those who must work outside the service: every part of it, with room to write. */
export function printForm(call: Printed, general: readonly GeneralCondition[]): PrintDocument {
  const text = callText.sv;
  const answers = (rows: readonly string[]): PrintBlock => ({
    type: 'table',
    headers: [text.call.conditions.split(':')[0] ?? '', text.form.how, text.form.who],
    rows: rows.map((row) => [row, '', '']),
    widths: [5, 6, 2],
  });
  const empty = (headers: readonly string[], rows: number): PrintBlock => ({
    type: 'table',
    headers,
    rows: Array.from({ length: rows }, () => headers.map(() => '')),
    widths: headers.map(() => 1),
  });
  return {
    ...frame(call, 'sv'),
    title: text.form.title(call.areaName),
    subtitle: null,
    blocks: [
      { type: 'note', text: text.form.intro },
      heading(text.form.region),
      { type: 'facts', rows: text.form.regionRows.map((term) => ({ term, value: '' })) },
      heading(text.form.conditions),
      ...underHeadings(call.decided.conditions).flatMap(([name, own]) => [
        heading(text.call.headings[name], 2),
        answers(own.map((one) => conditionLine(one, 'sv'))),
      ]),
      heading(text.form.general),
      answers(general.map((one) => `${one.provision}: ${one.text.sv}`)),
      heading(text.form.staff),
      empty(text.form.staffColumns, 8),
      heading(text.form.volumes),
      empty(text.form.volumeColumns, 5),
      ...text.form.free.flatMap((title) => [heading(title), paragraph('')]),
    ],
  };
}

/** What has been decided, and how much of it is taken, as a sentence. */
export function backgroundOf({ areaName, decided }: Pick<Call, 'areaName' | 'decided'>, lang: Lang): string {
  const text = callText[lang];
  const { slots, held, on } = decided;
  const said = text.call.backgroundText(
    areaName,
    on === null ? null : formatDate(on, lang),
    text.units(slots.units ?? 0, slots.unitsForChildren ?? 0),
  );
  return held.units === 0 ? said : `${said} ${text.call.heldText(held.units)}`;
}

export const conditionLine = ({ audience, text }: SpecialCondition, lang: Lang): string =>
  audience === 'both' ? textIn(text, lang) : `${textIn(text, lang)} (${callText[lang].call.audience[audience]})`;

const frame = (call: Printed, lang: Lang): Pick<PrintDocument, 'lang' | 'banner' | 'footer' | 'pageWords' | 'keywords'> => ({
  lang,
  banner: call.fictitious ? callText[lang].banner : null,
  footer: callText[lang].footer(call.diaryNumber),
  pageWords: callText[lang].pageWords,
  keywords: ['NHV', call.areaName],
});
