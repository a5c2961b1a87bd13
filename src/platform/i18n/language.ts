import type { Lang } from '../../kernel/format.ts';

export type { Lang } from '../../kernel/format.ts';
export const LANGS: readonly Lang[] = ['sv', 'en'];

/** One text in both languages, for what travels as a value: a policy's reason, a problem's title. */
export type Phrase = Readonly<Record<Lang, string>>;

/**
 * Pairs a module's `text.sv.ts` with its `text.en.ts`; the compiler refuses a key that only one of them has.
 * `text.sv.key` or `text[lang].key` in pages; `phrase(text, 'key')` where both languages must travel.
 */
export function bilingual<T extends object>(sv: T, en: Same<T>): Readonly<Record<Lang, T>> {
  return { sv, en: en as T };
}

/** The same keys, and the same functions at the same places, but free wording. */
export type Same<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => infer R
      ? (...args: A) => Widen<R>
      : Same<T[K]>;
};
type Widen<R> = R extends string ? string : R;

type StringKeys<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T];

export function phrase<T extends object, K extends StringKeys<T>>(text: Readonly<Record<Lang, T>>, key: K): Phrase {
  return { sv: String(text.sv[key]), en: String(text.en[key]) };
}

/** The better of Swedish and English for an `Accept-Language` header; Swedish when neither is asked for. */
export function preferredLang(acceptLanguage: string | undefined): Lang {
  let best: { lang: Lang; q: number } = { lang: 'sv', q: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...params] = part.trim().toLowerCase().split(';');
    const lang = /^(sv|en)(-|$)/.exec(tag)?.[1] as Lang | undefined;
    const q = Number(params.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined) ?? 1);
    if (lang && q > best.q) best = { lang, q };
  }
  return best.lang;
}
