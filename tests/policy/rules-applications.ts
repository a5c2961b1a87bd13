import type { Rule } from './rules.ts';

const region = ['applicant-editor', 'region-contact', 'region-signatory'] as const;

/** Who may do what with applications while they are written; that it is the own region's is asked of the application. */
export const applicationsRules: readonly Rule[] = [
  {
    says: 'Those who work with a region’s applications see them with all that is written and missing, and comment',
    routes: [
      'applications.list',
      'applications.one',
      'applications.check',
      'applications.section',
      'applications.commented',
      'applications.versions',
      'applications.plan',
      'applications.plan-pdf',
      'applications.plan-docx',
      'api.applications.list',
      'api.applications.one',
    ],
    who: region,
  },
  {
    says: 'Editors and contact persons begin applications and ask colleagues to write',
    routes: ['applications.begun', 'applications.assigned'],
    who: ['applicant-editor', 'region-contact'],
  },
  {
    says: 'Editors write, mark as ready and copy from earlier applications; nobody else does',
    routes: ['applications.section-saved', 'applications.section-marked', 'applications.copy', 'applications.copied'],
    who: ['applicant-editor'],
  },
  {
    says: 'Case officers write the guidance beside the fields of the form',
    routes: ['applications.guidance', 'applications.guidance-one', 'applications.guidance-written'],
    who: ['case-officer'],
  },
];
