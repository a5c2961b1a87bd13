import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { DataTable, Link, Sub, Tag } from '../../../ui/index.ts';
import type { Document } from '../core/document.ts';
import { formatSize } from '../core/size.ts';
import { documentsText } from '../text/documents.ts';

export type DocumentListProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly documents: readonly Document[];
  /** Names the table; "Dokument" otherwise. */
  readonly caption?: string;
  /** For public pages: links to the addresses that everyone may open, and says nothing of access. */
  readonly isPublic?: boolean;
};

/** Documents with the forms they can be fetched in. */
export function DocumentList({ lang, url, documents, caption, isPublic = false }: DocumentListProps) {
  const text = documentsText[lang];
  return (
    <DataTable
      lang={lang}
      caption={caption ?? text.list}
      rows={documents}
      rowKey={({ id }) => id}
      empty={<p>{text.none}</p>}
      columns={[
        {
          key: 'title',
          header: text.title,
          rowHeader: true,
          cell: (document) => (
            <>
              <span lang="sv">{document.title}</span>
              {document.version > 1 ? <Sub>{text.version(document.version)}</Sub> : null}
              {document.fictitious ? <Sub>{text.fictitious}</Sub> : null}
            </>
          ),
        },
        { key: 'files', header: text.files, cell: (document) => <Files lang={lang} url={url} document={document} isPublic={isPublic} /> },
        { key: 'made', header: text.made, cell: ({ changedAt }) => formatDate(dayInStockholm(changedAt), lang) },
        ...(isPublic ? [] : [{ key: 'access', header: text.access, cell: (one: Document) => <Access lang={lang} document={one} /> }]),
      ]}
    />
  );
}

function Files({ lang, url, document, isPublic }: Pick<DocumentListProps, 'lang' | 'url' | 'isPublic'> & { readonly document: Document }) {
  const text = documentsText[lang];
  const address = isPublic ? paths.openDocumentFile : paths.documentFile;
  const links = document.files.map(({ form, bytes }) => (
    <Link key={form} href={url.plain(address(document.id, form))}>
      <span aria-hidden="true">
        {text.forms[form]} ({formatSize(bytes, lang)})
      </span>
      <span class="sr">{text.fileLabel(text.forms[form], formatSize(bytes, lang), document.title)}</span>
    </Link>
  ));
  if (links.length === 1) return <>{links}</>;
  return (
    <ul>
      {links.map((link) => (
        <li key={link.key}>{link}</li>
      ))}
    </ul>
  );
}

function Access({ lang, document }: { readonly lang: Lang; readonly document: Document }) {
  const text = documentsText[lang];
  if (document.secrecyGround !== null) return <Tag tone="danger">{text.secret(document.secrecyGround)}</Tag>;
  if (document.draft) return <Tag tone="neutral">{text.draft}</Tag>;
  return document.open ? <Tag tone="success">{text.open}</Tag> : <Tag tone="neutral">{text.internal}</Tag>;
}
