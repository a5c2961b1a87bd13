import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, DataTable, Details, Form, Link, Section, SrOnly } from '../../../ui/index.ts';
import type { Save } from '../queries.ts';
import { text } from '../text/authoring.ts';
import type { DocProps } from './doc.tsx';

/** Every save of a draft; each can be compared with and gone back to. */
export function History({ doc, lang, url, saves, hidden, isOpen }: DocProps & { readonly isOpen: boolean }) {
  const t = text[lang];
  const [latest] = saves;
  const table = (
    <DataTable
      lang={lang}
      caption={t.historyCaption}
      rows={saves}
      rowKey={(save) => save.version}
      columns={[
        { key: 'number', header: 'Nr', numeric: true, rowHeader: true, cell: (save) => save.version },
        { key: 'what', header: t.what, cell: (save) => [t.action[save.action], save.what].filter(Boolean).join(' ') },
        { key: 'who', header: t.who, cell: (save) => save.byName },
        { key: 'when', header: t.when, cell: (save) => formatDateTime(save.madeAt, lang) },
        {
          key: 'do',
          header: t.compare,
          cell: (save: Save) =>
            save === latest ? null : (
              <>
                <Link href={url.page(paths.definitionCompare(doc.ref), { med: `sparning-${save.version}` })}>
                  {t.compare}
                  <SrOnly>{` ${save.version}`}</SrOnly>
                </Link>{' '}
                {isOpen ? (
                  <Button variant="tertiary" name="do" value={`restore:${save.version}`}>
                    {t.restore} <SrOnly>{String(save.version)}</SrOnly>
                  </Button>
                ) : null}
              </>
            ),
        },
      ]}
    />
  );
  return (
    <Section id="historik">
      <Details summary={`${t.history} (${saves.length})`}>
        {isOpen ? (
          <Form
            action={url.page(paths.definitionAct(doc.ref))}
            hidden={{ ...hidden(), version: String(doc.draft?.version) }}
            label={t.history}
            look="plain"
          >
            {table}
          </Form>
        ) : (
          table
        )}
      </Details>
    </Section>
  );
}
