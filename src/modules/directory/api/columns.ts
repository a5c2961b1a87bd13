import type { CsvColumn } from '../../../platform/http/csv.ts';
import type { AreaItem } from './items/area.ts';
import type { DecisionItem } from './items/decision.ts';
import type { PermitItem } from './items/permit.ts';
import type { ConditionItem, MeetingItem, OrganisationItem } from './items/reference.ts';
import type { RegionFiguresItem, StepFiguresItem } from './items/statistics.ts';

/** Several values in one cell. */
const joined = (values: readonly string[]): string => values.join('; ');

export const areaColumns: readonly CsvColumn<AreaItem>[] = [
  { name: 'id', about: { sv: 'Områdets id', en: 'Id of the area' }, value: (row) => row.id },
  { name: 'name', about: { sv: 'Namn', en: 'Name in Swedish' }, value: (row) => row.name },
  { name: 'nameEn', about: { sv: 'Namn på engelska', en: 'Name in English' }, value: (row) => row.nameEn },
  { name: 'aliases', about: { sv: 'Andra namn', en: 'Other names' }, value: (row) => joined(row.aliases) },
  { name: 'origin', about: { sv: 'Ursprung: rsv, nhv eller rcc', en: 'Origin: rsv, nhv or rcc' }, value: (row) => row.origin },
  { name: 'step', about: { sv: 'Steg 0–8', en: 'Step 0–8' }, type: 'integer', value: (row) => row.step },
  { name: 'status', about: { sv: 'Läge', en: 'Where the area stands' }, value: (row) => row.status },
  {
    name: 'certainty',
    about: { sv: 'Om läget är säkert eller möjligt den dagen', en: 'Whether the state is certain or possible that day' },
    value: (row) => row.standing?.certainty,
  },
  { name: 'population', about: { sv: 'Vuxna, barn eller båda', en: 'Adults, children or both' }, value: (row) => row.population },
  { name: 'units', about: { sv: 'Antal enheter', en: 'Number of units' }, type: 'integer', value: (row) => row.slots?.units },
  {
    name: 'unitsForChildren',
    about: { sv: 'Varav enheter för barn', en: 'Of which units for children' },
    type: 'integer',
    value: (row) => row.slots?.unitsForChildren,
  },
  { name: 'permits', about: { sv: 'Tillstånd', en: 'Permits' }, type: 'integer', value: (row) => row.permits.total },
  { name: 'permitsCertain', about: { sv: 'Varav säkra', en: 'Of which certain' }, type: 'integer', value: (row) => row.permits.certain },
  {
    name: 'permitsPossible',
    about: { sv: 'Varav möjliga', en: 'Of which possible' },
    type: 'integer',
    value: (row) => row.permits.possible,
  },
  { name: 'holders', about: { sv: 'Regioner med tillstånd', en: 'Regions that hold permits' }, value: (row) => joined(row.holders) },
];

export const permitColumns: readonly CsvColumn<PermitItem>[] = [
  { name: 'id', about: { sv: 'Tillståndets id', en: 'Id of the permit' }, value: (row) => row.id },
  { name: 'area', about: { sv: 'Områdets id', en: 'Id of the area' }, value: (row) => row.area },
  { name: 'areaName', about: { sv: 'Områdets namn', en: 'Name of the area' }, value: (row) => row.areaName },
  { name: 'region', about: { sv: 'Region', en: 'Region' }, value: (row) => row.region },
  { name: 'regionCode', about: { sv: 'Länskod', en: 'County code' }, value: (row) => row.regionCode },
  { name: 'hospital', about: { sv: 'Sjukhus eller verksamhet', en: 'Hospital or service' }, value: (row) => row.hospital },
  { name: 'population', about: { sv: 'Vuxna, barn eller båda', en: 'Adults, children or both' }, value: (row) => row.scope.population },
  { name: 'tasks', about: { sv: 'Uppgifter', en: 'Tasks' }, value: (row) => joined(row.scope.tasks) },
  { name: 'subPermits', about: { sv: 'Undertillstånd', en: 'Sub-permits' }, value: (row) => joined(row.scope.subPermits) },
  {
    name: 'decidedOn',
    about: { sv: 'Beslutsdag, tom om den inte är känd', en: 'Day of decision, empty when not known' },
    type: 'date',
    value: (row) => row.decidedOn,
  },
  {
    name: 'decidedNotBefore',
    about: { sv: 'Beslutat tidigast', en: 'Decided not before' },
    type: 'date',
    value: (row) => row.decidedBetween.notBefore,
  },
  {
    name: 'decidedNotAfter',
    about: { sv: 'Beslutat senast', en: 'Decided not after' },
    type: 'date',
    value: (row) => row.decidedBetween.notAfter,
  },
  {
    name: 'validFrom',
    about: { sv: 'Startdag, tom om den inte är känd', en: 'Start day, empty when not known' },
    type: 'date',
    value: (row) => row.validFrom,
  },
  { name: 'diaryNumber', about: { sv: 'Diarienummer', en: 'Diary number' }, value: (row) => row.diaryNumber },
  { name: 'status', about: { sv: 'Status den dagen', en: 'Status that day' }, value: (row) => row.status },
  { name: 'certainty', about: { sv: 'Säkert eller möjligt den dagen', en: 'Certain or possible that day' }, value: (row) => row.certainty },
  { name: 'partnerRegions', about: { sv: 'Samverkande regioner', en: 'Cooperating regions' }, value: (row) => joined(row.partnerRegions) },
  { name: 'source', about: { sv: 'Källa', en: 'Source' }, value: (row) => row.source.id },
  { name: 'quality', about: { sv: 'Källans kvalitet', en: 'Quality of the source' }, value: (row) => row.source.quality },
];

