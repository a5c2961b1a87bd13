import type { CodeRef, Definition, Delimitation, Localised } from '../modules/definitions/index.ts';
import { writeCodeRef } from '../modules/definitions/index.ts';
import { asked, fhirPath } from './fhirpath.ts';

/** FHIR R4 (4.0.1) `Questionnaire` and `PlanDefinition` of an executable definition. Pure: the caller gives the base address. */

type Json = { readonly [field: string]: unknown };
export type FhirAddresses = { readonly base: string };

/** What the standard cannot carry, or not in a form that systems agree on. Shown beside the export and kept in the PlanDefinition. */
export const fhirLimits: readonly Localised[] = [
  {
    sv: 'Att en obesvarad avgränsning räknas som inte uppfylld men ska uteslutas uttrycks i FHIRPath (”= true”), men listan över vad som ska uteslutas går inte att uttrycka.',
    en: 'That an unanswered delimitation counts as not met but is to be ruled out is written in FHIRPath ("= true"), but the list of what to rule out cannot be expressed.',
  },
  {
    sv: 'Kodernas verkan (avgör eller ger anledning att fråga, fastställd eller misstänkt diagnos, ORPHA före ICD) följer med som värdemängder men utan regler. Kodintervall i ICD-10-SE blir text.',
    en: 'What codes do (decide or give cause to ask, confirmed or suspected diagnosis, ORPHA before ICD) comes along as value sets but without rules. Code ranges in ICD-10-SE become text.',
  },
  { sv: 'Motsägelser mellan svar och kod upptäcks inte.', en: 'Contradictions between answer and code are not found.' },
  {
    sv: 'Skälen, ordningen att fråga i och vilka enheter som tar emot patienten går inte att uttrycka. Den rättsliga hänvisningen följer med varje del.',
    en: 'The reasons, the order to ask in and which units take the patient cannot be expressed. The legal reference comes with each part.',
  },
];

const YES_NO_UNKNOWN = ['Y', 'N', 'UNK'].map((code) => ({
  valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0532', code, display: { Y: 'Yes', N: 'No', UNK: 'unknown' }[code] },
}));

const idOf = (definition: Definition): string => definition.id.replace('@', '-v');
const questionnaireUrl = (definition: Definition, { base }: FhirAddresses): string => `${base}/fhir/Questionnaire/${definition.areaId}`;
const planUrl = (areaId: string, { base }: FhirAddresses): string => `${base}/fhir/PlanDefinition/${areaId}`;

/** A Swedish text with its English translation beside it, as the standard's translation extension has it. */
function bilingual(field: string, text: Localised): Json {
  return {
    [field]: text.sv,
    [`_${field}`]: {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'en' },
            { url: 'content', valueString: text.en },
          ],
        },
      ],
    },
  };
}

function common(definition: Definition, addresses: FhirAddresses): Json {
  return {
    id: idOf(definition),
    language: 'sv',
    version: String(definition.version),
    name: definition.areaId.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    ...bilingual('title', definition.name),
    // Our own reading of a text is no decided artefact, however complete it is.
    status: definition.status === 'decided' ? 'active' : 'draft',
    experimental: definition.status !== 'decided',
    publisher: `Tillstånd (${addresses.base})`,
    description: [...definition.marks.map((mark) => mark.sv), definition.population.text.sv, definition.source.title].join('\n\n'),
    jurisdiction: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'SE' }] }],
  };
}

/** The questions of the definition: age, criteria, delimitations and diagnoses. Answers are Y, N or UNK; no answer means unknown too. */
export function toQuestionnaire(definition: Definition, addresses: FhirAddresses): Json {
  const question = (part: { readonly id: string; readonly question: Localised; readonly legalReference: string }): Json => ({
    linkId: part.id,
    definition: `${questionnaireUrl(definition, addresses)}#${part.id}`,
    prefix: part.legalReference,
    ...bilingual('text', part.question),
    type: 'choice',
    required: false,
    repeats: false,
    answerOption: YES_NO_UNKNOWN,
  });
  const group = (linkId: string, text: Localised, item: readonly Json[]): Json[] =>
    item.length === 0 ? [] : [{ linkId, ...bilingual('text', text), type: 'group', item }];
  return {
    resourceType: 'Questionnaire',
    ...common(definition, addresses),
    url: questionnaireUrl(definition, addresses),
    subjectType: ['Patient'],
    item: [
      {
        linkId: 'age',
        ...bilingual('text', { sv: 'Patientens ålder i år', en: "The patient's age in years" }),
        type: 'decimal',
        required: false,
      },
      ...group('criteria', { sv: 'Kriterier', en: 'Criteria' }, definition.criteria.map(question)),
      ...group(
        'delimitations',
        { sv: 'Avgränsningar', en: 'Delimitations' },
        definition.delimitations.filter((part) => !part.derived).map(question),
      ),
      {
        linkId: 'diagnoses',
        ...bilingual('text', { sv: 'Diagnos', en: 'Diagnosis' }),
        type: 'group',
        repeats: true,
        item: [
          {
            linkId: 'diagnosis-code',
            ...bilingual('text', { sv: 'Kod i ORPHA eller ICD-10-SE', en: 'Code in ORPHA or ICD-10-SE' }),
            type: 'open-choice',
          },
          {
            linkId: 'diagnosis-certainty',
            ...bilingual('text', { sv: 'Säkerhet', en: 'Certainty' }),
            type: 'choice',
            answerOption: [
              {
                valueCoding: {
                  system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
                  code: 'confirmed',
                  display: 'Confirmed',
                },
              },
              {
                valueCoding: {
                  system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
                  code: 'provisional',
                  display: 'Provisional',
                },
              },
            ],
          },
        ],
      },
    ],
  };
}

