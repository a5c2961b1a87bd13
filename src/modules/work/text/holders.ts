/** Who holds permits, in words: regions and hospitals come by turns, the hospital empty where none is known. */
export function holders(names: readonly string[], through: string, and: string): string {
  const each = names.flatMap((region, at) => {
    const hospital = names[at + 1] ?? '';
    return at % 2 === 1 ? [] : [hospital === '' ? region : `${region} ${through} ${hospital}`];
  });
  const last = each.at(-1) ?? '';
  return each.length < 2 ? last : `${each.slice(0, -1).join(', ')} ${and} ${last}`;
}
