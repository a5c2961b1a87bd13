import type { Lang } from '../../../kernel/format.ts';
import type { PrintBlock } from '../../../platform/pdf/document.ts';
import type { ConditionHeading, SpecialCondition } from '../../journal/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { said } from '../screens/area-words.ts';
import { areasText } from '../text/areas.ts';

/** The headings of special conditions in the order that calls print them. */
export const CONDITION_HEADINGS: readonly ConditionHeading[] = [
  'critical-competence',
  'available-competence',
  'other-competence',
  'critical-equipment',
  'other',
];

/** Special conditions by heading and the general ones in short, in print. */
export function conditionBlocks(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  const text = areasText[lang].area;
  const payload = area.conditions?.payload;
  const general = register.data.generalConditions;
  return [
    { type: 'heading', level: 1, text: text.conditions },
    {
      type: 'text',
      text: payload === undefined ? text.noSpecial : payload.basis === 'decided' ? text.specialDecided : text.specialProposed,
    },
    ...CONDITION_HEADINGS.flatMap((heading) =>
      group(text.headings[heading], payload?.conditions.filter((one) => one.heading === heading) ?? [], lang),
    ),
    ...(general.length === 0
      ? []
      : [
          { type: 'heading', level: 2, text: text.general } as const,
          { type: 'text', text: areasText[lang].sheet.generalIntro } as const,
          { type: 'list', items: general.map((one) => `${one.provision}: ${said(one.heading, lang).text}`) } as const,
        ]),
  ];
}

function group(title: string, conditions: readonly SpecialCondition[], lang: Lang): PrintBlock[] {
  if (conditions.length === 0) return [];
  const items = conditions.map((one) => {
    const words = said(one.text, lang).text;
    return one.audience === 'both' ? words : `${words} (${areasText[lang].audience[one.audience]})`;
  });
  return [
    { type: 'heading', level: 2, text: title },
    { type: 'list', items },
  ];
}