/**
 * The rules of the definition: one action a delimitation and one a door, in the order that they are to be tried. Conditions are FHIRPath
 * over a response to the questionnaire. A met delimitation goes before any door.
 */
export function toPlanDefinition(definition: Definition, addresses: FhirAddresses): Json {
  return {
    resourceType: 'PlanDefinition',
    ...common(definition, addresses),
    url: planUrl(definition.areaId, addresses),
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }] },
    usage: fhirLimits.map((limit) => `- ${limit.sv}`).join('\n'),
    relatedArtifact: [
      { type: 'depends-on', resource: questionnaireUrl(definition, addresses) },
      { type: 'derived-from', citation: definition.source.title, ...(definition.source.url ? { url: definition.source.url } : {}) },
    ],
    contained: valueSets(definition),
    action: [
      ...definition.delimitations.map((part) => delimitationAction(definition, part, addresses)),
      ...definition.doors.map((door) => ({
        id: door.id,
        ...bilingual('title', door.title),
        ...bilingual('description', door.text),
        documentation: [{ type: 'citation', citation: door.legalReference }],
        condition: [condition(`${fhirPath(definition, door.opensWhen)} = true`)],
        ...(door.outcomes.length === 0
          ? {}
          : {
              selectionBehavior: 'exactly-one',
              action: door.outcomes.map((outcome) => ({
                id: `${door.id}-${outcome.id}`,
                prefix: outcome.id,
                ...bilingual('title', outcome.text),
              })),
            }),
      })),
    ],
  };
}

const condition = (expression: string): Json => ({ kind: 'applicability', expression: { language: 'text/fhirpath', expression } });

function delimitationAction(definition: Definition, part: Delimitation, addresses: FhirAddresses): Json {
  const holds = part.derived
    ? `${fhirPath(definition, part.derived.when)} = true${part.derived.unless ? ` and (${fhirPath(definition, part.derived.unless)} = true).not()` : ''}`
    : `${asked(definition, part.id)} = true`;
  const redirections = definition.redirections.filter((one) => one.through === part.id);
  return {
    id: part.id,
    ...bilingual('title', part.title),
    ...bilingual('description', part.text),
    code: [{ text: part.effect }],
    documentation: [{ type: 'citation', citation: part.legalReference }],
    condition: [condition(holds)],
    ...(redirections.length === 0
      ? {}
      : {
          selectionBehavior: 'any',
          action: redirections.map((one) => ({
            id: one.id,
            ...bilingual('title', one.text),
            documentation: [{ type: 'citation', citation: one.legalReference }],
            definitionCanonical: planUrl(one.area, addresses),
          })),
        }),
  };
}

const SYSTEMS = { ORPHA: 'http://www.orpha.net', 'ICD-10-SE': 'http://hl7.org/fhir/sid/icd-10-se' } as const;

/** The codes of each part by strength. What R4 has no form for (ranges) is named in the description. */
function valueSets(definition: Definition): Json[] {
  const parts = [...definition.clarifications, ...definition.delimitations, ...definition.redirections];
  return parts.flatMap((part) =>
    (['decides', 'suggests'] as const).flatMap((strength) => {
      const refs = part.codes.filter((ref) => ref.strength === strength);
      const include = refs.flatMap((ref) => included(ref));
      if (include.length === 0) return [];
      const ranges = refs.filter((ref) => 'from' in ref).map(writeCodeRef);
      return [
        {
          resourceType: 'ValueSet',
          id: `${part.id}-${strength}`.slice(0, 64),
          status: definition.status === 'decided' ? 'active' : 'draft',
          title: `${part.id} (${strength})`,
          ...(ranges.length > 0 ? { description: `ICD-10-SE ${ranges.join(', ')}` } : {}),
          compose: { include, ...excluded(refs) },
        },
      ];
    }),
  );
}

function included(ref: CodeRef): Json[] {
  if ('from' in ref) return [];
  const system = SYSTEMS[ref.system];
  const display = ref.label ? { display: ref.label.sv } : {};
  return ref.withDescendants
    ? [{ system, filter: [{ property: 'concept', op: 'is-a', value: ref.code }] }]
    : [{ system, concept: [{ code: ref.code, ...display }] }];
}

function excluded(refs: readonly CodeRef[]): Json {
  const codes = [...new Set(refs.flatMap((ref) => ref.except ?? []))];
  const exclude = codes.map((value) => ({ system: SYSTEMS.ORPHA, filter: [{ property: 'concept', op: 'is-a', value }] }));
  return exclude.length > 0 ? { exclude } : {};
}
