import type { Lang } from '../../../kernel/format.ts';
import type { PrintBlock } from '../../../platform/pdf/document.ts';
import type { DefinitionItem } from '../../journal/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { accordingTo, said, slotsOf } from '../screens/area-words.ts';
import { areasText } from '../text/areas.ts';

/** The definition that stands, with its parts, clarifications and delimitations, in print. */
export function definitionBlocks(register: RegisterView, area: AreaView, lang: Lang): PrintBlock[] {
  const text = areasText[lang].area;
  const heading: PrintBlock = { type: 'heading', level: 1, text: text.definition };
  const entry = area.definition;
  if (!entry) return [heading, { type: 'text', text: text.noDefinition }];
  const { payload } = entry;
  const basis = [text.definitionBasis[payload.basis], accordingTo(register, entry.source, lang)]
    .filter((part) => part !== undefined)
    .join(', ');
  return [
    heading,
    { type: 'note', text: `${basis}. ${text.definitionBasisNote[payload.basis]}` },
    ...(payload.summary === null ? [] : [{ type: 'text', text: said(payload.summary, lang).text } as const]),
    ...payload.parts.flatMap((part): PrintBlock[] => [
      { type: 'heading', level: 2, text: said(part.heading, lang).text },
      { type: 'text', text: said(part.text, lang).text },
      ...items(part.points, lang),
    ]),
    ...titled(text.inScope, payload.inScope),
    ...titled(text.clarifications, texts(payload.clarifications, lang)),
    ...titled(text.delimitations, texts(payload.delimitations, lang)),
    ...titled(text.tasks, texts(slotsOf(area)?.tasks ?? [], lang)),
    ...titled(text.subPermits, texts(slotsOf(area)?.subPermits ?? [], lang)),
    ...titled(text.diagnoses, payload.diagnoses),
    ...titled(text.codes, payload.codes),
  ];
}

const texts = (list: readonly Pick<DefinitionItem, 'text'>[], lang: Lang): string[] => list.map((item) => said(item.text, lang).text);

/** Points keep the letters that the definition gives them: `a)`, `b)`. */
function items(points: readonly DefinitionItem[], lang: Lang): PrintBlock[] {
  if (points.length === 0) return [];
  return [{ type: 'list', items: points.map((point, at) => `${pointLetter(at)}) ${said(point.text, lang).text}`) }];
}

/** The letter of a point in a definition: 0 → a. */
export const pointLetter = (at: number): string => String.fromCodePoint('a'.charCodeAt(0) + at);

function titled(title: string, list: readonly string[]): PrintBlock[] {
  return list.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: title },
        { type: 'list', items: list },
      ];
}
