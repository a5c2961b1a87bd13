import { isKind, type SpecialCondition } from '../../journal/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { createSearch } from '../core/search.ts';

export const HEADINGS = ['critical-competence', 'available-competence', 'other-competence', 'critical-equipment', 'other'] as const;

export type FoundCondition = { readonly area: AreaView; readonly basis: 'proposed' | 'decided'; readonly condition: SpecialCondition };
export type ConditionQuery = {
  readonly q?: string | undefined;
  readonly heading?: SpecialCondition['heading'] | undefined;
  readonly audience?: 'adult' | 'child' | undefined;
};

/** Areas that have special conditions on the day. */
export const areasWithConditions = (view: RegisterView): readonly AreaView[] =>
  view.areas.filter((area) => (area.conditions?.payload.conditions.length ?? 0) > 0);

/** All special conditions that stand on the day, in the order of their areas. */
export function allConditions(view: RegisterView): readonly FoundCondition[] {
  return areasWithConditions(view).flatMap((area) =>
    area.conditions && isKind(area.conditions, 'conditions')
      ? area.conditions.payload.conditions.map((condition) => ({ area, basis: area.conditions?.payload.basis ?? 'proposed', condition }))
      : [],
  );
}

/** Conditions that match all that is asked. A condition for both audiences matches either. */
export function searchConditions(all: readonly FoundCondition[], { q, heading, audience }: ConditionQuery): readonly FoundCondition[] {
  const found = q === undefined ? all : createSearch(all, namesOf)(q).map((hit) => hit.item);
  return found.filter(
    ({ condition }) =>
      (heading === undefined || condition.heading === heading) &&
      (audience === undefined || condition.audience === 'both' || condition.audience === audience),
  );
}

const namesOf = ({ condition: { text } }: FoundCondition) => [{ text: text.sv }, ...(text.en === null ? [] : [{ text: text.en }])];
