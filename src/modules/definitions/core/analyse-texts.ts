import type { Definition, Localised } from './definition.ts';
import { error, type Finding } from './finding.ts';
import { LANGUAGE_NAMES_EN } from './text.en.ts';
import { LANGUAGE_NAMES_SV } from './text.sv.ts';

/** Texts missing in either language, and parts without a legal reference. */
export function analyseTexts(definition: Definition): Finding[] {
  return [...emptyTexts(definition, ''), ...emptyReferences(definition)];
}

function emptyTexts(value: unknown, path: string): Finding[] {
  if (isLocalised(value)) {
    return (['sv', 'en'] as const)
      .filter((language) => value[language].trim() === '')
      .map((language) => error('empty-text', path, path, { sv: LANGUAGE_NAMES_SV[language], en: LANGUAGE_NAMES_EN[language] }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => emptyTexts(inner, path === '' ? key : `${path}.${key}`));
}

function isLocalised(value: unknown): value is Localised {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sv' in value &&
    'en' in value &&
    typeof value.sv === 'string' &&
    typeof value.en === 'string'
  );
}

function emptyReferences(definition: Definition): Finding[] {
  const parts = [
    ...definition.doors,
    ...definition.criteria,
    ...definition.clarifications,
    ...definition.delimitations,
    ...definition.redirections,
    { id: 'population', legalReference: definition.population.legalReference },
  ];
  return parts.filter((part) => part.legalReference.trim() === '').map((part) => error('empty-reference', part.id, part.id));
}
