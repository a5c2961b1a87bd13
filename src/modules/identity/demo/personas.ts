import { type Role, roles } from '../core/role.ts';

type Named = { readonly sv: string; readonly en: string };

/** A made-up person of the demonstration, named by role. The id is the subject that the demo issuer states. */
export type Persona = {
  readonly id: string;
  readonly name: Named;
  readonly assignments: readonly { readonly role: Role; readonly organisation: string }[];
};

/** The parts of the list that one picks from. */
export type PersonaGroup = 'authority' | 'groups' | 'board' | 'regions' | 'others';

const inGroups: ReadonlySet<Role> = new Set<Role>(['expert-group-member', 'b1-member', 'b2-member']);

/** Where a persona is found in the list: by the first assignment. Members of groups are appointed by the authority and work elsewhere. */
export function personaGroup({ assignments }: Persona): PersonaGroup {
  const first = assignments[0]?.role;
  if (first === undefined) return 'others';
  if (inGroups.has(first)) return 'groups';
  const { at: kind } = roles[first];
  return kind === 'region' ? 'regions' : kind === 'authority' || kind === 'board' ? kind : 'others';
}

/** Whoever sits in an expert group represents a collaboration region with a profession; the name says which. */
const expert = (number: number, region: Named, profession: Named): Persona => ({
  id: `sakkunnig-${number}`,
  name: {
    sv: `Ledamot i sakkunniggrupp ${number}, ${region.sv}, ${profession.sv}`,
    en: `Expert group member ${number}, ${region.en}, ${profession.en}`,
  },
  assignments: at('authority', 'expert-group-member'),
});

/** Each member of the board sits for a collaboration region; the name says which. */
const boardMember = (number: number, region: Named): Persona => ({
  id: `ledamot-${number}`,
  name: { sv: `Ledamot ${number} i nämnden, ${region.sv}`, en: `Board member ${number}, ${region.en}` },
  assignments: at('board', 'board-member'),
});

/** Those who write a region's applications, and those who send them in. */
const editor = (id: string, organisation: string, name: string, number?: number): Persona => ({
  id: `redaktor-${id}`,
  name: {
    sv: `Ansökansredaktör${number === undefined ? '' : ` ${number}`}, ${name}`,
    en: `Application editor${number === undefined ? '' : ` ${number}`}, ${name}`,
  },
  assignments: at(organisation, 'applicant-editor'),
});
const signatory = (id: string, organisation: string, name: string): Persona => ({
  id: `firmatecknare-${id}`,
  name: { sv: `Behörig företrädare, ${name}`, en: `Signatory, ${name}` },
  assignments: at(organisation, 'region-signatory'),
});

const contact = (id: string, organisation: string, name: string): Persona => ({
  id: `kontaktperson-${id}`,
  name: { sv: `Kontaktperson, ${name}`, en: `Contact person, ${name}` },
  assignments: at(organisation, 'region-contact'),
});

const at = (organisation: string, ...held: Role[]): Persona['assignments'] => held.map((role) => ({ role, organisation }));

