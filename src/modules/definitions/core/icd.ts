/** Forms of ICD-10-SE codes. Sweden writes four characters or more: where WHO has only three, a .9 is added. */

const CODE = /^[A-Z]\d{2}(?:\.[0-9](?:[0-9A-Z]){0,2})?$/;

export type IcdForm =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'category'; readonly code: string }
  | { readonly kind: 'block' }
  | { readonly kind: 'chapter' }
  | { readonly kind: 'not-a-code' };

const CHAPTER_RANGES = new Set(
  'A00-B99 C00-D48 D50-D89 E00-E90 F00-F99 G00-G99 H00-H59 H60-H95 I00-I99 J00-J99 K00-K93 L00-L99 M00-M99 N00-N99 O00-O99 P00-P96 Q00-Q99 R00-R99 S00-T98 V01-Y98 Z00-Z99 U00-U99'.split(
    ' ',
  ),
);
const ROMAN = /^(?:X{0,2})(?:IX|IV|V?I{0,3})$/;

/** Reads a code as people write it: `g10.9`, `G109`, `G10.9†`. A block (`G10–G14`) or chapter (`VI`, `G00–G99`) is told apart. */
export function readIcd(text: string): IcdForm {
  const bare = text
    .trim()
    .toUpperCase()
    .replace(/[†*+]$/, '')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, '');
  if (/^[A-Z]\d{2}-[A-Z]\d{2}$/.test(bare)) return { kind: CHAPTER_RANGES.has(bare) ? 'chapter' : 'block' };
  if (bare !== '' && ROMAN.test(bare)) return { kind: 'chapter' };
  const dotted = /^[A-Z]\d{2}[0-9]/.test(bare) && !bare.includes('.') ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare.replace(/[.-]+$/, '');
  if (!CODE.test(dotted)) return { kind: 'not-a-code' };
  return { kind: dotted.length === 3 ? 'category' : 'code', code: dotted };
}

/** Is the code the other one, or does it stand under it? `G80.1A` stands under `G80.1` and `G80`. */
export function isUnder(code: string, above: string): boolean {
  return code.startsWith(above) && (code.length === above.length || above.length >= 3);
}

/** Does the code stand between the two, both with what lies under them included? `G80.9B` stands within G80.0–G80.9. */
export function isWithin(code: string, from: string, to: string): boolean {
  return code >= from && code.slice(0, to.length) <= to;
}
