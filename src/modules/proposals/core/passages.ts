import { paragraphsOf } from '../../../kernel/paragraphs.ts';
import { type Basis, type ConsequenceKey, consequenceKeys, type PartKey } from './basis.ts';

/** A piece of the basis that can be pointed at: by a comment, an answer, a statement. Ids stay within an edition. */
export type Passage = { readonly id: string; readonly text: string };
export type BasisPart = {
  readonly key: PartKey;
  readonly title: { readonly sv: string; readonly en: string };
  readonly passages: readonly Passage[];
};

const titles: Readonly<Record<PartKey, { readonly sv: string; readonly en: string }>> = {
  background: { sv: 'Bakgrund och patientgrupp', en: 'Background and patient group' },
  definition: { sv: 'Definition', en: 'Definition' },
  slots: { sv: 'Enheter', en: 'Units' },
  conditions: { sv: 'Särskilda villkor', en: 'Special conditions' },
  consequences: { sv: 'Konsekvenser', en: 'Consequences' },
  followUp: { sv: 'Uppföljning', en: 'Follow-up' },
};

export const partTitle = (part: PartKey): { readonly sv: string; readonly en: string } => titles[part];

/** One passage for each paragraph, numbered. */
const paragraphs = (id: string, text: string): readonly Passage[] =>
  paragraphsOf(text).map((one, i) => ({ id: `${id}.${i + 1}`, text: one }));

/** The basis in parts, each with the passages that one can point at. Swedish, as it was written. */
export function partsOf(basis: Basis): readonly BasisPart[] {
  const part = (key: PartKey, passages: readonly Passage[]): BasisPart => ({ key, title: titles[key], passages });
  const { definition, slots } = basis;
  return [
    part('background', [
      ...paragraphs('background.text', basis.background),
      ...paragraphs('background.patients', basis.patientGroup),
      ...basis.volumes.map(({ measure, year, number, source }, i) => ({
        id: `background.volume.${i + 1}`,
        text: `${measure} ${year}: ${number} (${source})`,
      })),
    ]),
    part('definition', [
      ...paragraphs('definition.summary', definition.summary),
      ...definition.parts.flatMap(({ id, heading, text, points }) => [
        { id: `definition.${id}`, text: `${heading.sv}. ${text.sv}` },
        ...points.map((point) => ({ id: `definition.${id}.${point.id}`, text: point.text.sv })),
      ]),
      ...definition.inScope.map((text, i) => ({ id: `definition.in-scope.${i + 1}`, text })),
      ...definition.clarifications.map(({ id, text }) => ({ id: `definition.${id}`, text: text.sv })),
      ...definition.delimitations.map(({ id, text, codes }) => ({
        id: `definition.${id}`,
        text: codes.length > 0 ? `${text.sv} (${codes.join(', ')})` : text.sv,
      })),
    ]),
    part('slots', [
      { id: 'slots.units', text: unitsText(slots.units, slots.unitsForChildren) },
      ...slots.tasks.map((task) => ({ id: `slots.${task.id}`, text: withUnits(task.text.sv, task.units) })),
      ...slots.subPermits.map((one) => ({ id: `slots.${one.id}`, text: withUnits(`Undertillstånd: ${one.text.sv}`, one.units) })),
      ...(slots.note === null ? [] : [{ id: 'slots.note', text: slots.note }]),
    ]),
    part(
      'conditions',
      basis.conditions.map(({ id, text }) => ({ id: `conditions.${id}`, text: text.sv })),
    ),
    part(
      'consequences',
      consequenceKeys.flatMap((key: ConsequenceKey) => paragraphs(`consequences.${key}`, basis.consequences[key])),
    ),
    part('followUp', paragraphs('follow-up', basis.followUp)),
  ];
}

const withUnits = (text: string, units: number | null): string => (units === null ? text : `${text}: ${unitCount(units)}`);
const unitCount = (units: number): string => (units === 1 ? '1 enhet' : `${units} enheter`);

/** `3 enheter, varav 2 för barn`. */
export function unitsText(units: number | null, children: number | null): string {
  if (units === null) return 'Antalet enheter är inte föreslaget';
  return children === null ? unitCount(units) : `${unitCount(units)}, varav ${children} för barn`;
}