export const decisionColumns: readonly CsvColumn<DecisionItem>[] = [
  { name: 'id', about: { sv: 'Postens id', en: 'Id of the entry' }, value: (row) => row.id },
  { name: 'kind', about: { sv: 'Slag', en: 'Kind' }, value: (row) => row.kind },
  { name: 'area', about: { sv: 'Områdets id', en: 'Id of the area' }, value: (row) => row.area },
  { name: 'region', about: { sv: 'Region', en: 'Region' }, value: (row) => row.region },
  {
    name: 'holdsOn',
    about: { sv: 'Gäller från dag, tom om den inte är känd', en: 'Day it holds from, empty when not known' },
    type: 'date',
    value: (row) => row.holdsOn,
  },
  { name: 'holdsNotBefore', about: { sv: 'Tidigast', en: 'Not before' }, type: 'date', value: (row) => row.holdsBetween.notBefore },
  { name: 'holdsNotAfter', about: { sv: 'Senast', en: 'Not after' }, type: 'date', value: (row) => row.holdsBetween.notAfter },
  {
    name: 'recordedAt',
    about: { sv: 'Känt i registret från (UTC)', en: 'Known to the register from (UTC)' },
    value: (row) => row.recordedAt,
  },
  { name: 'corrects', about: { sv: 'Rättar posten', en: 'Corrects the entry' }, value: (row) => row.corrects },
  { name: 'source', about: { sv: 'Källa', en: 'Source' }, value: (row) => row.source.id },
  { name: 'locator', about: { sv: 'Plats i källan', en: 'Place in the source' }, value: (row) => row.source.locator },
];

export const organisationColumns: readonly CsvColumn<OrganisationItem>[] = [
  { name: 'id', about: { sv: 'Id', en: 'Id' }, value: (row) => row.id },
  { name: 'kind', about: { sv: 'Slag', en: 'Kind' }, value: (row) => row.kind },
  { name: 'name', about: { sv: 'Namn', en: 'Name' }, value: (row) => row.name },
  { name: 'region', about: { sv: 'Region', en: 'Region' }, value: (row) => row.region },
  { name: 'regionCode', about: { sv: 'Länskod', en: 'County code' }, value: (row) => row.regionCode },
  {
    name: 'collaborationRegions',
    about: { sv: 'Samverkansregion', en: 'Collaboration region' },
    value: (row) => joined(row.collaborationRegions),
  },
  { name: 'population', about: { sv: 'Invånare', en: 'Inhabitants' }, type: 'integer', value: (row) => row.population },
  { name: 'populationDate', about: { sv: 'Invånare den dagen', en: 'Day of the count' }, type: 'date', value: (row) => row.populationDate },
  { name: 'universityHospital', about: { sv: 'Universitetssjukhus', en: 'University hospital' }, value: (row) => row.universityHospital },
  { name: 'organisationNumber', about: { sv: 'Organisationsnummer', en: 'Organisation number' }, value: (row) => row.organisationNumber },
];

