import { paths } from '../../../kernel/paths.ts';
import type { CsvColumn } from '../../../platform/http/csv.ts';
import {
  areaColumns,
  conditionColumns,
  decisionColumns,
  meetingColumns,
  organisationColumns,
  permitColumns,
  regionFiguresColumns,
  stepFiguresColumns,
} from '../api/columns.ts';
import type { openDataText } from '../text/open-data.ts';

/** The licence of our compilation of the register. */
export const LICENCE = 'https://creativecommons.org/publicdomain/zero/1.0/';

type ColumnAbout = Pick<CsvColumn<never>, 'name' | 'about' | 'type'>;
export type Dataset = {
  readonly id: keyof (typeof openDataText)['sv']['datasets'];
  /** Where people see the same facts. */
  readonly page: string;
  readonly csv: string;
  readonly json: string;
  readonly columns: readonly ColumnAbout[];
};

/** What the register offers as open data, for the page and for the catalogue. */
export const DATASETS: readonly Dataset[] = [
  { id: 'areas', page: paths.areas, csv: paths.areasCsv, json: paths.api.areas, columns: areaColumns },
  { id: 'permits', page: paths.permits, csv: paths.permitsCsv, json: paths.api.permits, columns: permitColumns },
  { id: 'decisions', page: paths.decisions, csv: paths.decisionsCsv, json: paths.api.decisions, columns: decisionColumns },
  { id: 'organisations', page: paths.regions, csv: paths.regionsCsv, json: paths.api.organisations, columns: organisationColumns },
  { id: 'meetings', page: paths.meetings, csv: paths.meetingsCsv, json: paths.api.meetings, columns: meetingColumns },
  { id: 'conditions', page: paths.conditions, csv: paths.conditionsCsv, json: paths.api.conditions, columns: conditionColumns },
  { id: 'grants', page: paths.grants, csv: paths.grantsCsv, json: paths.api.permitsByRegion, columns: regionFiguresColumns },
  { id: 'steps', page: paths.overview, csv: paths.overviewCsv, json: paths.api.areasByStep, columns: stepFiguresColumns },
];
