import { type Column, DataTable, Details, Heading, type Lang } from '../../../ui/index.ts';
import { aboutText } from '../text/about.ts';
import { Code, Said } from './api-docs-code.tsx';
import type { ApiDoc, Operation } from './api-docs-read.ts';
import { Part } from './overview-frame.tsx';

type Group = ApiDoc['groups'][number];

/** Acts are told of in a table an area: they are all alike, and described one by one in the document for machines. */
export const isOfActs = ({ tag }: Pick<Group, 'tag'>): boolean => /^Acts\b/.test(tag);

/** How programs write: what all acts have in common, and which there are. */
export function ActsPart({ lang, server, groups }: { lang: Lang; server: string; groups: readonly Group[] }) {
  if (groups.length === 0) return null;
  const text = aboutText[lang].api.acts;
  const columns: Column<Operation>[] = [
    { key: 'path', header: text.address, rowHeader: true, cell: ({ path }) => <code class="hash">{path}</code> },
    {
      key: 'what',
      header: text.what,
      cell: ({ summary, description }) => (
        <span lang="en">
          <Said text={`${summary}. ${description ?? ''}`} />
        </span>
      ),
    },
  ];
  return (
    <Part id="skriva">
      <Heading level={2}>{text.title}</Heading>
      <div class="prose">
        {text.body.map((paragraph) => (
          <p key={paragraph}>
            <Said text={paragraph} />
          </p>
        ))}
      </div>
      <Code label={text.example}>{sample(server)}</Code>
      {groups.map(({ tag, operations }) => (
        <Details key={tag} summary={tag}>
          <DataTable
            lang={lang}
            caption={tag}
            columns={columns}
            rows={operations.filter(({ method }) => method === 'POST')}
            rowKey={({ id }) => id}
          />
        </Details>
      ))}
    </Part>
  );
}

const sample = (server: string): string =>
  [
    `curl -X POST '${server}/v1/acts/ansokningar/borja'`,
    "  -H 'authorization: Bearer tillstand_…'",
    "  -H 'idempotency-key: 7d2f1c1e-6a0b-4a57-9f6a-3f1d0a3b9c55'",
    "  -H 'content-type: application/json'",
    `  --data-binary '{"call": "0197a0b2-6c1e-7c3a-9d55-0c6f0e5a7d10"}'`,
  ].join(' \\\n');
