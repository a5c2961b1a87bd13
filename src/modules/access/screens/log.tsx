import { formatNumber } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Alert,
  ButtonLink,
  DataTable,
  Field,
  FilterPanel,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  Split,
  Sub,
  SummaryList,
  Tag,
  Toolbar,
} from '../../../ui/index.ts';
import type { Tone } from '../../../ui/types.ts';
import type { Verification } from '../../audit/index.ts';
import { isRole, signInText } from '../../identity/index.ts';
import type { LogRow } from '../store/log.ts';
import { oversightText } from '../text/oversight.ts';
import { SendOrBack } from './form-parts.tsx';

type Common = { readonly lang: Lang; readonly url: Urls };

/** 2026-03-16 10.02.03 in UTC, as the log has it. */
export const utc = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');

/** `administrator@authority` in words. */
function actingText(acting: string | null, lang: Lang): string {
  const [role = '', organisation] = (acting ?? '').split('@');
  return isRole(role) ? `${signInText[lang].role[role]} (${organisation})` : (acting ?? '');
}

const tones: Readonly<Record<LogRow['result'], Tone>> = { done: 'success', allowed: 'info', denied: 'warning', failed: 'danger' };
const Outcome = ({ lang, result }: { readonly lang: Lang; readonly result: LogRow['result'] }) => (
  <Tag tone={tones[result]}>{oversightText[lang].results[result]}</Tag>
);

export type LogQuery = {
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  readonly result?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

type ListProps = Common & {
  readonly rows: readonly LogRow[];
  readonly query: LogQuery;
  readonly seesAll: boolean;
  readonly older: string | undefined;
  readonly newest: string | undefined;
  readonly csv: string;
  readonly jsonl: string;
  readonly maxRows: number;
  readonly chain: ChainProps | undefined;
};

/** The log, the latest first, filtered; and whether its chain is whole. */
export function LogList({ lang, url, rows, query, seesAll, older, newest, csv, jsonl, maxRows, chain }: ListProps) {
  const text = oversightText[lang];
  return (
    <>
      {chain ? <Outcomes lang={lang} verified={chain.verified} maxRows={chain.maxRows} /> : null}
      <Heading level={1}>{text.logTitle}</Heading>
      <Lede>{text.logLede}</Lede>
      {seesAll ? null : <p>{text.logRegion}</p>}
      <Split side="start" aside={<Filter lang={lang} url={url} query={query} />}>
        <Toolbar start={older === undefined && newest === undefined ? text.logCount(rows.length) : text.logShown(rows.length)}>
          <ButtonLink href={csv} variant="tertiary">
            {text.csv}
          </ButtonLink>
          <ButtonLink href={jsonl} variant="tertiary">
            {text.jsonl}
          </ButtonLink>
        </Toolbar>
        <Hint>{text.exportNote(formatNumber(maxRows, lang))}</Hint>
        <EventTable lang={lang} url={url} rows={rows} />
        <p>
          {newest === undefined ? null : <Link href={newest}>{text.newest}</Link>}{' '}
          {older === undefined ? null : <Link href={older}>{text.older}</Link>}
        </p>
      </Split>
      {chain ? <Chain {...chain} /> : null}
    </>
  );
}

function Filter({ lang, url, query }: Common & { readonly query: LogQuery }) {
  const text = oversightText[lang];
  return (
    <FilterPanel lang={lang} action={url.page(patterns.log)} clearHref={url.page(patterns.log)}>
      <Field lang={lang} name="person" label={text.who} hint={text.whoHint} value={query.person} maxLength={200} />
      <Field lang={lang} name="action" label={text.action} hint={text.actionHint} value={query.action} maxLength={100} />
      <Field lang={lang} name="object" label={text.object} hint={text.objectHint} value={query.object} maxLength={200} />
      <Field
        lang={lang}
        name="result"
        kind="select"
        label={text.result}
        value={query.result}
        placeholder="–"
        options={Object.entries(text.results).map(([value, label]) => ({ value, label }))}
      />
      <Field lang={lang} name="from" kind="date" label={text.from} value={query.from} />
      <Field lang={lang} name="to" kind="date" label={text.to} value={query.to} />
    </FilterPanel>
  );
}

function EventTable({ lang, url, rows }: Common & { readonly rows: readonly LogRow[] }) {
  const text = oversightText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.logTitle}
      rows={rows}
      rowKey={(row) => row.seq}
      empty={text.logNone}
      columns={[
        {
          key: 'seq',
          header: text.seq,
          rowHeader: true,
          cell: (row) => <Link href={url.page(paths.logEvent(row.seq))}>{String(row.seq)}</Link>,
        },
        { key: 'at', header: text.at, cell: (row) => utc(row.at) },
        {
          key: 'who',
          header: text.who,
          cell: (row) => (
            <>
              {nameOf(row, lang)}
              {row.acting === null ? null : <Sub>{actingText(row.acting, lang)}</Sub>}
            </>
          ),
        },
        {
          key: 'action',
          header: text.action,
          cell: (row) => (
            <>
              {row.action}
              {row.objectKind === null ? null : (
                <Sub>
                  {row.objectKind} {row.objectId}
                </Sub>
              )}
            </>
          ),
        },
        { key: 'result', header: text.result, cell: (row) => <Outcome lang={lang} result={row.result} /> },
      ]}
    />
  );
}

