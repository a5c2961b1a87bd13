import type { GroupKind, Voice } from './group.ts';

/** One member, as far as it matters to whether a group is well composed. */
export type Composed = { readonly profession: string; readonly collaborationRegion: string | null; readonly represents: Voice };

export type CompositionRule = {
  readonly least: number;
  readonly most: number;
  /** Every collaboration region has a member who speaks for it with a profession. */
  readonly allRegions: boolean;
  /** At least one speaks for patients or their next of kin. */
  readonly patientVoice: boolean;
  /** At least so many different professions. */
  readonly professions: number;
};

/**
 * How groups are composed. The expert group: 7–9 people from all six samverkansregioner, several professions, representatives of
 * patients or next of kin required (domain.md §3; "several" is set to three here). B1 and B2: standing groups of which at least
 * three take part in a case. Change the agency's practice here and nowhere else.
 */
export const compositionRules: Readonly<Record<GroupKind, CompositionRule>> = {
  expert: { least: 7, most: 9, allRegions: true, patientVoice: true, professions: 3 },
  b1: { least: 3, most: 15, allRegions: false, patientVoice: false, professions: 1 },
  b2: { least: 3, most: 15, allRegions: false, patientVoice: false, professions: 1 },
};

export type Lack =
  | { readonly kind: 'too-few'; readonly have: number; readonly least: number }
  | { readonly kind: 'too-many'; readonly have: number; readonly most: number }
  /** Collaboration regions that nobody speaks for. */
  | { readonly kind: 'regions'; readonly regions: readonly string[] }
  | { readonly kind: 'patient-voice' }
  | { readonly kind: 'professions'; readonly have: readonly string[]; readonly least: number };

/**
 * What a group lacks; nothing when it is as the rule says. Members represent their collaboration region, not their hospital; those who
 * speak for patients represent no region and are not counted as a profession.
 */
export function lacksOf(members: readonly Composed[], rule: CompositionRule, regions: readonly string[]): readonly Lack[] {
  const experts = members.filter((one) => one.represents === 'profession');
  const lacks: Lack[] = [];
  if (members.length < rule.least) lacks.push({ kind: 'too-few', have: members.length, least: rule.least });
  if (members.length > rule.most) lacks.push({ kind: 'too-many', have: members.length, most: rule.most });
  const unspoken = regions.filter((region) => !experts.some((one) => one.collaborationRegion === region));
  if (rule.allRegions && unspoken.length > 0) lacks.push({ kind: 'regions', regions: unspoken });
  if (rule.patientVoice && experts.length === members.length) lacks.push({ kind: 'patient-voice' });
  const professions = professionsOf(experts);
  if (professions.length < rule.professions) lacks.push({ kind: 'professions', have: professions, least: rule.professions });
  return lacks;
}

/** Different professions, however they are cased and spaced, in the words of whoever came first. */
export function professionsOf(members: readonly Composed[]): readonly string[] {
  const found = new Map<string, string>();
  for (const { profession } of members) {
    const plain = profession.trim().replaceAll(/\s+/g, ' ');
    const key = plain.toLocaleLowerCase('sv');
    if (plain !== '' && !found.has(key)) found.set(key, plain);
  }
  return [...found.values()];
}
