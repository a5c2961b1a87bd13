import type { z } from 'zod';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { analyse } from './core/analyse.ts';
import type { SavedCases } from './core/cases.ts';
import type { CodeIndex } from './core/codes.ts';
import { ownCodes } from './core/codes.ts';
import type { Definition, Expression } from './core/definition.ts';
import { type Fault, fault } from './core/fault.ts';
import { casesSchema, definitionSchema } from './data-schema.ts';

const DEEPEST = 12;

/**
 * Reads a definition of any origin. What comes back can be compiled and shown; whether it may be approved is another question
 * (`analyse`). Faults name their place (`doors.0.opensWhen`).
 */
export function parseDefinition(json: unknown): Result<Definition, readonly Fault[]> {
  if (depthOf(json, 0) > DEEPEST + 8) return fail([formFault([], 'uttrycken är nästlade för djupt / the expressions are nested too deep')]);
  const parsed = definitionSchema.safeParse(json);
  if (!parsed.success) return fail(parsed.error.issues.flatMap((issue) => issueFaults(issue)));
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

/** Our own messages are Swedish and English with a stroke between; those of the schema library are English only. */
function formFault(path: readonly PropertyKey[], message: string): Fault {
  const [sv = message, en = sv] = message.split(' / ');
  return fault(path.map(String).join('.'), 'schema', sv, en);
}

/** Of the forms that a value may have, the faults against the one that it comes nearest. */
function issueFaults(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length);
    if (nearest && nearest.length > 0) return nearest.flatMap((one) => issueFaults(one, path));
  }
  return [formFault(path, issue.message)];
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
    else if ('all' in expression)
      expression.all.forEach((one, at) => {
        needAll(one, `${path}.all.${at}`);
      });
    else if ('any' in expression)
      expression.any.forEach((one, at) => {
        needAll(one, `${path}.any.${at}`);
      });
  };
  definition.doors.forEach((door, at) => {
    needAll(door.opensWhen, `doors.${at}.opensWhen`);
  });
  definition.criteria.forEach((criterion, at) => {
    need(criterion.yieldsTo, `criteria.${at}.yieldsTo`);
  });
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
    if (!asked.has(part.through))
      broken.push(fault(`redirections.${at}.through`, 'unknown-criterion', part.through, [...asked].join(', ')));
  });
  return broken;
}

/** How deep the JSON goes, looked at no further than matters. */
function depthOf(json: unknown, depth: number): number {
  if (typeof json !== 'object' || json === null || depth > DEEPEST + 8) return depth;
  return Object.values(json).reduce<number>((deepest, value) => Math.max(deepest, depthOf(value, depth + 1)), depth);
}

/** Reads saved cases of any origin. A doubled id is a fault. */
export function parseCases(json: unknown): Result<SavedCases, readonly Fault[]> {
  const parsed = casesSchema.safeParse(json);
  if (!parsed.success) return fail(parsed.error.issues.map((issue) => formFault(issue.path, issue.message)));
  const seen = new Set<string>();
  const doubled = parsed.data.cases.filter(({ id }) => seen.has(id) || !seen.add(id));
  return doubled.length > 0
    ? fail(doubled.map(({ id }) => formFault(['cases'], `${id} används två gånger / ${id} is used twice`)))
    : ok(parsed.data);
}
