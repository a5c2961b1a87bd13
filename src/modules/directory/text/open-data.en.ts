import type { Same } from '../../../platform/i18n/language.ts';
import type { sv } from './open-data.sv.ts';

export const en = {
  title: 'Open data',
  lede: 'Download the register as files or read it with a program. No sign-in, no key.',
  description: 'Datasets of Tillstånd: care areas, permits, decisions, organisations, meetings, conditions and statistics as CSV and JSON.',
  day: (day: string) => `The links fetch the register as it was on ${day}.`,
  catalogue: {
    title: 'The catalogue for machines',
    body: 'The datasets are described by DCAT-AP-SE 3, so that data portals can harvest the description.',
  },
  licence: {
    title: 'Licence',
    body: 'Our compilation of the register, with our own summaries, is released under CC0 1.0. You may use it for whatever you like, without asking.',
    limits:
      'CC0 covers only what is ours. The sources keep their own terms. Where a definition or a condition is given word for word from a decision of an authority, it is not our text. The county borders of the map are under CC BY 4.0 and are not part of the datasets.',
    cite: 'Please name Tillstånd and the day the facts refer to. Do not claim that the authority has approved what you make of them.',
    name: 'CC0 1.0 Universal',
  },
  method: {
    title: 'Version and method',
    version: (version: string) => `This version of the register is called ${version}. The name changes with every change.`,
    updated: (day: string) => `The latest fact was recorded on ${day}.`,
    body: 'Everything is counted from the decision journal. Add asOf=YYYY-MM-DD to the address for the register at the end of a day, and knownAt=YYYY-MM-DD for what was known then. Dates that are not known to the day are empty in the column of the day; the first and last possible days stand beside it. The column certainty says whether the fact is certain or possible that day.',
    csv: 'The CSV files are in UTF-8, with commas between columns, decimal points and the names of the columns on the first line. The names are the same as in JSON.',
    more: 'More on the method',
  },
  list: 'Datasets',
  columns: (name: string) => `Columns of ${name}`,
  column: 'Column',
  type: 'Type',
  about: 'Content',
  types: { string: 'text', integer: 'whole number', decimal: 'number', date: 'day', boolean: 'yes or no' },
  csv: 'CSV',
  json: 'JSON',
  page: 'Show on the site',
  datasets: {
    areas: {
      title: 'Care areas',
      about: 'All care areas in the process: name and aliases, step, state, number of units and whom the definition covers.',
      keywords: ['care areas', 'definitions', 'process'],
    },
    permits: {
      title: 'Permits',
      about: 'Permits for national highly specialised care: region, hospital, area, day of decision, start, status and certainty.',
      keywords: ['permits', 'regions', 'hospitals'],
    },
    decisions: {
      title: 'The decision journal',
      about: 'Every entry that the register is built from, with when it holds, when it was recorded, its source and what it corrects.',
      keywords: ['decisions', 'journal', 'corrections'],
    },
    organisations: {
      title: 'Organisations',
      about: 'Regions, hospitals, authorities, centres for rare diseases and European reference networks.',
      keywords: ['regions', 'hospitals', 'organisations'],
    },
    meetings: {
      title: 'Meetings of the board',
      about: 'Known meetings of the board for national highly specialised care and the areas that were to be decided.',
      keywords: ['board', 'meetings'],
    },
    conditions: {
      title: 'Conditions',
      about: 'The general conditions in our own words and published special conditions.',
      keywords: ['conditions', 'HSLF-FS 2018:48'],
    },
    grants: {
      title: 'Applications granted and rejected by region',
      about: 'Number of applications granted and rejected by region, split in certain and possible.',
      keywords: ['statistics', 'granted', 'rejected'],
    },
    steps: {
      title: 'Areas by step',
      about: 'Number of areas in each step and state, split in certain and possible.',
      keywords: ['statistics', 'overview'],
    },
  },
  catalog: {
    title: 'Open data of Tillstånd on national highly specialised care',
    description:
      'The register of national highly specialised care in Sweden: care areas, permits, decisions, organisations, meetings, conditions and statistics.',
    keyword: 'national highly specialised care',
    publisher: (host: string) => `Tillstånd, ${host}`,
    contact: 'About the service',
    service: 'The open API of Tillstånd',
    serviceAbout: 'Read the register as it was on any day. JSON, without a key.',
    fileTitle: (name: string, format: string) => `${name} as ${format}`,
  },
} satisfies Same<typeof sv>;
