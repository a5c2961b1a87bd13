import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Alert,
  ButtonLink,
  DataTable,
  Field,
  FilterPanel,
  Heading,
  Hint,
  Lede,
  Link,
  Split,
  Sub,
  Tag,
  Toolbar,
} from '../../../ui/index.ts';
import type { Tone } from '../../../ui/types.ts';
import { isRole, signInText } from '../../identity/index.ts';
import { maskedAddress } from '../core/mask.ts';
import { type MailState, mailStates, type Sent } from '../queries.ts';
import { messagesText } from '../text/messages.ts';

export type SentQuery = {
  readonly arende?: string | undefined;
  readonly vem?: string | undefined;
  readonly lage?: MailState | undefined;
  readonly from?: string | undefined;
  readonly till?: string | undefined;
};

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly rows: readonly Sent[];
  readonly query: SentQuery;
  readonly csv: string;
  readonly newer: string | undefined;
  readonly older: string | undefined;
  /** Why no mail leaves, if none does. */
  readonly stays: 'demo' | 'no-server' | undefined;
};

/** What was sent to whom and how it went; never what it said beyond its subject. */
export function SentList({ lang, url, rows, query, csv, newer, older, stays }: Props) {
  const text = messagesText[lang];
  return (
    <>
      <Heading level={1}>{text.sentTitle}</Heading>
      <Lede>{text.sentLede}</Lede>
      {stays === undefined ? null : (
        <Alert lang={lang} kind={stays === 'demo' ? 'info' : 'warning'}>
          {stays === 'demo' ? text.sentDemo : text.sentNoServer}
        </Alert>
      )}
      <Split side="start" aside={<Filter lang={lang} url={url} query={query} />}>
        <Toolbar start={text.sentCount(rows.length)}>
          <ButtonLink href={csv} variant="tertiary">
            {text.export}
          </ButtonLink>
        </Toolbar>
        <Hint>{text.exportNote}</Hint>
        <SentTable lang={lang} url={url} rows={rows} />
        {newer === undefined && older === undefined ? null : (
          <p>
            {newer === undefined ? null : <Link href={newer}>{text.newer}</Link>}{' '}
            {older === undefined ? null : <Link href={older}>{text.older}</Link>}
          </p>
        )}
      </Split>
    </>
  );
}

function Filter({ lang, url, query }: Pick<Props, 'lang' | 'url' | 'query'>) {
  const text = messagesText[lang];
  return (
    <FilterPanel lang={lang} action={url.page(patterns.sentMessages)} clearHref={url.page(patterns.sentMessages)}>
      <Field lang={lang} name="vem" label={text.filterWho} hint={text.filterWhoHint} value={query.vem} maxLength={200} />
      <Field
        lang={lang}
        name="lage"
        kind="select"
        label={text.filterState}
        value={query.lage}
        placeholder="–"
        options={mailStates.map((value) => ({ value, label: text.states[value] }))}
      />
      <Field lang={lang} name="arende" label={text.filterCase} value={query.arende} maxLength={36} />
      <Field lang={lang} name="from" kind="date" label={text.filterFrom} value={query.from} />
      <Field lang={lang} name="till" kind="date" label={text.filterTo} value={query.till} />
    </FilterPanel>
  );
}

const tones: Readonly<Record<MailState, Tone>> = {
  queued: 'info',
  sent: 'success',
  kept: 'neutral',
  'given-up': 'danger',
  digest: 'success',
  'digest-waits': 'info',
  'no-mail': 'neutral',
};

function SentTable({ lang, url, rows }: Pick<Props, 'lang' | 'url' | 'rows'>) {
  const text = messagesText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.sentTitle}
      rows={rows}
      rowKey={(row) => `${row.message} ${row.person} ${row.organisation} ${row.role} ${row.address}`}
      empty={text.sentNone}
      columns={[
        {
          key: 'subject',
          header: text.subject,
          rowHeader: true,
          cell: (row) => (
            <>
              {row.subject[lang]}
              <Sub>
                {row.careCase === null ? null : <Link href={url.page(paths.careCase(row.careCase))}>{text.aboutCase}</Link>} {row.key}
              </Sub>
            </>
          ),
        },
        { key: 'told', header: text.told, cell: (row) => formatDateTime(row.toldAt, lang) },
        { key: 'to', header: text.to, cell: (row) => <To lang={lang} row={row} /> },
        {
          key: 'mail',
          header: text.mail,
          cell: (row) => (
            <>
              <Tag tone={tones[row.state]}>{text.states[row.state]}</Tag>
              <How lang={lang} row={row} />
            </>
          ),
        },
      ]}
    />
  );
}

function To({ lang, row }: { readonly lang: Lang; readonly row: Sent }) {
  const text = messagesText[lang];
  const role = row.role !== null && isRole(row.role) ? signInText[lang].role[row.role] : row.role;
  if (row.person !== null) {
    const by = [role, row.organisation].filter(Boolean).join(', ');
    return (
      <>
        {row.name}
        {by === '' ? null : <Sub>{by}</Sub>}
        {row.address === null ? null : <Sub>{row.address}</Sub>}
      </>
    );
  }
  if (role !== null) return <>{`${text.nobody(role)}, ${row.organisation ?? ''}`}</>;
  if (row.organisation !== null) {
    return (
      <>
        {row.organisation}
        {row.address === null ? null : <Sub>{row.address}</Sub>}
      </>
    );
  }
  return (
    <>
      {text.noAccount}
      <Sub>{maskedAddress(row.address ?? '')}</Sub>
    </>
  );
}

function How({ lang, row }: { readonly lang: Lang; readonly row: Sent }) {
  const text = messagesText[lang];
  const words = [
    row.mailedAt === null ? '' : formatDateTime(row.mailedAt, lang),
    row.fault === null ? '' : `${text.attempts(row.attempts)}, ${row.fault}`,
    row.readAt === null ? '' : text.readAt(formatDateTime(row.readAt, lang)),
  ].filter(Boolean);
  return (
    <>
      {words.map((word) => (
        <Sub key={word}>{word}</Sub>
      ))}
    </>
  );
}
