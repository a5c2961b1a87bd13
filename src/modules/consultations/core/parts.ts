/** A piece of the proposal that an answer can point at. */
export type Passage = { readonly id: string; readonly text: string };
/** A part of the proposal: each is answered by itself. */
export type Part = {
  readonly key: string;
  readonly title: { readonly sv: string; readonly en: string };
  readonly passages: readonly Passage[];
};

/** What an answer can say of a part. */
export const stances = ['agree', 'agree-with-changes', 'disagree', 'no-view'] as const;
export type Stance = (typeof stances)[number];
export const isStance = (text: string): text is Stance => stances.some((one) => one === text);

/** What is said of one part. Without stance it has not been answered. */
export type PartAnswer = {
  readonly part: string;
  readonly stance: Stance | null;
  readonly text: string;
  readonly passages: readonly string[];
};
/** A part that has been answered. */
export type Cell = PartAnswer & { readonly stance: Stance };

/** The longest text on a part, in characters: of an organisation, and in the open form. */
export const longestText = { organisation: 20_000, open: 5_000 } as const;

export type PartFault = 'no-stance' | 'why' | 'too-long' | 'unknown-passage' | 'unknown-part';

/**
 * What is wrong with the answer to a part. Who wants changes, or is against, says why; who has no view needs to say nothing.
 * A draft may lack its stance and its reasons.
 */
export function faultsOf(answer: PartAnswer, part: Part | undefined, max: number, isDraft = false): PartFault[] {
  if (!part) return ['unknown-part'];
  const known = new Set(part.passages.map(({ id }) => id));
  const faults: PartFault[] = [];
  if (answer.text.length > max) faults.push('too-long');
  if (answer.passages.some((id) => !known.has(id))) faults.push('unknown-passage');
  if (isDraft) return faults;
  if (answer.stance === null) faults.push('no-stance');
  if ((answer.stance === 'disagree' || answer.stance === 'agree-with-changes') && answer.text.trim() === '') faults.push('why');
  return faults;
}

/** Every part that keeps an answer from being sent in, with what it lacks. An answer to nothing is no answer. */
export function missingIn(parts: readonly Part[], answers: readonly PartAnswer[], max: number): { part: string; faults: PartFault[] }[] {
  return parts.flatMap((part) => {
    const answer = answers.find((one) => one.part === part.key) ?? { part: part.key, stance: null, text: '', passages: [] };
    const faults = faultsOf(answer, part, max);
    return faults.length > 0 ? [{ part: part.key, faults }] : [];
  });
}

/** The parts that have been answered. */
export const answered = (answers: readonly PartAnswer[]): Cell[] =>
  answers.flatMap((one) => (one.stance === null ? [] : [{ ...one, stance: one.stance }]));
