import { formatDateTime } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, DataTable, Form, Heading, Lede, Link, Section, Tag } from '../../../ui/index.ts';
import { browserName } from '../core/browser-name.ts';
import type { ActingAs, OpenSession } from '../sessions.ts';
import { signInText } from '../text/sign-in.ts';

type Props = {
  readonly lang: Lang;
  readonly hidden: Readonly<Record<string, string>>;
  readonly signOut: string;
  readonly choose: string;
  readonly keys: string;
  readonly here: string;
  readonly acting: ActingAs | null;
  readonly assignments: readonly ActingAs[];
  readonly sessions: readonly OpenSession[];
};

/** Where I am signed in, as what, and how to end it. */
export function MySessions(props: Props) {
  const { lang, hidden, sessions, here, acting, assignments } = props;
  const text = signInText[lang];
  return (
    <>
      <Heading level={1}>{text.sessionsTitle}</Heading>
      <Lede>{text.sessionsLede}</Lede>
      <DataTable
        lang={lang}
        caption={text.sessionsTitle}
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          { key: 'browser', header: text.browser, rowHeader: true, cell: (row) => browserName(row.userAgent) ?? text.unknownBrowser },
          { key: 'started', header: text.started, cell: (row) => formatDateTime(row.createdAt, lang) },
          { key: 'used', header: text.lastUsed, cell: (row) => formatDateTime(row.lastSeenAt, lang) },
          { key: 'here', header: text.thisOne, cell: (row) => (row.id === here ? <Tag tone="success">{text.thisOne}</Tag> : '–') },
        ]}
      />
      <Form action={props.signOut} hidden={hidden}>
        <Actions>
          <Button name="everywhere" value="no">
            {text.signOut}
          </Button>
          <Button variant="secondary" name="everywhere" value="yes">
            {text.signOutEverywhere}
          </Button>
        </Actions>
      </Form>
      <Section labelledBy="uppdrag">
        <Heading level={2} id="uppdrag">
          {text.myAssignments}
        </Heading>
        <ul>
          {assignments.map((one) => (
            <li key={one.assignment}>
              {text.role[one.role]}, {one.organisationName}{' '}
              {one.assignment === acting?.assignment ? <Tag tone="info">{text.acting}</Tag> : null}
            </li>
          ))}
        </ul>
        <p>
          <Link href={props.keys}>{text.keys}</Link>
        </p>
        {assignments.length > 1 ? <Link href={props.choose}>{text.switch}</Link> : null}
      </Section>
    </>
  );
}