const nameOf = ({ actor, actorName }: LogRow, lang: Lang): string => actorName ?? actor ?? oversightText[lang].system;

export type ChainProps = {
  readonly lang: Lang;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly head: { readonly seq: number; readonly hash: Buffer };
  /** The outcome of a check that has just been made. */
  readonly verified?: Verification | 'too-long' | undefined;
  readonly maxRows: number;
};

/** The head of the chain, and checking all of it. */
function Chain({ lang, action, hidden, head }: ChainProps) {
  const text = oversightText[lang];
  return (
    <Section labelledBy="kedja">
      <Heading level={2} id="kedja">
        {text.chainTitle}
      </Heading>
      <p>
        {text.chainHead(formatNumber(head.seq, lang))} <code class="hash">{head.hash.toString('hex')}</code>
      </p>
      <Hint>{text.chainHint}</Hint>
      <Form action={action} hidden={hidden} look="plain">
        <SendOrBack send={text.verify} />
      </Form>
    </Section>
  );
}

function Outcomes({ lang, verified, maxRows }: Pick<ChainProps, 'lang' | 'verified' | 'maxRows'>) {
  const text = oversightText[lang];
  if (verified === undefined) return null;
  if (verified === 'too-long') {
    return (
      <Alert lang={lang} kind="info" live>
        <p>{text.tooLong(formatNumber(maxRows, lang))}</p>
      </Alert>
    );
  }
  const { fault, rows } = verified;
  return fault === undefined ? (
    <Alert lang={lang} kind="success" live>
      <p>{text.verified(formatNumber(rows, lang))}</p>
    </Alert>
  ) : (
    <Alert lang={lang} kind="danger" title={text.fault[fault.kind](fault.seq)} live>
      <p>{text.faultAdvice}</p>
    </Alert>
  );
}

/** One row of the log, with all that it holds. */
export function LogEvent({ lang, row }: { readonly lang: Lang; readonly row: LogRow }) {
  const text = oversightText[lang];
  const details = Object.entries(JSON.parse(row.details) as Record<string, unknown>);
  const facts = [
    { term: text.at, value: `${utc(row.at)} UTC` },
    { term: text.who, value: nameOf(row, lang) },
    ...(row.acting === null ? [] : [{ term: text.actedAs, value: actingText(row.acting, lang) }]),
    { term: text.action, value: row.action },
    { term: text.object, value: [row.objectKind, row.objectId].filter(Boolean).join(' ') || '–' },
    { term: text.result, value: <Outcome lang={lang} result={row.result} /> },
    ...(row.reason === null ? [] : [{ term: text.reason, value: row.reason }]),
    ...details.map(([name, value]) => ({ key: `d-${name}`, term: `${text.details}: ${name}`, value: valueText(value) })),
    { term: text.origin, value: row.origin ?? '–' },
    { term: text.request, value: row.requestId ?? '–' },
    { term: text.key, value: row.keyId },
    { term: text.hash, value: <code class="hash">{row.hash.toString('hex')}</code> },
  ];
  return (
    <>
      <Heading level={1}>{text.oneTitle(row.seq)}</Heading>
      <SummaryList facts={facts} />
    </>
  );
}

const valueText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : value === null ? '–' : String(value));
