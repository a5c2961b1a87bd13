import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../../platform/operator-fault.ts';
import type { CodeIndex, Definition, Localised } from '../definitions/index.ts';
import { ownCodes, parseCases, parseDefinitionText } from '../definitions/index.ts';
import type { Eligibility } from '../eligibility/index.ts';
import type { IdentityDeps } from '../identity/index.ts';
import type { Register } from '../register/index.ts';
import { noCases, type Version } from './core/version.ts';

/** What authoring stands on. */
export type Authoring = {
  /** The versions that come with the product, with their cases. */
  readonly shipped: () => readonly Version[];
  /** What is known of codes when these definitions name theirs. */
  readonly codes: (definitions: readonly Definition[]) => CodeIndex;
  readonly fhir: Eligibility['fhir'];
  /** What FHIR R4 cannot carry. */
  readonly fhirLimits: readonly Localised[];
};

export type AuthoringDeps = IdentityDeps & { readonly authoring: Authoring; readonly register: Pick<Register, 'view' | 'version'> };

export type AuthoringParts = {
  /** Where the shipped definitions and their cases lie. */
  readonly folder: string;
  readonly eligibility: Pick<Eligibility, 'codes' | 'fhir'>;
  readonly fhirLimits: readonly Localised[];
};

/** Reads no file until someone asks. */
export function createAuthoring({ folder, eligibility, fhirLimits }: AuthoringParts): Authoring {
  let read: readonly Version[] | undefined;
  return {
    shipped: () => {
      read ??= readShipped(folder);
      return read;
    },
    codes: (definitions) => joined(eligibility.codes(), ownCodes(definitions)),
    fhir: eligibility.fhir,
    fhirLimits,
  };
}

/** What has been imported, and the codes that a draft names besides. */
function joined(imported: CodeIndex, own: CodeIndex): CodeIndex {
  return {
    ...imported,
    has: (system, code) => imported.has(system, code) || own.has(system, code),
    subcodes: (category) => {
      const known = imported.subcodes(category);
      return known.length > 0 ? known : own.subcodes(category);
    },
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
