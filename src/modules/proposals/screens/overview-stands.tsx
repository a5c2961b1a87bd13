import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, DataTable, Field, Form, Heading, Hint, Radios, Section, Sub, Tag } from '../../../ui/index.ts';
import type { StandRow } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import type { OfEdition } from './overview.tsx';

/** What each member of the group has said of the basis, and of which version. */
export function Stands({ lang, edition, members, stands }: OfEdition) {
  const text = basisText[lang];
  const standOf = (person: string): StandRow | undefined => stands.find((one) => one.person === person);
  // What was approved was the last version before locking, which itself counts as one.
  const present = edition.status === 'locked' ? edition.version - 1 : edition.version;
  return (
    <Section labelledBy="stallning">
      <Heading level={2} id="stallning">
        {text.standsTitle}
      </Heading>
      <Hint>{text.standsLede}</Hint>
      <DataTable
        lang={lang}
        caption={text.standsTitle}
        rows={members}
        rowKey={({ person }) => person}
        empty={<p>{text.standsNone}</p>}
        columns={[
          {
            key: 'member',
            header: text.member,
            rowHeader: true,
            cell: (one) => (
              <>
                {one.name}
                {one.capacity === 'expert-chair' ? <Sub>{text.chair}</Sub> : null}
              </>
            ),
          },
          {
            key: 'stand',
            header: text.stand,
            cell: ({ person }) => {
              const own = standOf(person);
              if (!own) return text.waits;
              const said = own.stand === 'approve' ? text.approves : text.dissents;
              return (
                <>
                  <Tag tone={own.version !== present ? 'neutral' : own.stand === 'approve' ? 'success' : 'warning'}>{said}</Tag>
                  {own.version === present ? null : <Sub>{text.lapsed}</Sub>}
                  {own.said === null ? null : <p lang="sv">{own.said}</p>}
                </>
              );
            },
          },
          {
            key: 'at',
            header: text.standAt,
            cell: ({ person }) => {
              const own = standOf(person);
              return own ? formatDateTime(own.at, lang) : '';
            },
          },
        ]}
      />
    </Section>
  );
}

/** Where a member takes a stand. */
export function StandForm({ lang, url, careCase, edition, hidden, standForm, errors }: OfEdition) {
  const text = basisText[lang];
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <Section labelledBy="ta-stallning">
      <Heading level={2} id="ta-stallning">
        {text.yourStand}
      </Heading>
      <p>{text.standReadFirst(edition.version)}</p>
      <Form action={url.page(paths.basisStand(careCase.id))} hidden={{ ...hidden(), version: String(edition.version) }}>
        <Radios
          lang={lang}
          name="stand"
          label={text.standChoice}
          value={standForm.stand}
          error={error('stand')}
          choices={[
            { value: 'approve', label: text.approves },
            { value: 'dissent', label: text.dissents },
          ]}
        />
        <Field
          lang={lang}
          kind="textarea"
          name="said"
          label={text.dissentText}
          hint={text.dissentHint}
          optional
          value={standForm.said}
          error={error('said')}
        />
        <Button>{text.standSend}</Button>
      </Form>
    </Section>
  );
}
