import { formatDateTime } from '../../../kernel/format.ts';
import { DataTable, Heading, Section, Sub } from '../../../ui/index.ts';
import { rulingsText } from '../text/rulings.ts';
import type { RulingProps } from './ruling.tsx';

/** What has been done with the decision, latest first. */
export function RulingHistory({ lang, versions }: Pick<RulingProps, 'lang' | 'versions'>) {
  const text = rulingsText[lang];
  return (
    <Section labelledBy="handelser">
      <Heading level={2} id="handelser">
        {text.historyTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.historyTitle}
        rows={versions.toReversed()}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'what',
            header: text.what,
            rowHeader: true,
            cell: ({ action, note }) => (
              <>
                {text.actions[action]}
                {note === null ? null : <Sub>{note}</Sub>}
              </>
            ),
          },
          { key: 'when', header: text.when, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'who', header: text.who, cell: ({ personName }) => personName ?? text.unknown },
        ]}
      />
    </Section>
  );
}
