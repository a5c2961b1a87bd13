import { paths } from '../../../kernel/paths.ts';
import { problemStatus } from '../../../platform/problem/problem.ts';
import { problemText } from '../../../platform/problem/text.ts';
import { type Column, DataTable, Heading, Lede, Link, SummaryList } from '../../../ui/index.ts';
import { aboutText } from '../text/about.ts';
import { ActsPart, isOfActs } from './api-docs-acts.tsx';
import { Code, Said } from './api-docs-code.tsx';
import { OperationSection } from './api-docs-operation.tsx';
import { type ApiDoc, readApi } from './api-docs-read.ts';
import { type Frame, Part } from './overview-frame.tsx';

type Props = { readonly frame: Pick<Frame, 'lang' | 'url'>; readonly openapi: object };

/** The API for people: the same document that machines get, as a page. */
export function ApiDocsScreen({ frame, openapi }: Props) {
  const { lang, url } = frame;
  const text = aboutText[lang].api;
  const api = readApi(openapi);
  const acts = api.groups.filter(isOfActs);
  const reads = api.groups.filter((group) => !isOfActs(group));
  const facts = [
    { term: text.base, value: api.server },
    { term: text.version, value: api.version },
    { term: text.specification, value: <Link href={url.plain(paths.api.openapi)}>{paths.api.openapi}</Link> },
    { term: text.info, value: <Link href={url.plain(paths.api.info)}>{paths.api.info}</Link> },
  ];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <SummaryList facts={facts.filter(({ value }) => value !== '')} />
      <Part>
        <Heading level={2}>{text.start.title}</Heading>
        <div class="prose">
          <p>{text.start.body}</p>
          <p>{text.start.first}</p>
        </div>
        <Code label={text.exampleCall}>{`curl '${api.server}${paths.api.permits}?asOf=2024-06-11&limit=5'`}</Code>
      </Part>
      <Part>
        <Heading level={2}>{text.basics.title}</Heading>
        <div class="prose">
          <ul>
            {text.basics.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <Heading level={3}>{text.limits}</Heading>
          <div lang="en" class="prose">
            {api.description.map((paragraph) => (
              <p key={paragraph}>
                <Said text={paragraph} />
              </p>
            ))}
          </div>
        </div>
      </Part>
      <Contents lang={lang} groups={reads} hasActs={acts.length > 0} />
      {reads.map(({ tag, operations }) => (
        <Part key={tag} id={anchor(tag)}>
          <Heading level={2}>{tag}</Heading>
          {operations.map((operation) => (
            <OperationSection key={operation.id} lang={lang} server={api.server} operation={operation} />
          ))}
        </Part>
      ))}
      <ActsPart lang={lang} server={api.server} groups={acts} />
      <Problems lang={lang} />
    </>
  );
}

const anchor = (tag: string): string => `grupp-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

type ContentsProps = Pick<Frame, 'lang'> & { groups: ApiDoc['groups']; hasActs: boolean };

function Contents({ lang, groups, hasActs }: ContentsProps) {
  const text = aboutText[lang].api;
  return (
    <Part>
      <Heading level={2}>{text.contents}</Heading>
      {groups.length === 0 ? <p>{text.empty}</p> : <p>{text.language}</p>}
      <ul>
        {groups.map(({ tag, operations }) => (
          <li key={tag}>
            <Link href={`#${anchor(tag)}`}>{tag}</Link>: {operations.map((operation) => operation.path).join(', ')}
          </li>
        ))}
        {hasActs ? (
          <li>
            <Link href="#skriva">{text.acts.title}</Link>: /v1/acts/…
          </li>
        ) : null}
      </ul>
    </Part>
  );
}

type ProblemRow = { readonly kind: keyof typeof problemStatus; readonly status: number };

/** Every kind of fault. The `type` of a fault is the address of its row here. */
function Problems({ lang }: Pick<Frame, 'lang'>) {
  const text = aboutText[lang].api;
  const rows = Object.entries(problemStatus).map(([kind, status]) => ({ kind, status }) as ProblemRow);
  const columns: Column<ProblemRow>[] = [
    { key: 'type', header: 'type', rowHeader: true, cell: ({ kind }) => <code id={`problem-${kind}`}>{kind}</code> },
    { key: 'status', header: 'status', numeric: true, cell: ({ status }) => status },
    { key: 'title', header: 'title', cell: ({ kind }) => problemText[lang].title[kind] },
    { key: 'detail', header: 'detail', cell: ({ kind }) => problemText[lang].detail[kind] },
  ];
  return (
    <Part id="fel">
      <Heading level={2}>{text.errors.title}</Heading>
      <div class="prose">
        <p>{text.errors.body}</p>
      </div>
      <DataTable lang={lang} caption={text.errors.title} columns={columns} rows={rows} rowKey={({ kind }) => kind} />
    </Part>
  );
}
