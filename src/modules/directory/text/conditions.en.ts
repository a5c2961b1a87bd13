import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './conditions.sv.ts';

export const en = {
  title: 'Conditions of permits',
  lede: 'A region that holds a permit must meet two kinds of conditions: general ones for everyone, and special ones for the area.',
  description:
    'General conditions of national highly specialised care by HSLF-FS 2018:48 and special conditions of areas where they are published.',
  general: 'General conditions',
  generalLede:
    'The general conditions are in chapter 4 of the regulations of the National Board of Health and Welfare (HSLF-FS 2018:48), changed by HSLF-FS 2020:54. Here they are in our own words. The text of the regulations applies.',
  generalEmpty: 'The register has no general conditions.',
  provision: 'Provision',
  special: 'Special conditions',
  specialLede:
    'The board decides on special conditions when it grants permits. They are first proposed by experts, sent out for consultation and published with the call to the regions. The regulations call them specific conditions; it is the same thing.',
  headingsTitle: 'The headings',
  headingsLede: 'The special conditions are ordered under five headings.',
  headingsSay: {
    'critical-competence': 'Professions and specialists that must be in the team, with particular experience of the area.',
    'available-competence': 'Professions that the team must be able to call on, without particular experience of the area.',
    'other-competence': 'What else the care needs to work, such as other clinics or lodging for relatives.',
    'critical-equipment': 'Equipment and premises that must be there.',
    other: 'Such as research, follow-up, spread of knowledge, care plans and cooperation with others.',
  },
  areasTitle: 'Areas with published conditions',
  areasLede: (n: string) =>
    `The register has special conditions for ${n}. For other areas the conditions are in the decisions of the board, which are not among the sources.`,
  areasNone: 'The register has no special conditions on this day.',
  area: { one: 'area', other: 'areas' },
  count: 'Conditions',
  basis: 'Status',
  basisOf: { proposed: 'Proposed in the call for applications', decided: 'Decided by the board' },
  since: 'From',
  search: 'Search the special conditions',
  q: 'Words in the condition',
  qHint: 'The conditions are in Swedish where no English text exists.',
  heading: 'Heading',
  anyHeading: 'All headings',
  audience: 'Concerns',
  anyAudience: 'Children and adults',
  audiences: { adult: 'Care of adults', child: 'Care of children' },
  found: (n: string, all: string) => `${n} of ${all} special conditions`,
  nothing: 'No special condition matches your search.',
  nothingHelp: 'Try a shorter word or another heading.',
  text: 'Condition',
} satisfies Same<typeof sv>;
