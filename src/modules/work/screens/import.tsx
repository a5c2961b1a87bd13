import { formatNumber, type Lang } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Actions, Alert, Button, DataTable, ErrorSummary, Field, Form, Heading, Lede, Link, Section } from '../../../ui/index.ts';
import { columns, type FileFault, type RowFault, rowKinds } from '../core/import-rows.ts';
import { fieldsOf } from '../core/kinds.ts';
import { workText } from '../text/work.ts';

/** What came of trying a file. */
export type Tried =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'file-faults'; readonly faults: readonly FileFault[] }
  | { readonly kind: 'row-faults'; readonly faults: readonly RowFault[]; readonly showAll: boolean }
  | { readonly kind: 'fine'; readonly rows: number };

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly hidden: Readonly<Record<string, string>>;
  readonly tried: Tried;
  readonly pasted: string;
};

/** So many faults are shown until all are asked for: a column that is wrong is wrong in every row. */
export const SHOWN_FAULTS = 200;

/** Reads many entries at once: a file or pasted rows, tried before anything is proposed. */
export function ImportScreen({ lang, url, hidden, tried, pasted }: Props) {
  const text = workText[lang].import;
  const error = tried.kind === 'refused' ? tried.message : undefined;
  return (
    <>
      <ErrorSummary lang={lang} errors={error === undefined ? [] : [{ name: 'file', message: error }]} />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Result lang={lang} tried={tried} />
      <Form action={url.page(patterns.workImport)} hidden={hidden} files>
        <Field lang={lang} kind="file" name="file" accept=".csv,.xlsx,text/csv" label={text.file} hint={text.fileHint} error={error} />
        <Field lang={lang} kind="textarea" name="pasted" label={text.paste} hint={text.pasteHint} rows={6} value={pasted} optional />
        <Actions>
          <Button name="do" value="try" variant={tried.kind === 'fine' ? 'secondary' : 'primary'}>
            {text.try}
          </Button>
          {tried.kind === 'fine' ? (
            <Button name="do" value="send">
              {text.send}
            </Button>
          ) : null}
          {isCut(tried) ? (
            <Button name="do" value="all" variant="secondary">
              {text.showAll}
            </Button>
          ) : null}
        </Actions>
      </Form>
      <Columns lang={lang} url={url} />
    </>
  );
}

const isCut = (tried: Tried): boolean => tried.kind === 'row-faults' && !tried.showAll && tried.faults.length > SHOWN_FAULTS;

function Result({ lang, tried }: { lang: Lang; tried: Tried }) {
  const text = workText[lang].import;
  if (tried.kind === 'fine') {
    return (
      <Alert lang={lang} kind="success" title={text.okTitle} live>
        <p>{text.ok(formatNumber(tried.rows, lang))}</p>
        <p>{text.again}</p>
      </Alert>
    );
  }
  if (tried.kind === 'file-faults') {
    return (
      <Alert lang={lang} kind="danger" title={text.faultsTitle(formatNumber(tried.faults.length, lang))} live>
        <ul>
          {tried.faults.map(({ code, with: what }) => (
            <li key={`${code} ${what}`}>{text.fileFaults[code](what)}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  if (tried.kind !== 'row-faults') return null;
  return (
    <>
      <Alert lang={lang} kind="danger" title={text.faultsTitle(formatNumber(tried.faults.length, lang))} live>
        <p>{text.faultsHint}</p>
        {isCut(tried) ? <p>{text.cut(formatNumber(SHOWN_FAULTS, lang), formatNumber(tried.faults.length - SHOWN_FAULTS, lang))}</p> : null}
      </Alert>
      <DataTable
        lang={lang}
        caption={text.faultsTitle(formatNumber(tried.faults.length, lang))}
        rows={isCut(tried) ? tried.faults.slice(0, SHOWN_FAULTS) : tried.faults}
        columns={[
          { key: 'line', header: text.line, rowHeader: true, cell: ({ line }) => line },
          { key: 'column', header: text.column, cell: ({ heading }) => heading },
          {
            key: 'fault',
            header: text.fault,
            cell: ({ heading, fault }) => workText[lang].faults[fault.code](capital(heading), ...fault.with),
          },
        ]}
      />
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Columns({ lang, url }: { lang: Lang; url: Urls }) {
  const { import: text, kinds } = workText[lang];
  const usedFor = (field: string): string => {
    const own = rowKinds.filter((kind) => fieldsOf[kind].some((one) => one.name === field));
    return own.length === 0 || own.length === rowKinds.length ? text.all : own.map((kind) => kinds[kind]).join(', ');
  };
  return (
    <Section labelledBy="kolumner">
      <Heading level={2} id="kolumner">
        {text.columns}
      </Heading>
      <p>
        <Link href={url.plain(patterns.workTemplate)}>{text.template}</Link>
      </p>
      <DataTable
        lang={lang}
        caption={text.columns}
        rows={columns}
        rowKey={(column) => column.heading}
        columns={[
          { key: 'column', header: text.column, rowHeader: true, cell: ({ heading }) => <span lang="sv">{heading}</span> },
          { key: 'for', header: text.for, cell: ({ field }) => usedFor(field) },
          { key: 'values', header: text.values, cell: ({ heading }) => text.help[heading] ?? '' },
        ]}
      />
    </Section>
  );
}
