/** What the case officer does next with an expert group that has nobody: asks, waits for answers, or chooses among those nominated. */
export type NextStep = 'ask' | 'wait' | 'choose';

export const nextStep = (rounds: number, nominated: number): NextStep => (nominated > 0 ? 'choose' : rounds > 0 ? 'wait' : 'ask');
