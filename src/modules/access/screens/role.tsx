import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Field, Form, Heading, Hint, Lede, Link, Section, SummaryList } from '../../../ui/index.ts';
import { signInText } from '../../identity/index.ts';
import { stateOf } from '../core/assignment.ts';
import type { FormState } from '../core/form.ts';
import type { AssignmentRow } from '../store/assignments.ts';
import { adminText } from '../text/admin.ts';
import { ReasonField } from './edit-form.tsx';
import { type Discard, DoneNotice, FormTop, type Hidden, SendOrBack } from './form-parts.tsx';
import { dayOrNone, StateTag } from './role-table.tsx';

type Option = { readonly value: string; readonly label: string };

type GiveProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly state: FormState;
  readonly people: readonly Option[];
  readonly roles: readonly Option[];
  readonly places: readonly Option[];
  readonly hidden: Hidden;
  readonly discard: Discard;
};

/** Giving a role: to whom, which, where, from when and until when. */
export function GiveRoleForm({ lang, url, state, people, roles, places, hidden, discard }: GiveProps) {
  const text = adminText[lang];
  const { values, faults } = state;
  const choose = (name: 'person' | 'role' | 'organisation', label: string, placeholder: string, options: readonly Option[]) => (
    <Field
      lang={lang}
      name={name}
      kind="select"
      label={label}
      placeholder={placeholder}
      options={options}
      value={values[name]}
      error={faults[name]}
    />
  );
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.giveTitle}</Heading>
      <Lede>{text.giveLede}</Lede>
      <Form action={url.page(patterns.roleGive)} hidden={hidden}>
        {choose('person', text.person, text.choosePerson, people)}
        <Hint>
          {text.notHere} <Link href={url.page(patterns.personNew)}>{text.peopleNew}</Link>
        </Hint>
        {choose('role', text.role, text.chooseRole, roles)}
        {choose('organisation', text.organisation, text.chooseOrganisation, places)}
        <Field lang={lang} name="from" kind="date" label={text.from} value={values.from} error={faults.from} />
        <Field lang={lang} name="to" kind="date" label={text.to} hint={text.toHint} optional value={values.to} error={faults.to} />
        <Field
          lang={lang}
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          optional
          value={values.reason}
          error={faults.reason}
          maxLength={500}
        />
        <SendOrBack send={text.give} back={url.page(patterns.roles)} backText={text.cancel} />
      </Form>
    </>
  );
}

export type RolePageProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly row: AssignmentRow;
  readonly says: string | undefined;
  /** Someone else was first: who did it, and when. */
  readonly doneAlready: string | undefined;
  readonly ending: FormState;
  /** Why not; undefined when it may be done. */
  readonly confirmDenied: string | undefined;
  readonly endDenied: string | undefined;
  readonly hidden: { readonly confirm: Hidden; readonly end: Hidden };
  readonly discard: Discard;
};

/** One role of one person: what it is, who gave and confirmed it, and how to confirm it or take it away. */
export function RolePage(props: RolePageProps) {
  const { lang, url, today, row, says, ending, doneAlready } = props;
  const text = adminText[lang];
  const state = stateOf(row, today);
  const byAt = (who: string | null, at: Date) => text.byAt(who ?? text.unknownPerson, formatDateTime(at, lang));
  const facts = [
    { term: text.person, value: <Link href={url.page(paths.person(row.person))}>{row.personName}</Link> },
    { term: text.organisation, value: <Link href={url.page(paths.workOrganisation(row.organisation))}>{row.organisationName}</Link> },
    { term: text.state, value: <StateTag lang={lang} state={state} /> },
    { term: text.from, value: formatDate(row.from as LocalDate, lang) },
    { term: text.to, value: dayOrNone(row.to, lang) },
    { term: text.givenBy, value: byAt(row.givenByName, row.givenAt) },
    ...(row.confirmedAt === null ? [] : [{ term: text.confirmedBy, value: byAt(row.confirmedByName, row.confirmedAt) }]),
    ...(row.endedAt === null ? [] : [{ term: text.endedBy, value: byAt(row.endedByName, row.endedAt) }]),
    ...(row.endReason === null ? [] : [{ term: text.reason, value: row.endReason }]),
  ];
  return (
    <>
      <FormTop lang={lang} state={ending} discard={props.discard} />
      <DoneNotice lang={lang} says={says} />
      {doneAlready === undefined ? null : (
        <Alert lang={lang} kind="warning" title={text.conflictTitle} live>
          <p>{doneAlready}</p>
        </Alert>
      )}
      <Heading level={1}>{signInText[lang].role[row.role]}</Heading>
      <SummaryList facts={facts} />
      {state === 'pending' ? <Confirm {...props} /> : null}
      {state === 'ended' ? null : <End {...props} />}
    </>
  );
}

function Confirm({ lang, url, row, confirmDenied, hidden }: RolePageProps) {
  const text = adminText[lang];
  return (
    <Section labelledBy="bekrafta">
      <Heading level={2} id="bekrafta">
        {text.confirmTitle}
      </Heading>
      {confirmDenied === undefined ? (
        <Form action={url.page(paths.roleConfirm(row.id))} hidden={hidden.confirm}>
          <Hint>{text.confirmHint}</Hint>
          <SendOrBack send={text.confirm} />
        </Form>
      ) : (
        <Hint>
          {text.cannotConfirm} {confirmDenied}
        </Hint>
      )}
    </Section>
  );
}

function End({ lang, url, row, ending, endDenied, hidden }: RolePageProps) {
  const text = adminText[lang];
  return (
    <Section labelledBy="ta-bort">
      <Heading level={2} id="ta-bort">
        {text.endTitle}
      </Heading>
      {endDenied === undefined ? (
        <Form action={url.page(paths.roleEnd(row.id))} hidden={hidden.end}>
          <Hint>{text.endHint}</Hint>
          <ReasonField lang={lang} state={ending} />
          <SendOrBack send={text.end} tone="danger" />
        </Form>
      ) : (
        <Hint>
          {text.cannotEnd} {endDenied}
        </Hint>
      )}
    </Section>
  );
}
