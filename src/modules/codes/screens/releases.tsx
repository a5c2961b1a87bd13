import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, formatNumber } from '../../../kernel/format.ts';
import { DataTable, Hint, type Lang } from '../../../ui/index.ts';
import type { Catalogue, ReleaseInfo } from '../core/catalogue.ts';
import { unbroken } from '../suggest.ts';
import { codesText } from '../text/codes.ts';

/** What the search covers: each release with edition, licence and source. */
export function Releases({ lang, catalogue }: { lang: Lang; catalogue: Catalogue }) {
  const text = codesText[lang];
  if (catalogue.releases.length === 0) return <p>{text.sourcesNone}</p>;
  return (
    <>
      <DataTable<ReleaseInfo>
        lang={lang}
        caption={text.sources}
        rows={catalogue.releases}
        rowKey={(release) => release.id}
        columns={[
          { key: 'name', header: text.release, rowHeader: true, cell: ({ name }) => unbroken(name) },
          { key: 'edition', header: text.edition, cell: ({ edition }) => unbroken(edition) },
          { key: 'size', header: text.size, cell: (one) => text.sizes(formatNumber(one.concepts, lang), formatNumber(one.mappings, lang)) },
          { key: 'licence', header: text.licence, cell: ({ licence }) => licence },
          { key: 'source', header: text.source, cell: ({ source }) => source },
          { key: 'imported', header: text.imported, cell: ({ importedAt }) => formatDate(dayInStockholm(new Date(importedAt)), lang) },
        ]}
      />
      <Hint>{text.sourcesOwn}</Hint>
    </>
  );
}
