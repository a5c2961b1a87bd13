import type { LocalDate } from '../../../kernel/date.ts';
import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, ButtonLink, Field, Form, Heading, Hint, Lede, Section, SummaryList } from '../../../ui/index.ts';
import type { FormState } from '../core/form.ts';
import type { AssignmentRow } from '../store/assignments.ts';
import type { IdentityRow, PersonRow } from '../store/people.ts';
import { adminText } from '../text/admin.ts';
import { type EditAndSwitch, EditForm, EditSection, SwitchForm, TwoFormsTop } from './edit-form.tsx';
import { type Discard, FormTop, type Hidden, SendOrBack } from './form-parts.tsx';
import { ActiveTag } from './people.tsx';
import { RoleTable } from './role-table.tsx';

type NewProps = {
  readonly lang: Lang;
  readonly state: FormState;
  readonly action: string;
  readonly back: string;
  readonly hidden: Hidden;
  readonly discard: Discard;
};

/** Adding someone by the identity that they sign in with. */
export function NewPersonForm({ lang, state, action, back, hidden, discard }: NewProps) {
  const text = adminText[lang];
  const { values, faults } = state;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.newPersonTitle}</Heading>
      <Lede>{text.newPersonLede}</Lede>
      <Form action={action} hidden={hidden}>
        <Field lang={lang} name="name" label={text.name} hint={text.nameHint} value={values.name} error={faults.name} maxLength={200} />
        <Field lang={lang} name="mail" kind="email" label={text.mail} optional value={values.mail} error={faults.mail} maxLength={254} />
        <Field
          lang={lang}
          name="issuer"
          kind="url"
          label={text.issuer}
          hint={text.issuerHint}
          value={values.issuer}
          error={faults.issuer}
        />
        <Field
          lang={lang}
          name="subject"
          label={text.subject}
          hint={text.subjectHint}
          value={values.subject}
          error={faults.subject}
          maxLength={255}
        />
        <SendOrBack send={text.add} back={back} backText={text.cancel} />
      </Form>
    </>
  );
}

export type PersonPageProps = EditAndSwitch<PersonRow> & {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly person: PersonRow;
  readonly identities: readonly IdentityRow[];
  readonly sessions: number;
  readonly roles: readonly AssignmentRow[];
};

/** One person: account, identities, roles, and switching the account off or on. */
export function PersonPage(props: PersonPageProps) {
  const { lang, url, person, switching, identities, sessions, roles, today } = props;
  const text = adminText[lang];
  const facts = [
    { term: text.account, value: <ActiveTag lang={lang} active={person.active} /> },
    { term: text.accountAt, value: person.homeName ?? text.authorityAccount },
    { term: text.mail, value: person.mail ?? text.none },
    ...identities.map((one) => ({ key: one.subject, term: text.identities, value: `${one.subject} (${one.issuer})` })),
  ];
  return (
    <>
      <TwoFormsTop {...props} />
      <Heading level={1}>{person.name}</Heading>
      <SummaryList facts={facts} />
      <Hint>
        {text.signedInNow(sessions)}.{' '}
        {person.changedAt === null ? '' : text.lastChanged(formatDateTime(person.changedAt, lang), person.changedBy ?? text.unknownPerson)}
      </Hint>
      <Section labelledBy="roller">
        <Heading level={2} id="roller">
          {text.personRoles}
        </Heading>
        <RoleTable lang={lang} url={url} today={today} rows={roles} caption={text.personRoles} empty={text.noRoles} without="person" />
        <Actions>
          <ButtonLink href={url.page(patterns.roleGive, { person: person.id })} variant="secondary">
            {text.giveRoleTo}
          </ButtonLink>
        </Actions>
      </Section>
      <EditSection lang={lang} denied={props.keepDenied}>
        <Edit {...props} />
      </EditSection>
      <Section labelledBy="konto">
        <Heading level={2} id="konto">
          {person.active ? text.switchOffTitle : text.switchOnTitle}
        </Heading>
        {props.switchDenied === undefined ? (
          <SwitchForm
            lang={lang}
            action={url.page(paths.personActive(person.id))}
            hidden={props.hidden.active}
            active={person.active}
            words={{ hint: text.switchOffHint, off: text.switchOff, on: text.switchOn }}
            state={switching}
          />
        ) : (
          <Hint>{props.switchDenied}</Hint>
        )}
      </Section>
    </>
  );
}

function Edit({ lang, url, person, editing, stale, hidden }: PersonPageProps) {
  const text = adminText[lang];
  const { values, faults } = editing;
  const compared = (now: PersonRow) => [
    { label: text.name, now: now.name, yours: values.name ?? '' },
    { label: text.mail, now: now.mail ?? text.none, yours: values.mail || text.none },
  ];
  return (
    <EditForm
      lang={lang}
      here={url.page(paths.person(person.id))}
      hidden={hidden.edit}
      stale={stale}
      compared={() => (stale ? compared(stale) : [])}
    >
      <Field lang={lang} name="name" label={text.name} value={values.name} error={faults.name} maxLength={200} />
      <Field lang={lang} name="mail" kind="email" label={text.mail} optional value={values.mail} error={faults.mail} maxLength={254} />
    </EditForm>
  );
}
