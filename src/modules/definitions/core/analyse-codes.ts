import { type CodeIndex, codeRefsOf, covers, writeCodeRef } from './codes.ts';
import type { CodeRef, Definition } from './definition.ts';
import { error, type Finding, warning } from './finding.ts';
import { readIcd } from './icd.ts';

/** Codes that cannot be read, that are counted both in and out, that never have an effect, or that the loaded edition lacks. */
export function analyseCodes(definition: Definition, codes: CodeIndex): Finding[] {
  return [...form(definition, codes), ...inAndOut(definition, codes), ...selfContradictions(definition)];
}

function form(definition: Definition, codes: CodeIndex): Finding[] {
  return codeRefsOf(definition).flatMap(({ part, ref }) => {
    if ('from' in ref) return ref.from > ref.to ? [error('empty-range', part, writeCodeRef(ref), part)] : [];
    if (ref.system === 'ICD-10-SE') {
      const read = readIcd(ref.code);
      if (read.kind === 'category')
        return codes.subcodes(ref.code).length === 0 ? [warning('code-not-in-edition', part, ref.code, part)] : [];
      if (read.kind !== 'code') return [error('code-unreadable', part, ref.code, part)];
    }
    return codes.has(ref.system, ref.code) ? [] : [warning('code-not-in-edition', part, writeCodeRef(ref), part)];
  });
}

/** A code counted in by a clarification must not be wholly delimited: then counting it in never has an effect. */
function inAndOut(definition: Definition, codes: CodeIndex): Finding[] {
  const out = [
    ...definition.delimitations.flatMap((part) => part.codes.map((ref) => ({ part: part.id, ref }))),
    ...definition.redirections.flatMap((part) => part.codes.map((ref) => ({ part: part.id, ref }))),
  ].filter(({ ref }) => ref.strength === 'decides');
  return definition.clarifications.flatMap((clarification) =>
    clarification.codes.flatMap((ref) => {
      if (!('code' in ref) || ref.strength !== 'decides') return [];
      const over = out.find((delimiting) => covers(delimiting.ref, ref.system, ref.code, codes));
      if (!over) return [];
      const isSame = 'code' in over.ref && over.ref.code === ref.code;
      return isSame
        ? [error('code-in-and-out', clarification.id, writeCodeRef(ref), clarification.id, over.part)]
        : [error('code-never-counts', clarification.id, writeCodeRef(ref), clarification.id, writeCodeRef(over.ref), over.part)];
    }),
  );
}

function selfContradictions(definition: Definition): Finding[] {
  const name = (ref: CodeRef): string => writeCodeRef(ref);
  return definition.delimitations.flatMap((part) => {
    const not = new Set(part.notCodes.map(name));
    return part.codes
      .filter((ref) => not.has(name(ref)))
      .map((ref) => error('delimitation-contradicts-itself', part.id, name(ref), part.id));
  });
}
