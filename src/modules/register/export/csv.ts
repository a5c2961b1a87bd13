import { exactDay, type When } from '../../../kernel/when.ts';
import { type CsvColumn, type CsvValue, csv } from '../../../platform/http/csv.ts';
import { stepOf, successorsOf } from '../../areas/index.ts';
import type { JournalEntry } from '../../journal/index.ts';
import type { Permit, Rejection, Untried } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../core/view.ts';

export const exportTables = ['permits', 'rejections', 'untried', 'areas', 'decisions'] as const;
export type ExportTable = (typeof exportTables)[number];

type Column<Row> = CsvColumn<Row>;
const column = <Row>(name: string, sv: string, en: string, value: (row: Row) => CsvValue): Column<Row> => ({
  name,
  about: { sv, en },
  value,
});

const times = <Row>(name: string, sv: string, en: string, when: (row: Row) => When | null): Column<Row>[] => [
  column(`${name}`, `${sv}, om dagen är känd`, `${en}, if the day is known`, (row) => exact(when(row))),
  column(`${name}NotBefore`, `${sv}, tidigast`, `${en}, at the earliest`, (row) => when(row)?.notBefore),
  column(`${name}NotAfter`, `${sv}, senast`, `${en}, at the latest`, (row) => when(row)?.notAfter),
];
const exact = (when: When | null): string | undefined => (when ? exactDay(when) : undefined);

const origin = <Row>(entry: (row: Row) => JournalEntry): Column<Row>[] => [
  column('decision', 'Post i beslutsjournalen', 'Entry of the decision journal', (row) => entry(row).id),
  column('source', 'Källa', 'Source', (row) => entry(row).source.id),
  column('locator', 'Plats i källan', 'Place in the source', (row) => entry(row).source.locator),
  column('fictitious', 'Påhittad uppgift', 'Made-up entry', (row) => entry(row).fictitious),
];

