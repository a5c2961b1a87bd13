import type { CodeMention } from '../../codes/index.ts';
import { type CodeIndex, type CodeRef, covers, type Definition, writeCodeRef } from '../../definitions/index.ts';

/** Where definitions speak of a code: the part, whether the code decides or suggests there, and through which reference. */
export function mentionsOf(
  definitions: readonly Definition[],
  codes: CodeIndex,
  system: 'ORPHA' | 'ICD-10-SE',
  code: string,
): readonly CodeMention[] {
  return definitions.flatMap((definition) => {
    const found = (refs: readonly CodeRef[]): CodeRef | undefined => refs.find((ref) => covers(ref, system, code, codes));
    const mention = (
      ref: CodeRef | undefined,
      part: { id: string; name: CodeMention['partName'] },
      kind: CodeMention['kind'],
    ): CodeMention[] =>
      ref === undefined
        ? []
        : [
            {
              area: definition.areaId,
              areaName: definition.name,
              definition: definition.id,
              status: definition.status,
              part: part.id,
              partName: part.name,
              kind,
              strength: ref.strength,
              relation: ref.relation ?? null,
              through: writeCodeRef(ref),
            },
          ];
    return [
      ...definition.clarifications.flatMap((part) => mention(found(part.codes), { id: part.id, name: part.text }, 'included')),
      ...definition.delimitations.flatMap((part) => mention(found(part.codes), { id: part.id, name: part.title }, 'delimited')),
      ...definition.delimitations.flatMap((part) => mention(found(part.notCodes), { id: part.id, name: part.title }, 'not-delimited')),
      ...definition.redirections.flatMap((part) => mention(found(part.codes), { id: part.id, name: part.text }, 'redirected')),
    ];
  });
}
