import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, ButtonLink, DataTable, Field, Form, Heading, Hint, Lede, Radios, Section, Sub, Tag } from '../../../ui/index.ts';
import { signInText } from '../../identity/index.ts';
import type { FormState } from '../core/form.ts';
import type { Urgency } from '../core/review.ts';
import type { ItemRow, ProgressRow, RoundRow } from '../store/review.ts';
import { adminText } from '../text/admin.ts';
import { oversightText } from '../text/oversight.ts';
import { DoneNotice, FormTop, SendOrBack } from './form-parts.tsx';

type Hidden = Readonly<Record<string, string>>;
type Common = { readonly lang: Lang; readonly url: Urls };

export type ReviewPageProps = Common & {
  readonly rounds: readonly RoundRow[];
  readonly urgency: Urgency;
  readonly progress: readonly ProgressRow[];
  /** Roles that wait for the one who looks, and those that wait for others. */
  readonly mine: readonly ItemRow[];
  readonly others: readonly ItemRow[];
  readonly mayOpen: boolean;
  readonly says: string | undefined;
  readonly state: FormState;
  readonly hidden: Hidden;
  readonly discard: { readonly action: string; readonly hidden: Hidden };
};

/** The review that is open, how far it has come, and the roles that one has to answer for. */
export function ReviewPage(props: ReviewPageProps) {
  const { lang, url, rounds, urgency, mayOpen, says, state, discard } = props;
  const text = oversightText[lang];
  const [latest] = rounds;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <DoneNotice lang={lang} says={says} />
      <Heading level={1}>{text.reviewTitle}</Heading>
      <Lede>{text.reviewLede}</Lede>
      <p>{adminText[lang].remindersNote}</p>
      <Notice lang={lang} urgency={urgency} />
      {mayOpen && urgency === 'time-for-new' ? (
        <Actions>
          <ButtonLink href={url.page(patterns.reviewOpen)}>{text.openTitle}</ButtonLink>
        </Actions>
      ) : null}
      {latest ? <Round {...props} round={latest} /> : <p>{text.reviewNone}</p>}
      {rounds.length > 1 ? <History lang={lang} rounds={rounds.slice(1)} /> : null}
    </>
  );
}

function Notice({ lang, urgency }: { readonly lang: Lang; readonly urgency: Urgency }) {
  const text = oversightText[lang];
  const says = { overdue: text.reviewOverdue, 'due-soon': text.reviewSoon, 'time-for-new': text.reviewTimeForNew, open: '', none: '' }[
    urgency
  ];
  return says === '' ? null : (
    <Alert lang={lang} kind={urgency === 'overdue' ? 'danger' : 'warning'}>
      {says}
    </Alert>
  );
}

function Round(props: ReviewPageProps & { readonly round: RoundRow }) {
  const { lang, round, progress, others } = props;
  const text = oversightText[lang];
  const openedBy = round.openedBy ?? adminText[lang].unknownPerson;
  const isDone = progress.every((row) => row.left === 0);
  return (
    <>
      <p>{text.reviewOpenedBy(openedBy, formatDateTime(round.openedAt, lang), formatDate(round.due as LocalDate, lang))}</p>
      {isDone ? <p>{text.reviewDone}</p> : <Mine {...props} />}
      {others.length === 0 ? null : (
        <Section labelledBy="andras">
          <Heading level={2} id="andras">
            {text.notYours}
          </Heading>
          <ItemTable lang={lang} items={others} caption={text.notYours} />
        </Section>
      )}
      <Section labelledBy="lage">
        <Heading level={2} id="lage">
          {text.progress}
        </Heading>
        <DataTable
          lang={lang}
          caption={text.progress}
          rows={progress}
          rowKey={(row) => row.organisation}
          columns={[
            { key: 'name', header: adminText[lang].organisation, rowHeader: true, cell: (row) => row.name },
            { key: 'answered', header: text.answer, cell: (row) => text.answered(row.all - row.left, row.all) },
            {
              key: 'left',
              header: text.left,
              numeric: true,
              cell: (row) => row.left,
            },
          ]}
        />
      </Section>
    </>
  );
}

