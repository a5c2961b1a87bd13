import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../../platform/operator-fault.ts';
import type { CodeIndex, Definition } from '../definitions/index.ts';
import { ownCodes, parseCases, parseDefinitionText } from '../definitions/index.ts';
import type { IdentityDeps } from '../identity/index.ts';
import type { Register } from '../register/index.ts';
import { noCases, type Version } from './core/version.ts';

/** What authoring stands on: the versions that are shipped, the codes that are known, and the form that others exchange. */
export type Authoring = {
  readonly shipped: () => readonly Version[];
  /** What is known of codes when these definitions name theirs. */
  readonly codes: (definitions: readonly Definition[]) => CodeIndex;
  /** The definition as FHIR R4 resources, and what they cannot carry. */
  readonly fhir: (definition: Definition, base: string) => object;
};

export type AuthoringDeps = IdentityDeps & { readonly authoring: Authoring; readonly register: Pick<Register, 'view' | 'version'> };

export type AuthoringParts = {
  /** Where the shipped definitions and their cases lie. */
  readonly folder: string;
  /** Codes that have been imported; without them, those that definitions name. */
  readonly imported?: () => CodeIndex | undefined;
  readonly fhir: Authoring['fhir'];
};

/** Reads nothing until someone asks. */
export function createAuthoring({ folder, imported = () => undefined, fhir }: AuthoringParts): Authoring {
  let read: readonly Version[] | undefined;
  return {
    shipped: () => {
      read ??= readShipped(folder);
      return read;
    },
    codes: (definitions) => joined(imported(), ownCodes(definitions)),
    fhir,
  };
}

/** Imported editions decide where there are any; for a code system without one, the definitions' own codes do. */
function joined(imported: CodeIndex | undefined, own: CodeIndex): CodeIndex {
  if (!imported) return own;
  const isOwn = (system: 'ORPHA' | 'ICD-10-SE'): boolean => imported.edition(system) === own.edition(system);
  const orpha = isOwn('ORPHA') ? own : imported;
  const icd = isOwn('ICD-10-SE') ? own : imported;
  return {
    edition: imported.edition,
    has: (system, code) => (system === 'ORPHA' ? orpha : icd).has(system, code),
    ancestors: orpha.ancestors,
    descendants: orpha.descendants,
    subcodes: icd.subcodes,
  };
}

function readShipped(folder: string): readonly Version[] {
  const text = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
  const files = fs.readdirSync(folder).filter((file) => /^[a-z0-9-]+\.json$/.test(file));
  return files.sort().map((file) => {
    const definition = parseDefinitionText(text(file));
    if (!definition.ok)
      throw new OperatorFault(`The definition ${file} cannot be used: ${definition.error[0]?.path} ${definition.error[0]?.message.en}`);
    const casesFile = file.replace(/\.json$/, '.cases.json');
    if (!fs.existsSync(path.join(folder, casesFile))) return shipped(definition.value, noCases(definition.value.areaId));
    const cases = parseCases(JSON.parse(text(casesFile)));
    if (!cases.ok) throw new OperatorFault(`The cases ${casesFile} cannot be used: ${cases.error[0]?.path} ${cases.error[0]?.message.en}`);
    return shipped(definition.value, cases.value);
  });
}

const shipped = (definition: Definition, cases: Version['cases']): Version => ({
  ref: definition.id,
  definition,
  cases,
  fictitious: false,
  approved: null,
});
