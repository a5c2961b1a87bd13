import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { z } from 'zod';
import { analyse } from './analyse.ts';
import type { CodeIndex } from './codes.ts';
import { ownCodes } from './codes.ts';
import type { Definition, Expression } from './definition.ts';
import { type Fault, fault } from './fault.ts';
import { definitionSchema } from './schema.ts';

const DEEPEST = 12;

/**
 * Reads a definition of any origin. What comes back can be compiled and shown; whether it may be approved is another question
 * (`analyse`). Faults name their place (`doors.0.opensWhen`).
 */
export function parseDefinition(json: unknown): Result<Definition, readonly Fault[]> {
  if (depthOf(json, 0) > DEEPEST + 8) return fail([fault('', 'schema', 'Uttrycken är nästlade för djupt. / The expressions are nested too deep.')]);
  const parsed = definitionSchema.safeParse(json);
  if (!parsed.success) return fail(parsed.error.issues.flatMap(issueFaults));
  const { $schema: _, ...definition } = parsed.data;
  const wanted = `${definition.areaId}@${definition.version}`;
  if (definition.id !== wanted) return fail([fault('id', 'wrong-id', wanted)]);
  const broken = brokenReferences(definition);
  return broken.length > 0 ? fail(broken) : ok(definition);
}

/** Reads a definition from the text of a file. */
export function parseDefinitionText(text: string): Result<Definition, readonly Fault[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail([fault('', 'bad-file', error instanceof Error ? error.message : String(error))]);
  }
  return parseDefinition(json);
}

/** May the version be approved: does it parse and does analysis find no error? */
export function mayApprove(definition: Definition, codes: CodeIndex = ownCodes([definition])): boolean {
  return analyse(definition, { codes }).every((finding) => finding.severity !== 'error');
}

function issueFaults(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String).join('.');
  return [{ ...fault(path, 'schema', issue.message), message: { sv: issue.message, en: issue.message } }];
}

/** References that would make the definition impossible to compile: everything else is left to analysis, so that drafts can be kept. */
function brokenReferences(definition: Definition): Fault[] {
  const criteria = new Set(definition.criteria.map((criterion) => criterion.id));
  const known = [...criteria].join(', ');
  const broken: Fault[] = [];
  const need = (id: string | undefined, path: string): void => {
    if (id !== undefined && !criteria.has(id)) broken.push(fault(path, 'unknown-criterion', id, known));
  };
  const needAll = (expression: Expression | undefined, path: string): void => {
    if (expression === undefined) return;
    if ('criterion' in expression) need(expression.criterion, path);
    else if ('not' in expression) needAll(expression.not, `${path}.not`);
    else if ('all' in expression) expression.all.forEach((one, at) => needAll(one, `${path}.all.${at}`));
    else if ('any' in expression) expression.any.forEach((one, at) => needAll(one, `${path}.any.${at}`));
  };
  definition.doors.forEach((door, at) => needAll(door.opensWhen, `doors.${at}.opensWhen`));
  definition.criteria.forEach((criterion, at) => need(criterion.yieldsTo, `criteria.${at}.yieldsTo`));
  definition.clarifications.forEach((part, at) => {
    need(part.establishes?.confirmed, `clarifications.${at}.establishes.confirmed`);
    need(part.establishes?.suspected, `clarifications.${at}.establishes.suspected`);
  });
  definition.delimitations.forEach((part, at) => {
    needAll(part.derived?.when, `delimitations.${at}.derived.when`);
    needAll(part.derived?.unless, `delimitations.${at}.derived.unless`);
    need(part.derived?.cites, `delimitations.${at}.derived.cites`);
  });
  const asked = new Set(definition.delimitations.filter((part) => part.derived === undefined).map((part) => part.id));
  definition.redirections.forEach((part, at) => {
    if (!asked.has(part.through)) broken.push(fault(`redirections.${at}.through`, 'unknown-criterion', part.through, [...asked].join(', ')));
  });
  return broken;
}

/** How deep the JSON goes, looked at no further than matters. */
function depthOf(json: unknown, depth: number): number {
  if (typeof json !== 'object' || json === null || depth > DEEPEST + 8) return depth;
  return Object.values(json).reduce<number>((deepest, value) => Math.max(deepest, depthOf(value, depth + 1)), depth);
}