/** One persona for every role, and some with several. Skåne and Uppsala stand for "own" and "other" region. */
export const personas: readonly Persona[] = [
  { id: 'handlaggare', name: { sv: 'Handläggare', en: 'Case officer' }, assignments: at('authority', 'case-officer') },
  { id: 'handlaggare-2', name: { sv: 'Handläggare 2', en: 'Case officer 2' }, assignments: at('authority', 'case-officer') },
  { id: 'enhetschef', name: { sv: 'Chef', en: 'Head' }, assignments: at('authority', 'head') },
  { id: 'registrator', name: { sv: 'Registrator', en: 'Registrar' }, assignments: at('authority', 'registrar') },
  { id: 'analytiker', name: { sv: 'Analytiker', en: 'Analyst' }, assignments: at('authority', 'analyst') },
  { id: 'administrator', name: { sv: 'Administratör', en: 'Administrator' }, assignments: at('authority', 'administrator') },
  { id: 'administrator-2', name: { sv: 'Administratör 2', en: 'Administrator 2' }, assignments: at('authority', 'administrator') },
  { id: 'granskare', name: { sv: 'Granskare av loggen', en: 'Auditor' }, assignments: at('authority', 'auditor') },
  {
    id: 'sakkunnig',
    name: { sv: 'Ledamot i sakkunniggrupp', en: 'Expert group member' },
    assignments: at('authority', 'expert-group-member'),
  },
  { id: 'b1-ledamot', name: { sv: 'Ledamot i beredningsgrupp 1', en: 'B1 member' }, assignments: at('authority', 'b1-member') },
  { id: 'b2-ledamot', name: { sv: 'Ledamot i beredningsgrupp 2', en: 'B2 member' }, assignments: at('authority', 'b2-member') },
  { id: 'ordforande', name: { sv: 'Ordförande i nämnden', en: 'Board chair' }, assignments: at('board', 'board-chair') },
  { id: 'ledamot', name: { sv: 'Ledamot i nämnden', en: 'Board member' }, assignments: at('board', 'board-member') },
  { id: 'ersattare', name: { sv: 'Ersättare i nämnden', en: 'Board substitute' }, assignments: at('board', 'board-substitute') },
  { id: 'sekreterare', name: { sv: 'Nämndens sekreterare', en: 'Board secretary' }, assignments: at('board', 'board-secretary') },
  {
    id: 'kontaktperson-skane',
    name: { sv: 'Kontaktperson, Skåne', en: 'Contact person, Skåne' },
    assignments: at('region-12', 'region-contact'),
  },
  {
    id: 'kontaktperson-uppsala',
    name: { sv: 'Kontaktperson, Uppsala', en: 'Contact person, Uppsala' },
    assignments: at('region-03', 'region-contact'),
  },
  {
    id: 'regionadministrator-skane',
    name: { sv: 'Administratör, Skåne', en: 'Administrator, Skåne' },
    assignments: at('region-12', 'region-administrator'),
  },
  {
    id: 'redaktor-skane',
    name: { sv: 'Ansökansredaktör, Skåne', en: 'Application editor, Skåne' },
    assignments: at('region-12', 'applicant-editor'),
  },
  {
    id: 'firmatecknare-skane',
    name: { sv: 'Behörig företrädare, Skåne', en: 'Signatory, Skåne' },
    assignments: at('region-12', 'region-signatory'),
  },
  {
    id: 'remissvarare-skane',
    name: { sv: 'Svarar på remisser, Skåne', en: 'Consultation respondent, Skåne' },
    assignments: at('region-12', 'consultation-respondent'),
  },
  {
    id: 'remittent-skane',
    name: { sv: 'Remitterande läkare, Skåne', en: 'Referring clinician, Skåne' },
    assignments: at('region-12', 'referring-clinician'),
  },
  { id: 'enhetsansvarig', name: { sv: 'Ansvarig för NHV-enhet', en: 'Head of an NHV unit' }, assignments: at('unit-demo-12', 'unit-head') },
  {
    id: 'koordinator',
    name: { sv: 'Koordinator på NHV-enhet', en: 'Coordinator at an NHV unit' },
    assignments: at('unit-demo-12', 'unit-coordinator'),
  },
  {
    id: 'enhetslakare',
    name: { sv: 'Läkare på NHV-enhet', en: 'Clinician at an NHV unit' },
    assignments: at('unit-demo-12', 'unit-clinician'),
  },
  {
    id: 'rapportor',
    name: { sv: 'Rapportör på NHV-enhet', en: 'Reporter at an NHV unit' },
    assignments: at('unit-demo-12', 'unit-reporter'),
  },
  { id: 'csd-navigator', name: { sv: 'Lots på CSD', en: 'CSD navigator' }, assignments: at('csd-demo', 'csd-navigator') },
  {
    id: 'patientforening',
    name: { sv: 'Läsare från patientförening', en: 'Patient organisation reader' },
    assignments: at('patients-demo', 'patient-organisation-reader'),
  },
  {
    id: 'tva-uppdrag',
    name: { sv: 'Person med två uppdrag', en: 'Person with two assignments' },
    assignments: [...at('authority', 'analyst'), ...at('region-12', 'region-contact')],
  },
  // Those who make groups whole and stand for more regions; the first of each role stays first above.
  expert(2, { sv: 'Sydöstra', en: 'South-East' }, { sv: 'neurolog', en: 'neurologist' }),
  expert(3, { sv: 'Norra', en: 'North' }, { sv: 'fysioterapeut', en: 'physiotherapist' }),
  expert(4, { sv: 'Mellansverige', en: 'Central Sweden' }, { sv: 'barnneurolog', en: 'paediatric neurologist' }),
  expert(5, { sv: 'Västra', en: 'West' }, { sv: 'klinisk genetiker', en: 'clinical geneticist' }),
  expert(6, { sv: 'Stockholm–Gotland', en: 'Stockholm–Gotland' }, { sv: 'neurolog', en: 'neurologist' }),
  expert(7, { sv: 'Södra', en: 'South' }, { sv: 'sjuksköterska', en: 'nurse' }),
  expert(8, { sv: 'Västra', en: 'West' }, { sv: 'logoped', en: 'speech and language therapist' }),
  {
    id: 'patientforetradare',
    name: { sv: 'Patientföreträdare i sakkunniggrupp', en: 'Patient representative in an expert group' },
    assignments: at('authority', 'expert-group-member'),
  },
  {
    id: 'b1-ledamot-2',
    name: { sv: 'Ledamot 2 i beredningsgrupp 1', en: 'B1 member 2' },
    assignments: at('authority', 'b1-member'),
  },
  {
    id: 'b1-ledamot-3',
    name: { sv: 'Ledamot 3 i beredningsgrupp 1', en: 'B1 member 3' },
    assignments: at('authority', 'b1-member'),
  },
  {
    id: 'b2-ledamot-2',
    name: { sv: 'Ledamot 2 i beredningsgrupp 2', en: 'B2 member 2' },
    assignments: at('authority', 'b2-member'),
  },
  {
    id: 'b2-ledamot-3',
    name: { sv: 'Ledamot 3 i beredningsgrupp 2', en: 'B2 member 3' },
    assignments: at('authority', 'b2-member'),
  },
  boardMember(2, { sv: 'Norra', en: 'North' }),
  boardMember(3, { sv: 'Mellansverige', en: 'Central Sweden' }),
  boardMember(4, { sv: 'Stockholm–Gotland', en: 'Stockholm–Gotland' }),
  boardMember(5, { sv: 'Sydöstra', en: 'South-East' }),
  boardMember(6, { sv: 'Västra', en: 'West' }),
  {
    id: 'ersattare-2',
    name: { sv: 'Ersättare för nämndens ordförande', en: 'Substitute for the board chair' },
    assignments: at('board', 'board-substitute'),
  },
  contact('ostergotland', 'region-05', 'Östergötland'),
  contact('vastra-gotaland', 'region-14', 'Västra Götaland'),
  contact('stockholm', 'region-01', 'Stockholm'),
  contact('vasterbotten', 'region-24', 'Västerbotten'),
  {
    id: 'remissvarare-uppsala',
    name: { sv: 'Svarar på remisser, Uppsala', en: 'Consultation respondent, Uppsala' },
    assignments: at('region-03', 'consultation-respondent'),
  },
  editor('skane-2', 'region-12', 'Skåne', 2),
  editor('skane-3', 'region-12', 'Skåne', 3),
  editor('uppsala', 'region-03', 'Uppsala'),
  editor('vastra-gotaland', 'region-14', 'Västra Götaland'),
  editor('stockholm', 'region-01', 'Stockholm'),
  editor('ostergotland', 'region-05', 'Östergötland'),
  signatory('uppsala', 'region-03', 'Uppsala'),
  signatory('vastra-gotaland', 'region-14', 'Västra Götaland'),
  signatory('stockholm', 'region-01', 'Stockholm'),
  signatory('ostergotland', 'region-05', 'Östergötland'),
];
