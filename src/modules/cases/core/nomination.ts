/** The grounds on which care is national: rare or complex, enough patients only when gathered, competence, cost (HSL 2017:30 2 kap. 7 §). */
export const grounds = ['rare', 'complex', 'volume', 'competence', 'cost'] as const;
export type Ground = (typeof grounds)[number];

export type Nomination = {
  /** The national programme area, the region or whoever else nominated: an organisation, never a person. */
  readonly from: string;
  readonly reasons: Readonly<Partial<Record<Ground, string>>>;
  /** The areas that it hangs together with, by id, and how. */
  readonly areas: readonly string[];
  readonly dependencies: string;
  /** What gathering the care would do to emergency care. */
  readonly emergency: string;
};

/** The fields of the form, as texts; lists of areas are joined by spaces. */
export type NominationValues = Readonly<Record<`reason-${Ground}` | 'from' | 'dependencies' | 'emergency', string>> & {
  readonly areas: readonly string[];
};

export type NominationFault = { readonly at: string; readonly code: 'missing' | 'too-long' | 'no-reason' | 'unknown-area' };

const LONG = 6_000;

/** Reads what was filled in; or what is wrong, field by field. */
export function readNomination(
  values: NominationValues,
  isArea: (id: string) => boolean,
): { readonly nomination: Nomination; readonly faults: readonly NominationFault[] } {
  const reasons = Object.fromEntries(
    grounds.map((ground) => [ground, values[`reason-${ground}`].trim()] as const).filter(([, text]) => text !== ''),
  );
  const nomination: Nomination = {
    from: values.from.trim(),
    reasons,
    areas: [...new Set(values.areas)],
    dependencies: values.dependencies.trim(),
    emergency: values.emergency.trim(),
  };
  const long = [...grounds.map((ground) => `reason-${ground}` as const), 'dependencies' as const, 'emergency' as const].filter(
    (name) => values[name].length > LONG,
  );
  const faults: NominationFault[] = [
    ...(nomination.from === '' ? [{ at: 'from', code: 'missing' as const }] : []),
    ...(nomination.from.length > 200 ? [{ at: 'from', code: 'too-long' as const }] : []),
    ...(Object.keys(reasons).length === 0 ? [{ at: 'reason-rare', code: 'no-reason' as const }] : []),
    ...(nomination.emergency === '' ? [{ at: 'emergency', code: 'missing' as const }] : []),
    ...long.map((at) => ({ at, code: 'too-long' as const })),
    ...(nomination.areas.every(isArea) ? [] : [{ at: 'areas', code: 'unknown-area' as const }]),
  ];
  return { nomination, faults };
}

export const valuesOfNomination = (nomination: Nomination | undefined): NominationValues => ({
  from: nomination?.from ?? '',
  'reason-rare': nomination?.reasons.rare ?? '',
  'reason-complex': nomination?.reasons.complex ?? '',
  'reason-volume': nomination?.reasons.volume ?? '',
  'reason-competence': nomination?.reasons.competence ?? '',
  'reason-cost': nomination?.reasons.cost ?? '',
  areas: nomination?.areas ?? [],
  dependencies: nomination?.dependencies ?? '',
  emergency: nomination?.emergency ?? '',
});
