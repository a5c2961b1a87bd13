/** What a form of the open answer carries against robots, once its signature has been found to be right. */
export type Ticket = { readonly issuedAt: number; readonly question: number; readonly nonce: string };

/** A form is read and filled in by a person: not at once, and not days later. */
export const fastestMs = 5_000;
export const slowestMs = 12 * 3_600_000;
/** From one place in an hour, and unjudged in one consultation in an hour. */
export const mostFromOnePlace = 5;
export const mostWaiting = 60;

const words = {
  sv: ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
} as const;

/** Two figures in words to be put together: questions 0–80. */
export const questions = 81;
const figures = (question: number): readonly [number, number] => [1 + (question % 9), 1 + (Math.floor(question / 9) % 9)];

/** The figures of a question, in words; the sentence round them is the page's. */
export function questionWords(question: number, lang: 'sv' | 'en'): readonly [string, string] {
  const [a, b] = figures(question);
  return [words[lang][a] ?? '', words[lang][b] ?? ''];
}

/** The answer may be written in figures or, when it is at most ten, in words of either language. */
export function isRightAnswer(question: number, given: string): boolean {
  const [a, b] = figures(question);
  const sum = a + b;
  const text = given.trim().toLowerCase().replace(/\.$/, '');
  return text === String(sum) || text === (words.sv[sum] ?? null) || text === (words.en[sum] ?? null);
}

export type ProofFault = 'trap' | 'too-fast' | 'too-old' | 'wrong-answer';

/** What tells that a form was not filled in by a person, or must be fetched anew. The trap is a field that people do not see. */
export function proofFault(ticket: Ticket, given: { readonly trap: string; readonly answer: string }, now: number): ProofFault | undefined {
  if (given.trap !== '') return 'trap';
  const age = now - ticket.issuedAt;
  if (age < fastestMs) return 'too-fast';
  if (age > slowestMs) return 'too-old';
  return isRightAnswer(ticket.question, given.answer) ? undefined : 'wrong-answer';
}

/** Whether so many come that something else than people is at work. */
export const isFlood = (counts: { readonly fromOrigin: number; readonly waiting: number }): boolean =>
  counts.fromOrigin >= mostFromOnePlace || counts.waiting >= mostWaiting;
