import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, DataTable, Form, Heading, Link, Section, SrOnly, Sub } from '../../../ui/index.ts';
import { basisText } from '../text/basis.ts';
import type { PartProps } from './part.tsx';

/** Every version of a part, to compare and to take back. */
export function PartHistory({ lang, url, careCase, part, now, versions, mayWrite, hidden }: PartProps) {
  const text = basisText[lang];
  return (
    <Section labelledBy="versioner">
      <Heading level={2} id="versioner">
        {text.historyTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.historyTitle}
        rows={versions}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'version',
            header: text.version,
            rowHeader: true,
            cell: ({ version, action, restored }) => (
              <>
                {String(version)}
                <Sub>{restored === null ? text.action[action] : text.restoredFrom(restored)}</Sub>
              </>
            ),
          },
          { key: 'at', header: text.savedWhen, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'by', header: text.savedWho, cell: ({ personName }) => personName ?? text.unknown },
          {
            key: 'do',
            header: text.compare,
            cell: ({ version }) =>
              version === now.version ? null : (
                <div class="row">
                  <Link href={url.page(paths.basisCompare(careCase.id, part), { fran: String(version), till: String(now.version) })}>
                    {text.compare} <SrOnly>{`${text.version} ${version}`}</SrOnly>
                  </Link>
                  {mayWrite ? (
                    <Form
                      action={url.page(paths.basisRestore(careCase.id, part))}
                      hidden={{ ...hidden(), version: String(now.version), restored: String(version) }}
                      look="plain"
                    >
                      <Button variant="tertiary">
                        {text.restore} <SrOnly>{`${text.version} ${version}`}</SrOnly>
                      </Button>
                    </Form>
                  ) : null}
                </div>
              ),
          },
        ]}
      />
      <p>
        <Link href={url.page(paths.basis(careCase.id))}>{text.toBasis}</Link>
      </p>
    </Section>
  );
}
