import { type Column, DataTable, Details, Heading, type Lang } from '../../../ui/index.ts';
import { aboutText } from '../text/about.ts';
import { Code, Said } from './api-docs-code.tsx';
import type { Answer, Operation, Parameter } from './api-docs-read.ts';

/** One address of the API: what it does, its parameters, a request and the answers. */
export function OperationSection({ lang, server, operation }: { lang: Lang; server: string; operation: Operation }) {
  const text = aboutText[lang].api;
  const { method, path, summary, description, parameters, answers, call, body } = operation;
  const good = answers.find((answer) => answer.status.startsWith('2') && answer.example !== undefined);
  return (
    <section class="stack" aria-labelledby={operation.id}>
      <Heading level={3} id={operation.id}>
        {method} {path}
      </Heading>
      <div class="prose" lang="en">
        <p>
          <Said text={summary} />
        </p>
        {description ? (
          <p>
            <Said text={description} />
          </p>
        ) : null}
      </div>
      <Heading level={4}>{text.parameters}</Heading>
      {parameters.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <Parameters lang={lang} caption={`${text.parameters}: ${method} ${path}`} parameters={parameters} />
      )}
      <Details summary={`${text.example} (${path})`}>
        <Code label={`${text.exampleCall} ${path}`}>{curl(method, `${server}${call}`, body)}</Code>
        {good?.example ? <Code label={`${text.exampleAnswer(good.status)} ${path}`}>{good.example}</Code> : null}
      </Details>
      <Details summary={`${text.answers} (${path})`}>
        <Answers lang={lang} caption={`${text.answers}: ${method} ${path}`} answers={answers} />
      </Details>
    </section>
  );
}

/** A request for the terminal. An example that holds an apostrophe is still one argument. */
function curl(method: string, address: string, body: Operation['body']): string {
  if (method === 'GET') return `curl '${address}'`;
  const sent =
    body === undefined ? '' : ` \\\n  -H 'content-type: ${body.type}' \\\n  --data-binary '${body.text.replaceAll("'", "'\\''")}'`;
  return `curl -X ${method} '${address}'${sent}`;
}

function Parameters({ lang, caption, parameters }: { lang: Lang; caption: string; parameters: readonly Parameter[] }) {
  const text = aboutText[lang].api;
  const place = (name: string) => (name in text.places ? text.places[name as keyof typeof text.places] : name);
  const columns: Column<Parameter>[] = [
    {
      key: 'name',
      header: text.name,
      rowHeader: true,
      cell: (row) => (
        <>
          <code>{row.name}</code> {row.required ? <span class="hint">{text.required}</span> : null}
        </>
      ),
    },
    { key: 'place', header: text.place, cell: (row) => place(row.place) },
    { key: 'type', header: text.type, cell: (row) => <span lang="en">{row.type}</span> },
    {
      key: 'about',
      header: text.about,
      cell: (row) => (
        <span lang="en">
          <Said text={row.about} />
        </span>
      ),
    },
    { key: 'example', header: text.example, cell: (row) => (row.example === undefined ? '–' : <code>{row.example}</code>) },
  ];
  return <DataTable lang={lang} caption={caption} columns={columns} rows={parameters} rowKey={(row) => `${row.place}-${row.name}`} />;
}

function Answers({ lang, caption, answers }: { lang: Lang; caption: string; answers: readonly Answer[] }) {
  const text = aboutText[lang].api;
  const columns: Column<Answer>[] = [
    { key: 'status', header: 'status', rowHeader: true, cell: (row) => row.status },
    {
      key: 'about',
      header: text.about,
      cell: (row) => (
        <span lang="en">
          <Said text={row.description} />
        </span>
      ),
    },
  ];
  return <DataTable lang={lang} caption={caption} columns={columns} rows={answers} rowKey={(row) => row.status} />;
}
