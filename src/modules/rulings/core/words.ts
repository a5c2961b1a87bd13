/** A name within a sentence: a small first letter, unless it begins with an abbreviation (`CRS/HIPEC`) or stands before one. */
export function inFlow(name: string): string {
  const [first = '', second = ''] = name;
  return second === second.toLowerCase() && /\p{L}/u.test(second) ? first.toLowerCase() + name.slice(1) : name;
}
