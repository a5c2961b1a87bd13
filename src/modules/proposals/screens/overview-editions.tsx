import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { DataTable, Heading, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import { DocumentList } from '../../documents/index.ts';
import { basisText } from '../text/basis.ts';
import type { OfEdition, OverviewProps } from './overview.tsx';

/** Which edition it is, and how it stands. */
export function EditionFacts({ lang, edition }: OfEdition) {
  const { facts, ...text } = basisText[lang];
  return (
    <SummaryList
      facts={[
        { term: facts.edition, value: `${text.editionName(edition.edition)}: ${text.origin[edition.origin].toLowerCase()}` },
        {
          term: facts.status,
          value: <Tag tone={edition.status === 'open' ? 'info' : 'success'}>{text.status[edition.status]}</Tag>,
        },
        { term: facts.version, value: String(edition.version) },
        ...(edition.paperDated === null
          ? []
          : [{ term: text.paper.source, value: text.paper.sourceDated(formatDate(edition.paperDated, lang)) }]),
        ...(edition.reason === null ? [] : [{ term: edition.paper === null ? facts.reason : text.paper.says, value: edition.reason }]),
        ...(edition.lockedAt
          ? [{ term: facts.locked, value: facts.lockedBy(formatDateTime(edition.lockedAt, lang), edition.lockedByName ?? text.unknown) }]
          : []),
        ...(edition.diaryNumber === null ? [] : [{ term: facts.diary, value: edition.diaryNumber }]),
      ]}
    />
  );
}

/** The locked editions with their documents. */
export function LockedEditions({ lang, url, careCase, editions, documents }: OverviewProps) {
  const { facts, ...text } = basisText[lang];
  const locked = editions.filter(({ status }) => status === 'locked');
  if (locked.length === 0) return null;
  return (
    <Section labelledBy="upplagor">
      <Heading level={2} id="upplagor">
        {text.editionsTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.editionsTitle}
        rows={locked}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'edition',
            header: facts.edition,
            rowHeader: true,
            cell: ({ edition }) => <Link href={url.page(paths.basisEdition(careCase.id, edition))}>{text.editionName(edition)}</Link>,
          },
          { key: 'origin', header: facts.status, cell: ({ origin }) => text.origin[origin] },
          { key: 'locked', header: facts.locked, cell: ({ lockedAt }) => (lockedAt ? formatDateTime(lockedAt, lang) : '') },
          { key: 'diary', header: facts.diary, cell: ({ diaryNumber }) => diaryNumber ?? '' },
        ]}
      />
      {editions.some(({ origin }) => origin === 'revision') ? (
        <p>
          <Link href={url.page(paths.basisChanges(careCase.id))}>{text.changesLink}</Link>
        </p>
      ) : null}
      <Heading level={3}>{text.documentsTitle}</Heading>
      <DocumentList lang={lang} url={url} documents={documents} caption={text.documentsTitle} />
    </Section>
  );
}
