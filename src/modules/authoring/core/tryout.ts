import type { Answer, Diagnosis, EligibilityInput } from '../../definitions/index.ts';

/** What was filled in when a definition was tried: as it stood in the form. */
export type Tried = { readonly age: string; readonly answers: readonly string[]; readonly diagnoses: string };

/** The form as a question to the definition, and the lines of diagnoses that cannot be read. */
export function readTried({ age, answers, diagnoses }: Tried): { readonly input: EligibilityInput; readonly badLines: readonly string[] } {
  const lines = diagnoses.split(/\r?\n|;/).flatMap((line) => line.trim() || []);
  const read = lines.map((line) => [line, readDiagnosis(line)] as const);
  const given = answers.flatMap((one): [string, Answer][] => {
    const [, id, answer] = /^([a-z0-9-]+)=(yes|no|unknown)$/.exec(one) ?? [];
    return id ? [[id, answer as Answer]] : [];
  });
  const found = read.flatMap(([, diagnosis]) => diagnosis ?? []);
  return {
    input: {
      ...(age.trim() === '' ? {} : { age: Number(age.trim().replace(',', '.')) }),
      ...(given.length > 0 ? { answers: Object.fromEntries(given) } : {}),
      ...(found.length > 0 ? { diagnoses: found } : {}),
    },
    badLines: read.flatMap(([line, diagnosis]) => (diagnosis ? [] : [line])),
  };
}

const form = /^(ORPHA|ICD(?:-10-SE)?)[\s:]+([A-Z]?[\w.]+)\s+(fastställd|misstänkt|confirmed|suspected)$/i;

function readDiagnosis(line: string): Diagnosis | undefined {
  const [, system = '', code = '', certainty = ''] = form.exec(line) ?? [];
  if (code === '') return undefined;
  const isConfirmed = /^(fastställd|confirmed)$/i.test(certainty);
  return { system: /^orpha$/i.test(system) ? 'ORPHA' : 'ICD-10-SE', code, certainty: isConfirmed ? 'confirmed' : 'suspected' };
}
