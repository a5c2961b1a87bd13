/** A small RDF graph: things with an address, a type and properties. Enough for a catalogue; there are no blank nodes. */
export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly lang?: string }
  | { readonly value: string; readonly type: string };
export type Thing = { readonly iri: string; readonly type: string; readonly properties: readonly (readonly [string, Value])[] };

export const iri = (address: string): Value => ({ iri: address });
export const words = (text: string, lang: string): Value => ({ text, lang });
export const typed = (value: string, type: string): Value => ({ value, type });

/** Names that types and properties are written with. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** RDF 1.1 Turtle. */
export function turtle(things: readonly Thing[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`);
  const blocks = things.map(({ iri: subject, type, properties }) => {
    const lines = [`  a ${type}`, ...properties.map(([name, value]) => `  ${name} ${term(value)}`)];
    return `${reference(subject)}\n${lines.join(' ;\n')} .`;
  });
  return `${[prefixes.join('\n'), ...blocks].join('\n\n')}\n`;
}

function term(value: Value): string {
  if ('iri' in value) return reference(value.iri);
  if ('text' in value) return quoted(value.text) + (value.lang ? `@${value.lang}` : '');
  return `${quoted(value.value)}^^${value.type}`;
}

/** Characters that an address in Turtle may not hold are written as percent codes. */
const reference = (address: string): string => `<${address.replaceAll(/[\s\p{Cc}<>"{}|^`\\]/gu, (sign) => encodeURIComponent(sign))}>`;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const quoted = (text: string): string => `"${text.replaceAll(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign)}"`;

/** JSON-LD 1.1 with the same prefixes as context. */
export function jsonLd(things: readonly Thing[]): string {
  const graph = things.map(({ iri: subject, type, properties }) => {
    const byName = Map.groupBy(properties, ([name]) => name);
    const values = [...byName].map(([name, all]) => [name, all.map(([, value]) => node(value))]);
    return { '@id': subject, '@type': type, ...Object.fromEntries(values) };
  });
  return `${JSON.stringify({ '@context': PREFIXES, '@graph': graph }, null, 2)}\n`;
}

function node(value: Value): object {
  if ('iri' in value) return { '@id': value.iri };
  if ('text' in value) return { '@value': value.text, ...(value.lang ? { '@language': value.lang } : {}) };
  return { '@value': value.value, '@type': value.type };
}
