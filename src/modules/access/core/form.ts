/** What is wrong, by field; one message a field. */
export type Faults = Readonly<Record<string, string>>;
/** What stands in the fields, as text. */
export type Values = Readonly<Record<string, string>>;

/** A form as it is shown: first time, refused, kept from before, or beside a newer version. */
export type FormState = {
  readonly values: Values;
  readonly faults: Faults;
  /** When what is shown was written and could not be sent. */
  readonly keptAt?: Date | undefined;
};

/** The texts of a body, for showing them again; of several with the same name the first. */
export function valuesOf(body: unknown): Record<string, string> {
  const texts = Object.entries(body ?? {}).map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value[0] : value]);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The faults of a body that breaks its schema, in the page's own words for each field. */
export function faultsIn(issues: readonly { readonly path: readonly PropertyKey[] }[], words: Faults): Record<string, string> {
  const names = new Set(issues.map(({ path }) => String(path[0])));
  return Object.fromEntries([...names].map((name) => [name, words[name] ?? words.version ?? name]));
}
