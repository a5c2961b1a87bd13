import type { CsvColumn } from './csv.ts';
import { anyone } from './policy.ts';
import { type Route, routesFor } from './route.ts';

/** Where a file's description stands: the address that CSV on the Web looks at first. */
export const metadataPath = (csvPath: string): string => `${csvPath}-metadata.json`;

/** For each CSV file its description (W3C CSV on the Web): what every column is called, holds and means, in both languages. */
export function csvMetadataRoutes<D>(routes: readonly Route<D>[]): Route<D>[] {
  const { file } = routesFor<D>();
  return routes
    .filter((route) => route.kind === 'csv')
    .map((route) =>
      file({
        id: `${route.id}.metadata`,
        path: metadataPath(route.path),
        policy: route.policy,
        audit: route.audit,
        ...(route.params ? { params: route.params } : {}),
        ...(route.policy === anyone ? { cache: 'build' as const } : {}),
        types: ['application/csvm+json', 'application/json'],
        handler: () => ({ type: 'application/csvm+json', content: JSON.stringify(describe(route)) }),
      }),
    );
}

function describe(route: Pick<Route<never>, 'path' | 'summary' | 'columns'>): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'sv' }],
    url: route.path,
    'dc:title': { en: route.summary },
    dialect: { encoding: 'utf-8', delimiter: ',', header: true, quoteChar: '"', doubleQuote: true, lineTerminators: ['\r\n'] },
    tableSchema: { columns: (route.columns ?? []).map(describeColumn) },
  };
}

const describeColumn = ({ name, about, type }: CsvColumn<never>): object => ({
  name,
  titles: name,
  'dc:description': about,
  datatype: type ?? 'string',
});