function Mine({ lang, url, mine, hidden, state }: ReviewPageProps) {
  const text = oversightText[lang];
  return (
    <Section labelledBy="mina">
      <Heading level={2} id="mina">
        {text.yours}
      </Heading>
      {mine.length === 0 ? (
        <p>{text.yoursNone}</p>
      ) : (
        <Form action={url.page(patterns.reviewAnswer)} hidden={hidden}>
          <Hint>{text.endsAtOnce}</Hint>
          {mine.map((item) => (
            <Radios
              key={item.assignment}
              lang={lang}
              inline
              name={`a-${item.assignment}`}
              label={`${item.personName}: ${signInText[lang].role[item.role]}`}
              hint={`${item.organisationName}. ${text.lastSignIn}: ${item.lastSignIn === null ? text.never.toLowerCase() : formatDateTime(item.lastSignIn, lang)}.`}
              value={state.values[`a-${item.assignment}`] ?? 'later'}
              choices={[
                { value: 'keep', label: text.keep },
                { value: 'end', label: text.end },
                { value: 'later', label: text.later },
              ]}
            />
          ))}
          <SendOrBack send={text.send} />
        </Form>
      )}
    </Section>
  );
}

type ItemTableProps = { readonly lang: Lang; readonly items: readonly ItemRow[]; readonly caption: string };

function ItemTable({ lang, items, caption }: ItemTableProps) {
  const [text, common] = [oversightText[lang], adminText[lang]];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={items}
      rowKey={(row) => row.assignment}
      columns={[
        { key: 'person', header: common.person, rowHeader: true, cell: (row) => row.personName },
        { key: 'role', header: common.role, cell: (row) => signInText[lang].role[row.role] },
        { key: 'organisation', header: common.organisation, cell: (row) => row.organisationName },
        {
          key: 'answer',
          header: text.answer,
          cell: (row) => (
            <>
              <Tag tone={row.answer === 'keep' ? 'success' : 'neutral'}>{row.answer === null ? text.left : text[row.answer]}</Tag>
              {row.answeredBy === null ? null : <Sub>{row.answeredBy}</Sub>}
            </>
          ),
        },
      ]}
    />
  );
}

function History({ lang, rounds }: { readonly lang: Lang; readonly rounds: readonly RoundRow[] }) {
  const text = oversightText[lang];
  return (
    <Section labelledBy="tidigare">
      <Heading level={2} id="tidigare">
        {text.history}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.history}
        rows={rounds}
        rowKey={(row) => row.id}
        columns={[
          { key: 'opened', header: text.historyOpened, rowHeader: true, cell: (row) => formatDateTime(row.openedAt, lang) },
          { key: 'due', header: text.historyDue, cell: (row) => formatDate(row.due as LocalDate, lang) },
          {
            key: 'closed',
            header: text.historyClosed,
            cell: (row) => (row.closedAt === null ? adminText[lang].none : formatDateTime(row.closedAt, lang)),
          },
        ]}
      />
    </Section>
  );
}

type OpenProps = Common & {
  readonly state: FormState;
  readonly hidden: Hidden;
  readonly discard: { readonly action: string; readonly hidden: Hidden };
};

export function OpenReviewForm({ lang, url, state, hidden, discard }: OpenProps) {
  const text = oversightText[lang];
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.openTitle}</Heading>
      <Lede>{text.openLede}</Lede>
      <Form action={url.page(patterns.reviewOpen)} hidden={hidden}>
        <Field lang={lang} name="due" kind="date" label={text.due} value={state.values.due} error={state.faults.due} />
        <SendOrBack send={text.open} back={url.page(patterns.review)} backText={adminText[lang].cancel} />
      </Form>
    </>
  );
}