/** One table of the register of one day. Every row says of which day and version it is. */
export function exportCsv(view: RegisterView, table: ExportTable): string {
  const regionName = (code: string): string => view.findRegion(code)?.name ?? code;
  const areaName = (id: string): string => view.findArea(id)?.area.name ?? id;
  const about = <Row>(): Column<Row>[] => [
    column('asOf', 'Registret vid slutet av denna dag', 'The register at the end of this day', () => view.asOf),
    column('knownAt', 'Som det var registrerat denna dag', 'As recorded by this day', () => view.knownAt),
    column('version', 'Registrets version', 'Version of the register', () => view.version),
  ];
  const area = <Row>(id: (row: Row) => string): Column<Row>[] => [
    column('area', 'Vårdområdets id', 'Id of the care area', id),
    column('areaName', 'Vårdområde', 'Care area', (row) => areaName(id(row))),
  ];
  const region = <Row>(code: (row: Row) => string): Column<Row>[] => [
    column('regionCode', 'Länskod', 'County code', code),
    column('region', 'Region', 'Region', (row) => regionName(code(row))),
  ];
  const certainty = <Row extends { readonly certainty: string }>(): Column<Row> =>
    column('certainty', 'Säkert eller möjligt den dagen', 'Certain or possible on that day', (row) => row.certainty);

  switch (table) {
    case 'permits':
      return csv<Permit>(
        [
          column('id', 'Tillståndets id', 'Id of the permit', (row) => row.id),
          ...area<Permit>((row) => row.area),
          ...region<Permit>((row) => row.grant.region),
          column('hospital', 'Genom sjukhus', 'Through hospital', (row) => row.grant.hospital),
          column('population', 'Vuxna, barn eller båda', 'Adults, children or both', (row) => row.grant.scope.population),
          ...times<Permit>('decidedOn', 'Beslut', 'Decision', (row) => row.decided),
          ...times<Permit>('validFrom', 'Start', 'Start', (row) => row.grant.validFrom),
          column('diaryNumber', 'Diarienummer', 'Diary number', (row) => row.grant.diaryNumber),
          column('status', 'Status den dagen', 'Status on that day', (row) => row.status),
          certainty(),
          ...origin<Permit>((row) => row.entry),
          ...about<Permit>(),
        ],
        view.permits,
      );
    case 'rejections':
      return csv<Rejection>(
        [
          ...area<Rejection>((row) => row.area),
          ...region<Rejection>((row) => row.region),
          ...times<Rejection>('decidedOn', 'Beslut', 'Decision', (row) => row.decided),
          certainty(),
          ...origin<Rejection>((row) => row.entry),
          ...about<Rejection>(),
        ],
        view.rejections,
      );
    case 'untried':
      return csv<Untried>(
        [
          column('kind', 'Avvisad eller avskriven', 'Dismissed or written off', (row) => row.entry.payload.kind),
          ...area<Untried>((row) => row.area),
          ...region<Untried>((row) => row.region),
          column('hospital', 'Genom sjukhus', 'Through hospital', (row) => row.entry.payload.hospital),
          ...times<Untried>('decidedOn', 'Beslut', 'Decision', (row) => row.decided),
          column('by', 'Beslutat av', 'Decided by', (row) => row.entry.payload.by),
          column('ground', 'Grund', 'Ground', (row) => row.entry.payload.ground),
          column('diaryNumber', 'Diarienummer', 'Diary number', (row) => row.entry.payload.diaryNumber),
          certainty(),
          ...origin<Untried>((row) => row.entry),
          ...about<Untried>(),
        ],
        view.untried,
      );
    case 'areas':
      return csv<AreaView>(
        [
          column('id', 'Vårdområdets id', 'Id of the care area', (row) => row.area.id),
          column('name', 'Vårdområde', 'Care area', (row) => row.area.name),
          column('nameEn', 'Engelskt namn', 'English name', (row) => row.area.nameEn),
          column('aliases', 'Andra namn', 'Other names', (row) => row.area.aliases.join('; ')),
          column('origin', 'Ursprung', 'Origin', (row) => row.area.origin),
          column('status', 'Läge', 'Standing', (row) => row.standing?.state.status ?? 'unknown'),
          column('step', 'Steg', 'Step', (row) => (row.standing ? stepOf(row.standing.state) : null)),
          column('into', 'Har gått upp i', 'Has become part of', (row) => successorsOf(row.standing?.state).join('; ')),
          column('certainty', 'Säkert eller möjligt den dagen', 'Certain or possible on that day', (row) => row.standing?.certainty),
          column('permits', 'Antal tillstånd', 'Number of permits', (row) => row.permits.length),
          column('source', 'Källa för läget', 'Source of the standing', (row) => row.standing?.source.id),
          ...about<AreaView>(),
        ],
        view.areas,
      );
    case 'decisions':
      return csv<JournalEntry>(
        [
          column('id', 'Postens id', 'Id of the entry', (row) => row.id),
          column('kind', 'Slag', 'Kind', (row) => row.payload.kind),
          ...area<JournalEntry>((row) => row.area),
          ...times<JournalEntry>('date', 'Dag', 'Day', (row) => row.when),
          column('dateBasis', 'Varför dagen lyder så', 'Why the day reads so', (row) => row.dateBasis),
          column('recordedAt', 'Registrerad', 'Recorded', (row) => row.recordedAt.toISOString()),
          column('corrects', 'Rättar', 'Corrects', (row) => row.corrects),
          column('source', 'Källa', 'Source', (row) => row.source.id),
          column('locator', 'Plats i källan', 'Place in the source', (row) => row.source.locator),
          column('quality', 'Källans slag', 'Quality of the source', (row) => row.source.quality),
          column('fictitious', 'Påhittad uppgift', 'Made-up entry', (row) => row.fictitious),
          ...about<JournalEntry>(),
        ],
        view.entries,
      );
  }
}
