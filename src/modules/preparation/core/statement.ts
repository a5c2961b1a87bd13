import { isLocalDate, type LocalDate } from '../../../kernel/date.ts';

/** The parts of the statement that are text; emergency care comes first, as the law lets effects on it be weighed in. */
export const textParts = ['emergency-care', 'patients-and-care', 'education', 'research', 'transports', 'conclusion'] as const;
export type TextPart = (typeof textParts)[number];
/** Parts that must say something before the statement is locked. */
export const neededParts: readonly TextPart[] = ['emergency-care', 'conclusion'];

export const isTextPart = (part: string): part is TextPart => textParts.some((one) => one === part);
/** `prediction-3` → 3. */
export const predictionNumber = (part: string): number | undefined => {
  const found = /^prediction-([1-9]\d{0,2})$/.exec(part);
  return found ? Number(found[1]) : undefined;
};
export const mostPredictions = 60;

export const directions = ['up', 'down', 'same'] as const;
export type Direction = (typeof directions)[number];
export const certainties = ['low', 'medium', 'high'] as const;
export type Certainty = (typeof certainties)[number];
export type Place =
  | { readonly kind: 'national' }
  | { readonly kind: 'collaboration-region'; readonly id: string }
  | { readonly kind: 'region'; readonly id: string };

/** What B1 foresees, so that follow-up can hold it against what came to be. */
export type Prediction = {
  readonly what: string;
  readonly place: Place;
  /** By the end of this day. */
  readonly by: LocalDate;
  /** How it can be seen. */
  readonly measure: string;
  readonly direction: Direction;
  readonly certainty: Certainty;
};

export type TextContent = { readonly text: string };
export type PartContent = TextContent | Prediction;

export const isPrediction = (content: PartContent): content is Prediction => 'what' in content;

/** `national`, `region:12`, `collaboration-region:norra`: a place as a form sends it. */
export const placeKey = (place: Place): string => (place.kind === 'national' ? 'national' : `${place.kind}:${place.id}`);

export function readPlace(
  key: string,
  known: { readonly regions: readonly string[]; readonly collaborationRegions: readonly string[] },
): Place | undefined {
  if (key === 'national') return { kind: 'national' };
  const [kind, id = ''] = key.split(':');
  if (kind === 'region' && known.regions.includes(id)) return { kind, id };
  return kind === 'collaboration-region' && known.collaborationRegions.includes(id) ? { kind, id } : undefined;
}

export type PredictionField = 'what' | 'place' | 'by' | 'measure' | 'direction' | 'certainty';

/** Reads a prediction from a form; the faults are the names of its fields. A prediction is about what is to come. */
export function readPrediction(
  text: (name: PredictionField) => string,
  known: Parameters<typeof readPlace>[1],
  today: LocalDate,
): { readonly prediction: Prediction | undefined; readonly faults: readonly PredictionField[] } {
  const [what, measure, by] = [text('what'), text('measure'), text('by')];
  const place = readPlace(text('place'), known);
  const direction = directions.find((one) => one === text('direction'));
  const certainty = certainties.find((one) => one === text('certainty'));
  const isDay = isLocalDate(by) && by > today;
  const checks: readonly (readonly [PredictionField, boolean])[] = [
    ['what', what !== '' && what.length <= 2_000],
    ['place', place !== undefined],
    ['by', isDay],
    ['measure', measure !== '' && measure.length <= 2_000],
    ['direction', direction !== undefined],
    ['certainty', certainty !== undefined],
  ];
  const faults = checks.filter(([, holds]) => !holds).map(([name]) => name);
  if (!place || !direction || !certainty || !isLocalDate(by) || faults.length > 0) return { prediction: undefined, faults };
  return { prediction: { what, place, by, measure, direction, certainty }, faults };
}

/** What a member has last said of the statement, and of which version. */
export type Answered = {
  readonly person: string;
  readonly answer: 'approve' | 'dissent' | 'withdraw';
  readonly text: string | null;
  readonly version: number;
};

/** A member's answer as it counts: an approval only for the version that it was given for; a dissent until it is taken back. */
export function standOf(person: string, answers: readonly Answered[], version: number): 'approve' | 'dissent' | 'outdated' | 'none' {
  const last = answers.findLast((one) => one.person === person);
  if (!last || last.answer === 'withdraw') return 'none';
  if (last.answer === 'dissent') return 'dissent';
  return last.version === version ? 'approve' : 'outdated';
}

export type Obstacle =
  /** A part that must say something is empty. */
  | { readonly kind: 'empty'; readonly part: TextPart }
  | { readonly kind: 'no-predictions' }
  /** Members who have neither approved this version nor dissented. */
  | { readonly kind: 'waiting'; readonly people: readonly string[] }
  /** Nobody approves: then there is no statement of the group. */
  | { readonly kind: 'nobody-approves' };

/** What keeps a statement from being locked. `members` are those who take part: sit in B1, without conflict of interest. */
export function obstaclesTo(
  parts: ReadonlyMap<string, PartContent>,
  members: readonly string[],
  answers: readonly Answered[],
  version: number,
): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  for (const part of neededParts) {
    const content = parts.get(part);
    if (!content || isPrediction(content) || content.text.trim() === '') obstacles.push({ kind: 'empty', part });
  }
  if (![...parts.values()].some(isPrediction)) obstacles.push({ kind: 'no-predictions' });
  return [...obstacles, ...membersWaitedFor(members, answers, version)];
}

export type MemberObstacle = Extract<Obstacle, { kind: 'waiting' | 'nobody-approves' }>;

/** What keeps a group from speaking with one voice: members who have not said anything of this version, or nobody who stands behind it. */
export function membersWaitedFor(members: readonly string[], answers: readonly Answered[], version: number): readonly MemberObstacle[] {
  const stands = members.map((person) => [person, standOf(person, answers, version)] as const);
  const waiting = stands.filter(([, stand]) => stand === 'none' || stand === 'outdated').map(([person]) => person);
  if (waiting.length > 0) return [{ kind: 'waiting', people: waiting }];
  return stands.some(([, stand]) => stand === 'approve') ? [] : [{ kind: 'nobody-approves' }];
}
