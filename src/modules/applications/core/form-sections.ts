import type { Section } from './form.ts';
import { field, inRow, maybe, section } from './form-fields.ts';

/** Who applies, and whom to turn to. */
export const who = section('organisation', 'who', [
  field('organisation.responsible', 'line'),
  field('organisation.manager', 'line'),
  field('organisation.signatory', 'line'),
  field('organisation.contacts', 'table', {
    rows: { least: 1, most: 10 },
    columns: [
      field('organisation.contacts.function', 'line'),
      maybe('organisation.contacts.name', 'line'),
      field('organisation.contacts.mail', 'line'),
      maybe('organisation.contacts.phone', 'line'),
    ],
  }),
]);

/** The team by profession. */
export const staff = section('staff', 'resources', [
  field('staff.staff', 'table', {
    rows: { least: 1, most: 60 },
    columns: [
      field('staff.staff.profession', 'line'),
      field('staff.staff.number', 'number'),
      field('staff.staff.fullTime', 'number', { decimals: 2 }),
      inRow('staff.staff.experience'),
      inRow('staff.staff.vulnerability', false),
    ],
  }),
  field('staff.supply', 'text'),
]);

/** Patients and treatments of the years asked for. */
export const volumes = (years: readonly number[]): Section =>
  section('volumes', 'resources', [
    field('volumes.volumes', 'table', {
      rows: { least: years.length, most: years.length },
      given: { column: 'year', values: years.map(String) },
      columns: [
        field('volumes.volumes.year', 'line'),
        field('volumes.volumes.patients', 'number'),
        field('volumes.volumes.treatments', 'number'),
      ],
    }),
    maybe('volumes.counted', 'text'),
    field('volumes.expected', 'text'),
  ]);

/** What there is for the care besides staff and volumes (HSLF-FS 2018:48 4 kap. 4, 6, 7 and 10 §§). */
export const resources: readonly Section[] = [
  section('premises', 'resources', [field('premises.premises', 'text'), field('premises.equipment', 'text')]),
  section('cooperation', 'resources', [
    field('cooperation.applicants', 'text'),
    field('cooperation.referrers', 'text'),
    field('cooperation.neighbours', 'text'),
    field('cooperation.international', 'text'),
  ]),
  section('research', 'resources', [field('research.research', 'text'), field('research.education', 'text')]),
  section('follow-up', 'resources', [
    field('follow-up.registers', 'text'),
    field('follow-up.monitoring', 'text'),
    maybe('follow-up.reported', 'text'),
  ]),
  section('risks', 'resources', [
    field('risks.risks', 'table', {
      rows: { least: 1, most: 40 },
      columns: [field('risks.risks.risk', 'line'), inRow('risks.risks.effect'), inRow('risks.risks.action')],
    }),
    field('risks.continuity', 'text'),
  ]),
];

/** What follows for other care, when the care can start, and who else carries it out (4 kap. 1 and 2 §§). */
export const consequences: readonly Section[] = [
  section('consequences', 'consequences', [field('consequences.granted', 'text'), field('consequences.rejected', 'text')]),
  section('start', 'consequences', [field('start.weeks', 'number', { max: 520 }), field('start.needs', 'text')]),
  section('subcontractors', 'consequences', [
    field('subcontractors.uses', 'yes-no'),
    field('subcontractors.providers', 'table', {
      required: false,
      requiredWhen: { field: 'uses', is: true },
      rows: { least: 1, most: 20 },
      columns: [
        field('subcontractors.providers.name', 'line'),
        inRow('subcontractors.providers.part'),
        inRow('subcontractors.providers.agreement'),
      ],
    }),
  ]),
];
