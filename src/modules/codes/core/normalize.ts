/**
 * Folding of text to the 36 symbols that search works on: a–z as 1–26 and 0–9 as 27–36. Diacritics go (å ä → a, ö → o), Greek letters
 * are spelled out, apostrophes vanish and everything else parts words. The folded form is bytes, not a string: building an index folds
 * a hundred thousand terms.
 */

export const SYMBOLS = 37;
const DROP = 253;
const SPELL = 254;
const PART = 255;

const SPELLED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

const symbolOf = (unit: number): number => {
  if (unit >= 97 && unit <= 122) return unit - 96;
  if (unit >= 48 && unit <= 57) return unit - 21;
  return 0;
};

/** What a character becomes: one symbol, several (SPELL), nothing (DROP) or a boundary (PART). */
const classify = (char: string): { readonly kind: number; readonly spelled: readonly number[] } => {
  if ("'’ʼ`´".includes(char)) return { kind: DROP, spelled: [] };
  const lower = char.toLowerCase();
  const text = SPELLED[lower] ?? lower.normalize('NFKD');
  const symbols: number[] = [];
  let marks = 0;
  for (const part of text) {
    const spelled = SPELLED[part] ?? part;
    for (let at = 0; at < spelled.length; at += 1) {
      const unit = spelled.charCodeAt(at);
      const symbol = symbolOf(unit);
      if (symbol > 0) symbols.push(symbol);
      else if (unit >= 0x300 && unit <= 0x36f) marks += 1;
    }
  }
  const [first] = symbols;
  if (first === undefined) return { kind: marks > 0 || char === '\u00ad' ? DROP : PART, spelled: [] };
  return symbols.length === 1 ? { kind: first, spelled: symbols } : { kind: SPELL, spelled: symbols };
};

const TABLE = new Uint8Array(0x400);
const SPELLINGS = new Map<number, readonly number[]>();
for (let unit = 0; unit < TABLE.length; unit += 1) {
  const { kind, spelled } = classify(String.fromCharCode(unit));
  TABLE[unit] = kind;
  if (kind === SPELL) SPELLINGS.set(unit, spelled);
}

/** Folded text: the words without boundaries in `bytes[0 .. length)`, word `i` ending at `ends[i]`. */
export class Folded {
  readonly bytes: Uint8Array;
  readonly ends: Int32Array;
  length = 0;
  words = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
    this.ends = new Int32Array(capacity);
  }
}

/** Folds `text` into `into`, replacing what was there. What does not fit its capacity is left out. */
export const foldInto = (text: string, into: Folded): void => {
  const { bytes, ends } = into;
  const capacity = bytes.length;
  let length = 0;
  let words = 0;
  let wordStart = 0;
  for (let at = 0; at < text.length && length < capacity; at += 1) {
    const unit = text.charCodeAt(at);
    let kind: number;
    let spelled: readonly number[] | undefined;
    if (unit < 0x400) {
      kind = TABLE[unit] as number;
      if (kind === SPELL) spelled = SPELLINGS.get(unit);
    } else ({ kind, spelled } = classify(text[at] ?? ''));
    if (kind < SYMBOLS) {
      bytes[length] = kind;
      length += 1;
    } else if (kind === SPELL) {
      for (const symbol of spelled ?? []) {
        if (length < capacity) bytes[length] = symbol;
        length += 1;
      }
      length = Math.min(length, capacity);
    } else if (kind === PART && length > wordStart) {
      ends[words] = length;
      words += 1;
      wordStart = length;
    }
  }
  if (length > wordStart) {
    ends[words] = length;
    words += 1;
  }
  into.length = length;
  into.words = words;
};

const letter = (symbol: number): string => String.fromCharCode(symbol <= 26 ? symbol + 96 : symbol + 21);

/** The folded words of a text with one space between them, for tests and for keys outside the index. */
export const foldText = (text: string): string => {
  const folded = new Folded(text.length * 7 + 1);
  foldInto(text, folded);
  const words: string[] = [];
  for (let word = 0, from = 0; word < folded.words; word += 1) {
    const to = folded.ends[word] as number;
    words.push(Array.from(folded.bytes.subarray(from, to), letter).join(''));
    from = to;
  }
  return words.join(' ');
};
