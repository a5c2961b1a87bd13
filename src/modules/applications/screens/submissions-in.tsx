import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Button, DataTable, ErrorSummary, Form, Heading, Hint, Link, Section, Stack } from '../../../ui/index.ts';
import type { Call } from '../../calls/index.ts';
import type { Application } from '../queries/application.ts';
import type { Attempt, Plea } from '../queries/plea.ts';
import type { Received, Submission } from '../queries/submission.ts';
import { completionText } from '../text/completion.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { MadeUp } from './made-up.tsx';
import { PleaPanel } from './plea-panel.tsx';

export type SubmissionsInProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly call: Call;
  readonly opening: { readonly openedAt: Date } | undefined;
  readonly mayOpen: boolean;
  readonly received: readonly Received[];
  readonly standing: readonly Submission[];
  readonly applications: readonly Application[];
  readonly pleas: readonly Plea[];
  readonly attempts: ReadonlyMap<string, readonly Attempt[]>;
  readonly isOpener: boolean;
  readonly isOfficer: boolean;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** What has come in to a call, for the authority. */
export function SubmissionsInScreen(props: SubmissionsInProps) {
  const { lang, call, opening, pleas, errors } = props;
  const text = submissionText[lang].authority;
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <MadeUp lang={lang} fictitious={call.fictitious} />
      <Heading level={1}>{text.title(call.areaName)}</Heading>
      <p>
        <Link href={props.url.page(paths.applicationsOverview(call.id))}>{completionText[lang].overview.title(call.areaName)}</Link>
      </p>
      <Seal {...props} />
      <Section labelledBy="inkommet">
        <Heading level={2} id="inkommet">
          {text.received}
        </Heading>
        {opening ? <Opened {...props} /> : <Sealed {...props} />}
      </Section>
      <Section labelledBy="begaran">
        <Heading level={2} id="begaran">
          {text.pleas}
        </Heading>
        {pleas.length === 0 ? <p class="empty">{text.noPleas}</p> : null}
        <Stack>
          {pleas.map((plea) => (
            <PleaPanel key={plea.id} {...props} plea={plea} />
          ))}
        </Stack>
      </Section>
    </>
  );
}

function Seal({ lang, url, call, opening, mayOpen, isOpener, hidden }: SubmissionsInProps) {
  const text = submissionText[lang].authority;
  if (opening)
    return (
      <Alert lang={lang} kind="success" title={text.openedTitle}>
        <p>{text.opened(momentOf(opening.openedAt, lang))}</p>
      </Alert>
    );
  if (!mayOpen)
    return (
      <Alert lang={lang} kind="info" title={text.sealedTitle}>
        <p>{text.sealed(call.lastDay === null ? '–' : formatDate(call.lastDay, lang))}</p>
      </Alert>
    );
  return (
    <Alert lang={lang} kind="warning" title={text.mayOpenTitle}>
      <p>{text.mayOpen}</p>
      {isOpener ? (
        <Form action={url.page(paths.applicationsOpen(call.id))} hidden={hidden()} look="plain">
          <Button>{text.open}</Button>
        </Form>
      ) : null}
    </Alert>
  );
}

function Sealed({ lang, received }: SubmissionsInProps) {
  const text = submissionText[lang].authority;
  return (
    <DataTable
      lang={lang}
      caption={text.received}
      rows={received}
      empty={text.none}
      columns={[
        { key: 'region', header: text.region, rowHeader: true, cell: ({ name }) => name },
        { key: 'first', header: text.first, cell: ({ firstAt }) => momentOf(firstAt, lang) },
        { key: 'latest', header: text.latest, cell: ({ latestAt }) => momentOf(latestAt, lang) },
      ]}
    />
  );
}

function Opened({ lang, url, standing, applications }: SubmissionsInProps) {
  const text = submissionText[lang].authority;
  const withdrawn = applications.filter(({ state }) => state === 'withdrawn');
  return (
    <>
      <DataTable
        lang={lang}
        caption={text.received}
        rows={standing}
        rowKey={({ id }) => id}
        empty={text.none}
        columns={[
          { key: 'region', header: text.region, rowHeader: true, cell: ({ organisationName }) => organisationName },
          { key: 'latest', header: text.latest, cell: ({ submittedAt }) => momentOf(submittedAt, lang) },
          { key: 'diary', header: submissionText[lang].facts.diaryNumber, cell: ({ diaryNumber }) => diaryNumber },
          {
            key: 'read',
            header: text.stands,
            cell: ({ application, number, organisationName }) => (
              <Link href={url.page(paths.applicationSubmitted(application, number))}>
                {text.standsYes(number)}
                <span class="sr">, {organisationName}</span>
              </Link>
            ),
          },
          {
            key: 'review',
            header: completionText[lang].overview.completeness,
            cell: ({ application, organisationName }) => (
              <Link href={url.page(paths.applicationReview(application))}>
                {completionText[lang].overview.toReview}
                <span class="sr">, {organisationName}</span>
              </Link>
            ),
          },
        ]}
      />
      {withdrawn.length > 0 ? (
        <Hint>
          {text.withdrawn}: {withdrawn.map(({ organisationName }) => organisationName).join(', ')}
        </Hint>
      ) : null}
    </>
  );
}
