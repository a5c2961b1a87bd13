import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A structural check against FHIR R4's own definitions, where they stand beside the project. */
const file = new URL('../../../shared/data/hl7se/r4-subset-structuredefinitions.json.gz', import.meta.url);
export const hasR4 = existsSync(file);

type Element = { path: string; min: number; max: string; type?: { code: string }[]; contentReference?: string };
type Structure = { name: string; type: string; kind: string; snapshot?: { element: Element[] } };

let loaded: Map<string, Element[]> | undefined;
function structures(): Map<string, Element[]> {
  if (loaded) return loaded;
  const json = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  const all: Structure[] = Array.isArray(json) ? json : json.entry.map((entry: { resource: Structure }) => entry.resource);
  loaded = new Map(all.map((one) => [one.name, one.snapshot?.element ?? []]));
  return loaded;
}

/** Every place in the resource that R4 does not have, that is doubled or single against it, or that is missing. */
export function againstR4(resource: Record<string, unknown>): string[] {
  const type = String(resource.resourceType);
  return check(resource, type, type, type).filter((one) => !one.endsWith('.resourceType'));
}

function check(value: Record<string, unknown>, type: string, path: string, shown: string): string[] {
  const elements = structures().get(type);
  if (!elements) return [];
  const children = elements.filter((element) => element.path.startsWith(`${path}.`) && !element.path.slice(path.length + 1).includes('.'));
  const faults: string[] = [];
  const met = new Set<string>();
  for (const [field, inner] of Object.entries(value)) {
    if (field === 'resourceType' || field.startsWith('_')) continue;
    const found = children.map((element) => ({ element, type: typeFor(element, field) })).find((one) => one.type !== undefined);
    if (!found?.type) {
      faults.push(`${shown}.${field} does not exist`);
      continue;
    }
    met.add(found.element.path);
    const isMany = found.element.max !== '1';
    if (Array.isArray(inner) !== isMany) faults.push(`${shown}.${field} is ${isMany ? 'a list' : 'single'}`);
    if (Array.isArray(inner) && inner.length === 0) faults.push(`${shown}.${field} is empty`);
    for (const one of Array.isArray(inner) ? inner : [inner]) {
      if (typeof one !== 'object' || one === null) continue;
      const where = `${shown}.${field}`;
      if (found.element.contentReference) faults.push(...check(one, type, found.element.contentReference.slice(1), where));
      else if (found.type === 'BackboneElement' || found.type === 'Element') faults.push(...check(one, type, found.element.path, where));
      else if (found.type === 'Resource') faults.push(...againstR4(one as Record<string, unknown>));
      else faults.push(...check(one as Record<string, unknown>, found.type, found.type, where));
    }
  }
  for (const element of children) if (element.min > 0 && !met.has(element.path)) faults.push(`${shown}: ${element.path} is missing`);
  return faults;
}

/** The element's type when the field is that element: `valueCoding` is `value[x]` as a Coding. */
function typeFor(element: Element, field: string): string | undefined {
  const name = element.path.slice(element.path.lastIndexOf('.') + 1);
  if (name === field) return element.contentReference ? 'BackboneElement' : element.type?.[0]?.code;
  if (!name.endsWith('[x]')) return undefined;
  const stem = name.slice(0, -3);
  return element.type?.map(({ code }) => code).find((code) => field === `${stem}${code.charAt(0).toUpperCase()}${code.slice(1)}`);
}
