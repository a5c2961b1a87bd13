import { type CodeIndex, covers } from './codes.ts';
import type { CodeRef, CodeSystemName, Definition } from './definition.ts';
import type { CodeMatch } from './eligibility.ts';
import type { Places } from './expression.ts';

/** What one code does to a patient's state, for a confirmed and for a suspected diagnosis alike; `state-reading` decides by certainty. */
export type CodeEffect = {
  readonly match: Omit<CodeMatch, 'certainty'>;
  /** Deciding and suggesting criteria, by certainty. */
  readonly confirmed: number;
  readonly suspected: number;
  readonly out: number;
  readonly rulesOut: number;
  readonly pointed: number;
};

/** Finds what a code does, and remembers it: there are only as many answers as there are known codes. */
export class CodeEffects {
  readonly #memory = new Map<string, readonly CodeEffect[]>();
  readonly #parts: readonly Part[];
  readonly #codes: CodeIndex;

  constructor(definition: Definition, codes: CodeIndex, places: Places, placeOut: ReadonlyMap<string, number>) {
    this.#codes = codes;
    const bit = (id: string | undefined): number => (id === undefined ? 0 : 1 << (places.criteria.get(id) ?? 31));
    const out = (id: string): number => 1 << (placeOut.get(id) ?? 31);
    this.#parts = [
      ...definition.clarifications.map((part) => ({
        ...NOTHING,
        id: part.id,
        codes: part.codes,
        confirmed: bit(part.establishes?.confirmed),
        suspected: bit(part.establishes?.suspected),
      })),
      ...definition.delimitations.flatMap((part) => [
        { ...NOTHING, id: part.id, codes: part.codes, out: out(part.id) },
        { ...NOTHING, id: part.id, codes: part.notCodes, rulesOut: out(part.id) },
      ]),
      ...definition.redirections.map((part, at) => ({
        ...NOTHING,
        id: part.id,
        codes: part.codes,
        out: out(part.through),
        pointed: 1 << at,
      })),
    ];
  }

  /** The code must be known: unknown codes would fill the memory. */
  of(system: CodeSystemName, code: string): readonly CodeEffect[] {
    const key = system === 'ORPHA' ? code : `${system} ${code}`;
    const known = this.#memory.get(key);
    if (known) return known;
    const effects = this.#parts.flatMap((part) => this.#effect(part, system, code) ?? []);
    this.#memory.set(key, effects);
    return effects;
  }

  #effect(part: Part, system: CodeSystemName, code: string): CodeEffect | undefined {
    const reaching = part.codes.filter((ref) => covers(ref, system, code, this.#codes));
    const best = reaching.find((ref) => ref.strength === 'decides') ?? reaching[0];
    if (!best) return undefined;
    const strength = part.rulesOut ? 'rules-out' : best.strength;
    return { ...part, match: { system, code, criterion: part.id, strength, relation: best.relation ?? null } };
  }
}

const NOTHING = { confirmed: 0, suspected: 0, out: 0, rulesOut: 0, pointed: 0 } as const;
type Part = { readonly id: string; readonly codes: readonly CodeRef[] } & { readonly [Key in keyof typeof NOTHING]: number };