export const meetingColumns: readonly CsvColumn<MeetingItem>[] = [
  { name: 'date', about: { sv: 'Dag', en: 'Day' }, type: 'date', value: (row) => row.date },
  {
    name: 'plannedDecisions',
    about: { sv: 'Områden att besluta om', en: 'Areas to be decided' },
    value: (row) => joined(row.plannedDecisions),
  },
  {
    name: 'decisions',
    about: { sv: 'Beslut i journalen den dagen', en: 'Journal entries of that day' },
    value: (row) => joined(row.decisions),
  },
  { name: 'source', about: { sv: 'Källa', en: 'Source' }, value: (row) => row.source },
];

export const conditionColumns: readonly CsvColumn<ConditionItem>[] = [
  { name: 'id', about: { sv: 'Villkorets id', en: 'Id of the condition' }, value: (row) => row.id },
  { name: 'kind', about: { sv: 'Generellt eller särskilt', en: 'General or special' }, value: (row) => row.kind },
  { name: 'area', about: { sv: 'Område', en: 'Area' }, value: (row) => row.area },
  { name: 'provision', about: { sv: 'Bestämmelse i HSLF-FS 2018:48', en: 'Provision in HSLF-FS 2018:48' }, value: (row) => row.provision },
  { name: 'heading', about: { sv: 'Rubrik', en: 'Heading' }, value: (row) => row.heading?.sv ?? row.headingId },
  { name: 'audience', about: { sv: 'Vuxna, barn eller båda', en: 'Adults, children or both' }, value: (row) => row.audience },
  { name: 'basis', about: { sv: 'Föreskrift, förslag eller beslut', en: 'Regulation, proposal or decision' }, value: (row) => row.basis },
  { name: 'textSv', about: { sv: 'Text', en: 'Text in Swedish' }, value: (row) => row.text.sv },
  { name: 'textEn', about: { sv: 'Text på engelska', en: 'Text in English' }, value: (row) => row.text.en },
];

export const regionFiguresColumns: readonly CsvColumn<RegionFiguresItem>[] = [
  { name: 'region', about: { sv: 'Region', en: 'Region' }, value: (row) => row.region },
  { name: 'regionCode', about: { sv: 'Länskod', en: 'County code' }, value: (row) => row.regionCode },
  { name: 'granted', about: { sv: 'Tillstånd', en: 'Permits' }, type: 'integer', value: (row) => row.granted },
  { name: 'rejected', about: { sv: 'Avslag', en: 'Rejections' }, type: 'integer', value: (row) => row.rejected },
  { name: 'total', about: { sv: 'Beslut i allt', en: 'Decisions in all' }, type: 'integer', value: (row) => row.total },
  {
    name: 'share',
    about: { sv: 'Tillstånd av alla beslut, 0–1', en: 'Permits of all decisions, 0–1' },
    type: 'decimal',
    value: (row) => row.share,
  },
  {
    name: 'grantedPossible',
    about: { sv: 'Varav möjliga tillstånd', en: 'Of which possible permits' },
    type: 'integer',
    value: (row) => row.certainty.granted.possible,
  },
  {
    name: 'rejectedPossible',
    about: { sv: 'Varav möjliga avslag', en: 'Of which possible rejections' },
    type: 'integer',
    value: (row) => row.certainty.rejected.possible,
  },
  {
    name: 'dismissed',
    about: { sv: 'Avvisade ansökningar, inte med i besluten', en: 'Applications dismissed, not among the decisions' },
    type: 'integer',
    value: (row) => row.dismissed,
  },
  {
    name: 'writtenOff',
    about: { sv: 'Avskrivna ansökningar, inte med i besluten', en: 'Applications written off, not among the decisions' },
    type: 'integer',
    value: (row) => row.writtenOff,
  },
];

export const stepFiguresColumns: readonly CsvColumn<StepFiguresItem>[] = [
  { name: 'step', about: { sv: 'Steg 0–8', en: 'Step 0–8' }, type: 'integer', value: (row) => row.step },
  { name: 'status', about: { sv: 'Läge', en: 'Status' }, value: (row) => row.status },
  { name: 'count', about: { sv: 'Antal områden', en: 'Number of areas' }, type: 'integer', value: (row) => row.count },
  { name: 'certain', about: { sv: 'Varav säkra', en: 'Of which certain' }, type: 'integer', value: (row) => row.certain },
  { name: 'possible', about: { sv: 'Varav möjliga', en: 'Of which possible' }, type: 'integer', value: (row) => row.possible },
];
