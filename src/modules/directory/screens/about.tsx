import { formatDate, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Heading, Lede, Link } from '../../../ui/index.ts';
import type { RegisterData, Source } from '../../register/index.ts';
import { aboutText } from '../text/about.ts';
import { type Frame, Part } from './overview-frame.tsx';

type Props = { readonly frame: Pick<Frame, 'lang' | 'url'>; readonly data: RegisterData };

/** What the service is, the law in short, the method, the sources and the licences. */
export function AboutScreen({ frame, data }: Props) {
  const { lang, url } = frame;
  const { about: text } = aboutText[lang];
  const { method } = text;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Text title={text.what.title} body={text.what.body} />
      <Law lang={lang} />
      <Part id="metod">
        <Heading level={2}>{method.title}</Heading>
        <div class="prose">
          {[method.journal, method.times, method.intervals, method.corrections, method.stale, method.quality].map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <ul>
            <li>
              <Link href={url.page(paths.decisions)}>{method.decisions}</Link>
            </li>
            <li>
              <Link href={url.page(paths.grants)}>{method.printed}</Link>
            </li>
          </ul>
        </div>
      </Part>
      <Sources frame={frame} data={data} />
      <Licences lang={lang} />
    </>
  );
}

function Text({ title, body }: { title: string; body: readonly string[] }) {
  return (
    <Part>
      <Heading level={2}>{title}</Heading>
      <div class="prose">
        {body.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Part>
  );
}

function Law({ lang }: Pick<Frame, 'lang'>) {
  const text = aboutText[lang].about.law;
  const columns: Column<(typeof text.rules)[number]>[] = [
    { key: 'rule', header: text.rule, cell: (row) => row.say },
    { key: 'where', header: text.where, cell: (row) => row.where },
  ];
  return (
    <Part id="lagen">
      <Heading level={2}>{text.title}</Heading>
      <div class="prose">
        <p>{text.lede}</p>
      </div>
      <DataTable lang={lang} caption={text.title} columns={columns} rows={text.rules} />
      <div class="prose">
        <p>{text.appeal}</p>
      </div>
    </Part>
  );
}

function Sources({ frame: { lang }, data }: Props) {
  const text = aboutText[lang].about.sources;
  const entries = Map.groupBy(data.journal, (entry) => entry.source.id);
  const columns: Column<Source>[] = [
    {
      key: 'source',
      header: text.source,
      rowHeader: true,
      cell: (source) => {
        const title = source.title[lang] ?? source.title.sv;
        return (
          <>
            {source.url ? <Link href={source.url}>{title}</Link> : title}
            {source.note ? (
              <span class="sub" lang="sv">
                {source.note}
              </span>
            ) : null}
          </>
        );
      },
    },
    { key: 'publisher', header: text.publisher, cell: (source) => <span lang="sv">{source.publisher}</span> },
    { key: 'date', header: text.date, cell: (source) => <time dateTime={source.date}>{formatDate(source.date, lang)}</time> },
    { key: 'entries', header: text.entries, numeric: true, cell: (source) => formatNumber(entries.get(source.id)?.length ?? 0, lang) },
  ];
  return (
    <Part id="kallor">
      <Heading level={2}>{text.title}</Heading>
      <div class="prose">
        <p>{text.lede}</p>
      </div>
      <DataTable lang={lang} caption={text.title} columns={columns} rows={data.sources} rowKey={({ id }) => id} empty={text.none} />
    </Part>
  );
}

/** What comes from elsewhere and is shown or sent to readers. Names of authors are those that the licences ask for. */
function licencesOf(lang: Frame['lang']) {
  const { parts, us } = aboutText[lang].about.licences;
  return [
    { part: parts.code, by: us, licence: 'EUPL-1.2', href: 'https://eupl.eu/1.2/sv/' },
    { part: parts.data, by: us, licence: 'CC0 1.0', href: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    { part: parts.map, by: 'Victor Cazanave', licence: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
    { part: parts.inter, by: 'The Inter Project Authors', licence: 'OFL 1.1', href: 'https://openfontlicense.org/' },
    { part: parts.pdf, by: 'Adobe', licence: 'OFL 1.1', href: 'https://openfontlicense.org/' },
    { part: parts.design, by: 'Digitaliseringsdirektoratet', licence: 'MIT', href: 'https://opensource.org/license/mit' },
  ];
}

function Licences({ lang }: Pick<Frame, 'lang'>) {
  const text = aboutText[lang].about.licences;
  const rows = licencesOf(lang);
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'part', header: text.part, rowHeader: true, cell: (row) => row.part },
    { key: 'by', header: text.by, cell: (row) => row.by },
    { key: 'licence', header: text.licence, cell: (row) => <Link href={row.href}>{row.licence}</Link> },
  ];
  return (
    <Part id="licenser">
      <Heading level={2}>{text.title}</Heading>
      <div class="prose">
        <p>{text.lede}</p>
      </div>
      <DataTable lang={lang} caption={text.title} columns={columns} rows={rows} rowKey={(row) => row.part} />
      <div class="prose">
        <p>{text.not}</p>
      </div>
    </Part>
  );
}
