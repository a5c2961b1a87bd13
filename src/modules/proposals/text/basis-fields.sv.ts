type Words = Readonly<Record<string, string>>;

/** What is asked in the parts of a basis, by the names of the fields; and of each a hint, what a row is called, and what may be chosen. */
export const fields = {
  background: 'Bakgrund',
  patientGroup: 'Patientgrupp',
  volumes: 'Volymer',
  measure: 'Vad som räknas',
  year: 'År',
  number: 'Antal',
  source: 'Källa',
  ref: 'Exekverbar definition',
  summary: 'Sammanfattning',
  population: 'Gäller',
  parts: 'Delar av definitionen',
  heading: 'Rubrik',
  text: 'Text',
  points: 'Punkter',
  inScope: 'Ingår',
  clarifications: 'Förtydliganden',
  delimitations: 'Avgränsningar',
  codes: 'Koder',
  sv: 'Text',
  units: 'Enheter',
  unitsForChildren: 'Varav för barn',
  slotTasks: 'Olika uppgifter',
  slotSubPermits: 'Undertillstånd',
  slotNote: 'Anmärkning',
  conditions: 'Villkor',
  audience: 'Gäller',
  patients: 'För patienterna',
  otherCare: 'För annan vård',
  emergencyCare: 'För akutsjukvården',
  education: 'För utbildningen',
  research: 'För forskningen',
  travel: 'För resor och transporter',
  followUp: 'Förslag till uppföljning',
  'slots.sv': 'Uppgift',
} as Words;

export const hints = {
  'background.background': 'Varför vården föreslås bli nationell högspecialiserad vård. Tom rad mellan stycken.',
  'background.volumes': 'Hur många det gäller, ett år i taget, med källa.',
  'definition.ref': 'En version eller ett utkast bland de exekverbara definitionerna. Den låses tillsammans med underlaget.',
  'definition.points': 'En punkt på varje rad.',
  'definition.inScope': 'En sak på varje rad.',
  'definition.codes': 'En kod på varje rad, till exempel ORPHA:98539 eller G24.1.',
  'slots.units': 'En till fem enheter i landet.',
  'slots.unitsForChildren': 'Ligger inom det hela antalet. Lämna tomt om antalet inte är uppdelat.',
  'slots.slotTasks': 'Om enheterna har olika uppgifter. Lämna tomt om alla gör samma.',
  'slots.slotSubPermits': 'En del av vården som kräver eget tillstånd inom området.',
  'followUp.followUp': 'Vilka mått, vilka register och hur ofta.',
} as Words;

export const rows = {
  volumes: 'volym',
  parts: 'del',
  clarifications: 'förtydligande',
  delimitations: 'avgränsning',
  slotTasks: 'uppgift',
  slotSubPermits: 'undertillstånd',
  conditions: 'villkor',
} as Words;

export const options = {
  population: { adults: 'Vuxna', children: 'Barn', both: 'Vuxna och barn' },
  audience: { adult: 'Vuxna', child: 'Barn', both: 'Vuxna och barn' },
  heading: {
    'critical-competence': 'Kritisk kompetens i teamet',
    'available-competence': 'Kompetens som ska finnas att tillgå',
    'other-competence': 'Andra kompetenser och förutsättningar',
    'critical-equipment': 'Kritisk utrustning eller lokaler',
    other: 'Övriga villkor',
  },
} as Readonly<Record<string, Words>>;
