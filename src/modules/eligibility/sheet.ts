import type { LocalDate } from '../../kernel/date.ts';
import { formatDate, type Lang } from '../../kernel/format.ts';
import type { PrintBlock, PrintDocument } from '../../platform/pdf/document.ts';
import type { AnswerView } from './answer.ts';
import { eligibilityText } from './text/index.ts';

/** An answer as printable data: the same as on the page. Pure. */
export function answerSheet(view: AnswerView, lang: Lang, day: LocalDate): PrintDocument {
  const text = eligibilityText[lang];
  const heading = (title: string): PrintBlock => ({ type: 'heading', level: 1, text: title });
  const list = (title: string, items: readonly string[], hint?: string): PrintBlock[] =>
    items.length === 0 ? [] : [heading(title), ...(hint ? [{ type: 'text', text: hint } as const] : []), { type: 'list', items }];
  return {
    lang,
    title: `${view.heading}: ${view.area}`,
    subtitle: text.sheet.subtitle,
    banner: null,
    footer: text.sheet.footer(formatDate(day, lang)),
    pageWords: [text.sheet.page[0] ?? '', text.sheet.page[1] ?? ''],
    keywords: [...text.sheet.keywords, view.area],
    blocks: [
      { type: 'text', text: view.lede },
      { type: 'note', text: text.supportShort },
      ...view.doors.flatMap((door, at): PrintBlock[] => [
        ...(at === 0 ? [heading(text.doors)] : []),
        { type: 'heading', level: 2, text: door.title },
        { type: 'text', text: `${door.text} (${door.reference})` },
        ...(door.outcomes.length > 0
          ? [{ type: 'text', text: `${text.outcomes}:` } as const, { type: 'list', items: door.outcomes } as const]
          : []),
      ]),
      ...list(
        text.redirects,
        view.redirects.map((one) => `${one.name}. ${one.text}`),
      ),
      ...list(text.now, view.now),
      ...list(text.missing, view.missing, text.missingHint),
      ...unitBlocks(view, lang),
      ...list(text.referral, view.referral),
      ...list(text.toRuleOut, view.toRuleOut, text.toRuleOutHint),
      heading(text.reasons),
      {
        type: 'table',
        headers: [text.reason, text.means, text.reference],
        widths: [40, 25, 35],
        rows: view.reasons.map((reason) => [
          reason.title === reason.text ? reason.title : `${reason.title} ${reason.text}`,
          reason.effect,
          reason.reference,
        ]),
      },
      ...(view.diagnosis
        ? list(text.codes, [[view.diagnosis.code, view.diagnosis.name].filter(Boolean).join(': '), ...view.diagnosis.says])
        : []),
      ...(view.answers.length > 0
        ? [
            heading(text.yourAnswers),
            { type: 'facts', rows: view.answers.map(({ question, answer }) => ({ term: question, value: answer })) } as const,
          ]
        : []),
      ...list(text.limits, view.limits),
    ],
  };
}

function unitBlocks({ units }: AnswerView, lang: Lang): PrintBlock[] {
  if (units === undefined) return [];
  const text = eligibilityText[lang];
  return [
    { type: 'heading', level: 1, text: text.units },
    ...(units.rows.length === 0
      ? []
      : [
          {
            type: 'table',
            headers: [text.unit, text.holder, text.takes, text.address],
            widths: [30, 25, 25, 20],
            rows: units.rows.map((row) => [[row.name, ...row.notes].join(', '), row.holder, row.takes, row.address ?? text.addressUnknown]),
          } as const,
        ]),
    ...units.notes.map((note) => ({ type: 'text', text: note }) as const),
  ];
}
