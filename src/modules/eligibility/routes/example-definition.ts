import type { Definition } from '../../definitions/index.ts';

/** The outline of its export, for the API description. */
export const exampleBundle = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: (['Questionnaire', 'PlanDefinition'] as const).map((resourceType) => {
    const url = `https://exempel.se/fhir/${resourceType}/exempelomrade`;
    return { fullUrl: url, resource: { resourceType, url } };
  }),
};

/** As small as a definition can be, for the API description. Made up. */
export const exampleDefinition: Definition = {
  format: 'tillstand-definition/1',
  id: 'exempelomrade@1',
  areaId: 'exempelomrade',
  version: 1,
  status: 'own-reading',
  marks: [],
  name: { sv: 'Exempelområde', en: 'Example area' },
  source: { title: 'Påhittad källa', url: null, seen: '2026-01-01' },
  population: {
    groups: ['adult', 'child'],
    childUnder: 18,
    text: { sv: 'Barn och vuxna.', en: 'Children and adults.' },
    legalReference: '1 §',
  },
  doors: [
    {
      id: 'assessment',
      title: { sv: 'Bedömning', en: 'Assessment' },
      text: { sv: 'För den som har diagnosen.', en: 'For those who have the diagnosis.' },
      legalReference: '1 §',
      opensWhen: { criterion: 'confirmed' },
      outcomes: [],
    },
  ],
  criteria: [
    {
      id: 'confirmed',
      question: { sv: 'Är diagnosen fastställd?', en: 'Has the diagnosis been established?' },
      text: { sv: 'Fastställd diagnos.', en: 'Established diagnosis.' },
      legalReference: '1 §',
    },
  ],
  clarifications: [],
  delimitations: [],
  redirections: [],
  slots: [],
  referral: [],
};
