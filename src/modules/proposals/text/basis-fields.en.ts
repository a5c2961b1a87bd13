type Words = Readonly<Record<string, string>>;

/** What is asked in the parts of a basis, by the names of the fields; and of each a hint, what a row is called, and what may be chosen. */
export const fields = {
  background: 'Background',
  patientGroup: 'Patient group',
  volumes: 'Volumes',
  measure: 'What is counted',
  year: 'Year',
  number: 'Number',
  source: 'Source',
  ref: 'Executable definition',
  summary: 'Summary',
  population: 'Applies to',
  parts: 'Parts of the definition',
  heading: 'Heading',
  text: 'Text',
  points: 'Points',
  inScope: 'In scope',
  clarifications: 'Clarifications',
  delimitations: 'Delimitations',
  codes: 'Codes',
  sv: 'Text',
  units: 'Units',
  unitsForChildren: 'Of which for children',
  slotTasks: 'Unequal tasks',
  slotSubPermits: 'Sub-permits',
  slotNote: 'Note',
  conditions: 'Conditions',
  audience: 'Applies to',
  patients: 'For patients',
  otherCare: 'For other care',
  emergencyCare: 'For emergency care',
  education: 'For education',
  research: 'For research',
  travel: 'For travel and transports',
  followUp: 'Proposal for follow-up',
  'slots.sv': 'Task',
} as Words;

export const hints = {
  'background.background': 'Why the care is proposed to be national highly specialised care. An empty line between paragraphs.',
  'background.volumes': 'How many it concerns, one year at a time, with a source.',
  'definition.ref': 'A version or a draft among the executable definitions. It is locked together with the basis.',
  'definition.points': 'One point on each line.',
  'definition.inScope': 'One thing on each line.',
  'definition.codes': 'One code on each line, such as ORPHA:98539 or G24.1.',
  'slots.units': 'One to five units in the country.',
  'slots.unitsForChildren': 'Lies within the whole number. Leave empty if the number is not divided.',
  'slots.slotTasks': 'If the units have unequal tasks. Leave empty if all do the same.',
  'slots.slotSubPermits': 'A part of the care that needs a permit of its own within the area.',
  'followUp.followUp': 'Which measures, which registers and how often.',
} as Words;

export const rows = {
  volumes: 'volume',
  parts: 'part',
  clarifications: 'clarification',
  delimitations: 'delimitation',
  slotTasks: 'task',
  slotSubPermits: 'sub-permit',
  conditions: 'condition',
} as Words;

export const options = {
  population: { adults: 'Adults', children: 'Children', both: 'Adults and children' },
  audience: { adult: 'Adults', child: 'Children', both: 'Adults and children' },
  heading: {
    'critical-competence': 'Critical competence in the team',
    'available-competence': 'Competence that must be available',
    'other-competence': 'Other competences and prerequisites',
    'critical-equipment': 'Critical equipment or premises',
    other: 'Other conditions',
  },
} as Readonly<Record<string, Words>>;
