/** The same content always as the same text: names in order, nothing that is undefined. What the hash of a snapshot is taken of. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const one of value) text += `${text === '' ? '' : ','}${canonicalJson(one ?? null)}`;
    return `[${text}]`;
  }
  // Without a function to compare by, texts are sorted by their code units, as everywhere.
  for (const name of Object.keys(value).sort()) {
    const one = (value as Readonly<Record<string, unknown>>)[name];
    if (one !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(one)}`;
  }
  return `{${text}}`;
}
