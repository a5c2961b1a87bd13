import { formatDate, formatWhen, type Lang } from '../../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../../platform/pdf/document.ts';
import { uiText } from '../../../ui/text.ts';
import { isHeld } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areaFacts, otherNames } from '../screens/area-facts.ts';
import { areaHistory } from '../screens/area-history.ts';
import { areaSources } from '../screens/area-sources.ts';
import { areaName, hasFictitious, holderText, regionName, scopeText, startText } from '../screens/area-words.ts';
import { areasText } from '../text/areas.ts';
import { conditionBlocks } from './conditions.ts';
import { definitionBlocks } from './definition.ts';

/** An area in the register of one day. */
export type AreaOnDay = { readonly register: RegisterView; readonly area: AreaView };

/** The fact sheet of an area as printable data: the same facts as on its page, as of the register's day. Pure. */
export function areaFactSheet({ register, area }: AreaOnDay, lang: Lang): PrintDocument {
  const text = areasText[lang];
  const day = formatDate(register.asOf, lang);
  return {
    lang,
    title: areaName(area.area, lang).text,
    subtitle: text.sheet.subtitle,
    banner: hasFictitious(area) ? text.sheet.fictitious : null,
    footer: text.sheet.footer(day),
    pageWords: [text.sheet.page[0] ?? '', text.sheet.page[1] ?? ''],
    keywords: [...text.sheet.keywords, area.area.name],
    blocks: [
      {
        type: 'text',
        text: [text.sheet.asOf(day), ...knownAt(register, lang), text.otherLanguageNote].filter((part) => part !== '').join(' '),
      },
      ...about(register, area, lang),
      ...definitionBlocks(register, area, lang),
      ...holders(register, area, lang),
      ...rejections(register, area, lang),
      ...untried(register, area, lang),
      ...conditionBlocks(register, area, lang),
      ...history(register, area, lang),
      ...sources(register, area, lang),
      { type: 'note', text: text.notLaw },
    ],
  };
}

function knownAt(register: RegisterView, lang: Lang): string[] {
  return register.knownAt === register.asOf ? [] : [areasText[lang].sheet.knownAt(formatDate(register.knownAt, lang))];
}

function about(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  const text = areasText[lang].area;
  const names = otherNames(area, lang);
  const rows = areaFacts(register, area, lang).map(({ term, value, notes }) => ({
    term,
    value: [notes.length === 0 ? value : sentence(value), ...notes.map((note) => note.text)].join(' '),
  }));
  return [
    { type: 'heading', level: 1, text: text.about },
    { type: 'facts', rows: names.length === 0 ? rows : [...rows, { term: text.aliases, value: names.join('; ') }] },
  ];
}

/** Closes a value with a full stop when sentences follow it. */
const sentence = (value: string): string => (/[.!?]$/.test(value) ? value : `${value}.`);

function holders(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  const text = areasText[lang].area;
  const held = area.permits.filter(isHeld);
  const heading: PrintBlock = { type: 'heading', level: 1, text: text.holders };
  if (held.length === 0) return [heading, { type: 'text', text: text.noHolders }];
  return [
    heading,
    {
      type: 'table',
      headers: [text.holder, text.scope, text.decided, text.start, text.certainty],
      widths: [30, 22, 18, 18, 12],
      rows: held.map((permit) => [
        holderText(register, permit, lang),
        scopeText(permit.grant.scope, area, lang),
        formatWhen(permit.decided, lang),
        startText(permit, lang),
        uiText(lang).certainty[permit.certainty].tag,
      ]),
    },
    {
      type: 'note',
      text: held.some((permit) => permit.certainty === 'possible')
        ? `${text.untilFurther} ${areasText[lang].possibleNote}`
        : text.untilFurther,
    },
  ];
}

function rejections(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  if (area.rejections.length === 0) return [];
  return [
    { type: 'heading', level: 1, text: areasText[lang].area.rejections },
    {
      type: 'list',
      items: area.rejections.map((one) => `${regionName(register, one.region)}, ${formatWhen(one.decided, lang)}`),
    },
  ];
}

function untried(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  if (area.untried.length === 0) return [];
  const text = areasText[lang].area;
  return [
    { type: 'heading', level: 1, text: text.untried },
    {
      type: 'list',
      items: area.untried.map(
        (one) =>
          `${regionName(register, one.region)}, ${text.untriedOutcomes[one.entry.payload.kind].toLowerCase()} ${formatWhen(one.decided, lang)}`,
      ),
    },
  ];
}

function history(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  const text = areasText[lang].area;
  const events = areaHistory(register, area, lang);
  if (events.length === 0) return [];
  return [
    { type: 'heading', level: 1, text: text.timeline },
    {
      type: 'facts',
      rows: events.map((event) => ({
        term: formatWhen(event.when, lang),
        value: [
          sentence(event.title),
          ...(event.items.length === 0 ? [] : [sentence(event.items.map((item) => item.text).join('; '))]),
          ...event.lines.map((line) => line.text),
        ].join(' '),
      })),
    },
  ];
}

function sources(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  const { cited, pages } = areaSources(register, area);
  const quality = uiText(lang).quality;
  const items = [
    ...cited.map(({ ref, source }) =>
      [source ? `${source.title[lang] ?? source.title.sv} (${source.publisher})` : ref.id, quality[ref.quality ?? 'unknown']].join(', '),
    ),
    ...pages.map(({ url, seen }) => (seen === undefined ? url : `${url}, ${uiText(lang).seen(formatDate(seen, lang))}`)),
  ];
  return items.length === 0
    ? []
    : [
        { type: 'heading', level: 1, text: areasText[lang].area.sources },
        { type: 'list', items },
      ];
}
