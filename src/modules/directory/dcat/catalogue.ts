import type { LocalDate } from '../../../kernel/date.ts';
import { localPath, paths } from '../../../kernel/paths.ts';
import { openDataText } from '../text/open-data.ts';
import { DATASETS, type Dataset, LICENCE } from './datasets.ts';
import { iri, type Thing, typed, type Value, words } from './graph.ts';

export type CatalogueFacts = {
  /** With scheme and host, without a final slash. */
  readonly baseUrl: string;
  readonly version: string;
  /** The day when the latest fact was recorded; undefined for an empty register. */
  readonly modified: LocalDate | undefined;
};

const EU = 'http://publications.europa.eu/resource/authority';
const { sv, en } = openDataText;
type Property = readonly [string, Value];

/** The catalogue of open data by DCAT-AP-SE 3: one catalogue, its datasets with files, and the API as a data service. */
export function catalogue(facts: CatalogueFacts): readonly Thing[] {
  const { baseUrl } = facts;
  const at = (fragment: string) => `${baseUrl}${paths.dcat}#${fragment}`;
  const host = new URL(baseUrl).host;
  const common: readonly Property[] = [
    ['dcterms:publisher', iri(at('publisher'))],
    ['dcterms:license', iri(LICENCE)],
    ['dcterms:language', iri(`${EU}/language/SWE`)],
    ['dcterms:language', iri(`${EU}/language/ENG`)],
    ...(facts.modified ? [['dcterms:modified', typed(facts.modified, 'xsd:date')] as const] : []),
  ];
  return [
    {
      iri: at('catalog'),
      type: 'dcat:Catalog',
      properties: [
        ...both('dcterms:title', (text) => text.catalog.title),
        ...both('dcterms:description', (text) => text.catalog.description),
        ...common,
        ['foaf:homepage', iri(`${baseUrl}${paths.openData}`)],
        ['dcat:themeTaxonomy', iri(`${EU}/data-theme`)],
        ['dcterms:spatial', iri(`${EU}/country/SWE`)],
        ...DATASETS.map(({ id }) => ['dcat:dataset', iri(at(`dataset-${id}`))] as const),
        ['dcat:service', iri(at('api'))],
      ],
    },
    {
      iri: at('publisher'),
      type: 'foaf:Agent',
      properties: [...both('foaf:name', (text) => text.catalog.publisher(host)), ['foaf:homepage', iri(`${baseUrl}${paths.about}`)]],
    },
    {
      iri: at('contact'),
      type: 'vcard:Organization',
      properties: [...both('vcard:fn', (text) => text.catalog.publisher(host)), ['vcard:hasURL', iri(`${baseUrl}${paths.about}`)]],
    },
    ...DATASETS.flatMap((dataset) => datasetThings(dataset, facts, at, common)),
    {
      iri: at('api'),
      type: 'dcat:DataService',
      properties: [
        ...both('dcterms:title', (text) => text.catalog.service),
        ...both('dcterms:description', (text) => text.catalog.serviceAbout),
        ...common,
        ['dcat:endpointURL', iri(`${baseUrl}${paths.api.root}`)],
        ['dcat:endpointDescription', iri(`${baseUrl}${paths.api.openapi}`)],
        ['foaf:page', iri(`${baseUrl}${paths.apiDocs}`)],
        ['dcterms:accessRights', iri(`${EU}/access-right/PUBLIC`)],
        ['dcat:contactPoint', iri(at('contact'))],
        ['dcat:theme', iri(`${EU}/data-theme/HEAL`)],
        ...DATASETS.map(({ id }) => ['dcat:servesDataset', iri(at(`dataset-${id}`))] as const),
      ],
    },
  ];
}

function datasetThings(
  dataset: Dataset,
  { baseUrl, version }: CatalogueFacts,
  at: (fragment: string) => string,
  common: readonly Property[],
): Thing[] {
  const { id, csv, json, page } = dataset;
  const distributions = [
    { id: `${id}-csv`, path: csv, format: 'CSV', media: 'text/csv', service: [] },
    { id: `${id}-json`, path: json, format: 'JSON', media: 'application/json', service: [['dcat:accessService', iri(at('api'))]] as const },
  ];
  return [
    {
      iri: at(`dataset-${id}`),
      type: 'dcat:Dataset',
      properties: [
        ...both('dcterms:title', (text) => text.datasets[id].title),
        ...both('dcterms:description', (text) => text.datasets[id].about),
        ...common,
        ['dcterms:identifier', { text: `${baseUrl}${paths.dcat}#dataset-${id}` }],
        ['dcat:contactPoint', iri(at('contact'))],
        ...sv.datasets[id].keywords.map((word) => ['dcat:keyword', words(word, 'sv')] as const),
        ...en.datasets[id].keywords.map((word) => ['dcat:keyword', words(word, 'en')] as const),
        ...both('dcat:keyword', (text) => text.catalog.keyword),
        ['dcat:theme', iri(`${EU}/data-theme/HEAL`)],
        ['dcat:theme', iri(`${EU}/data-theme/GOVE`)],
        ['dcterms:accessRights', iri(`${EU}/access-right/PUBLIC`)],
        ['dcterms:accrualPeriodicity', iri(`${EU}/frequency/IRREG`)],
        ['dcterms:spatial', iri(`${EU}/country/SWE`)],
        ['dcat:landingPage', iri(`${baseUrl}${page}`)],
        ['dcat:landingPage', iri(`${baseUrl}${localPath(page, 'en')}`)],
        ['foaf:page', iri(`${baseUrl}${paths.openData}#${id}`)],
        ['dcat:version', { text: version }],
        ...both('adms:versionNotes', (text) => text.method.body),
        ...distributions.map((one) => ['dcat:distribution', iri(at(one.id))] as const),
      ],
    },
    ...distributions.map(
      (one): Thing => ({
        iri: at(one.id),
        type: 'dcat:Distribution',
        properties: [
          ...both('dcterms:title', (text) => text.catalog.fileTitle(text.datasets[id].title, one.format)),
          ['dcat:accessURL', iri(`${baseUrl}${one.path}`)],
          ...(one.format === 'CSV' ? [['dcat:downloadURL', iri(`${baseUrl}${one.path}`)] as const] : []),
          ['dcterms:format', iri(`${EU}/file-type/${one.format}`)],
          ['dcat:mediaType', iri(`http://www.iana.org/assignments/media-types/${one.media}`)],
          ['dcterms:license', iri(LICENCE)],
          ['dcatap:availability', iri(`${EU}/planned-availability/AVAILABLE`)],
          ...one.service,
        ],
      }),
    ),
  ];
}

const both = (name: string, say: (text: typeof sv) => string): readonly Property[] => [
  [name, words(say(sv), 'sv')],
  [name, words(say(en), 'en')],
];
