import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, ButtonLink, DataTable, Field, Form, Heading, Hint, Lede, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import type { FormState } from '../core/form.ts';
import type { PlaceKind } from '../core/place.ts';
import type { ContactRow } from '../store/contacts.ts';
import type { PlaceRow } from '../store/places.ts';
import { adminText } from '../text/admin.ts';
import { placesText } from '../text/places.ts';
import { type EditAndSwitch, EditForm, EditSection, SwitchForm, TwoFormsTop } from './edit-form.tsx';
import { type Discard, FormTop, type Hidden, SendOrBack } from './form-parts.tsx';
import { OpenTag, PlaceTable } from './places.tsx';

type Option = { readonly value: string; readonly label: string };
type Common = { readonly lang: Lang; readonly url: Urls };

type NewProps = Common & {
  readonly state: FormState;
  readonly kinds: readonly PlaceKind[];
  readonly parents: readonly Option[];
  readonly hidden: Hidden;
  readonly discard: Discard;
};

export function NewPlaceForm({ lang, url, state, kinds, parents, hidden, discard }: NewProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  const { values, faults } = state;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.newTitle}</Heading>
      <Lede>{text.newLede}</Lede>
      <Form action={url.page(patterns.workOrganisationNew)} hidden={hidden}>
        <Field
          lang={lang}
          name="kind"
          kind="select"
          label={text.kind}
          placeholder={text.chooseKind}
          options={kinds.map((kind) => ({ value: kind, label: common.placeKind[kind] }))}
          value={values.kind}
          error={faults.kind}
        />
        <Field
          lang={lang}
          name="parent"
          kind="select"
          label={text.parent}
          hint={text.parentHint}
          placeholder={kinds.includes('patient-organisation') ? text.noParent : text.chooseParent}
          options={parents}
          value={values.parent}
          error={faults.parent}
        />
        <PlaceFields lang={lang} state={state} />
        <SendOrBack send={common.add} back={url.page(patterns.workOrganisations)} backText={common.cancel} />
      </Form>
    </>
  );
}

function PlaceFields({ lang, state }: { readonly lang: Lang; readonly state: FormState }) {
  const [text, common] = [placesText[lang], adminText[lang]];
  const { values, faults } = state;
  return (
    <>
      <Field lang={lang} name="name" label={common.name} value={values.name} error={faults.name} maxLength={200} />
      <Field
        lang={lang}
        name="hsaId"
        label={text.hsaId}
        hint={text.hsaHint}
        optional
        value={values.hsaId}
        error={faults.hsaId}
        maxLength={60}
        width="medium"
      />
      <Field
        lang={lang}
        name="mail"
        kind="email"
        label={common.mail}
        hint={text.mailHint}
        optional
        value={values.mail}
        error={faults.mail}
        maxLength={254}
      />
    </>
  );
}

export type PlacePageProps = Common &
  EditAndSwitch<PlaceRow> & {
    readonly place: PlaceRow;
    readonly within: readonly PlaceRow[];
    readonly contacts: readonly ContactRow[];
  };

/** One organisation: facts, what lies within it, contact persons, and closing or opening it. */
export function PlacePage(props: PlacePageProps) {
  const { lang, url, place, within, contacts, keepDenied } = props;
  const [text, common] = [placesText[lang], adminText[lang]];
  const facts = [
    { term: text.kind, value: common.placeKind[place.kind] },
    ...(place.region === null || place.region === place.id ? [] : [{ term: text.region, value: place.regionName ?? common.none }]),
    { term: common.state, value: <OpenTag lang={lang} active={place.active} /> },
    { term: text.hsaId, value: place.hsaId ?? common.none },
    { term: common.mail, value: place.mail ?? common.none },
    {
      term: text.rolesHere,
      value: <Link href={url.page(patterns.roles, { organisation: place.id })}>{common.show}</Link>,
    },
  ];
  return (
    <>
      <TwoFormsTop {...props} />
      <Heading level={1}>{place.name}</Heading>
      <SummaryList facts={facts} />
      {place.changedAt === null ? null : (
        <Hint>{common.lastChanged(formatDateTime(place.changedAt, lang), place.changedBy ?? common.unknownPerson)}</Hint>
      )}
      <Contacts lang={lang} url={url} place={place} contacts={contacts} mayKeep={keepDenied === undefined} />
      {within.length === 0 ? null : (
        <Section labelledBy="inom">
          <Heading level={2} id="inom">
            {text.within}
          </Heading>
          <PlaceTable lang={lang} url={url} places={within} caption={text.within} empty={text.none} />
        </Section>
      )}
      <EditSection lang={lang} denied={keepDenied}>
        <Edit {...props} />
      </EditSection>
      {props.switchDenied === undefined ? <Close {...props} /> : null}
    </>
  );
}

type ContactsProps = Common & { readonly place: PlaceRow; readonly contacts: readonly ContactRow[]; readonly mayKeep: boolean };

function Contacts({ lang, url, place, contacts, mayKeep }: ContactsProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  return (
    <Section labelledBy="kontakter">
      <Heading level={2} id="kontakter">
        {text.contacts}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.contacts}
        rows={contacts}
        rowKey={(row) => row.id}
        empty={text.contactsNone}
        columns={[
          {
            key: 'name',
            header: text.contactName,
            rowHeader: true,
            cell: (row) => (mayKeep ? <Link href={url.page(paths.contact(place.id, row.id))}>{row.name}</Link> : row.name),
          },
          { key: 'duty', header: text.duty, cell: (row) => row.duty },
          { key: 'mail', header: common.mail, cell: (row) => row.mail ?? common.none },
          { key: 'phone', header: text.phone, cell: (row) => row.phone ?? common.none },
          {
            key: 'active',
            header: common.state,
            cell: (row) => <Tag tone={row.active ? 'success' : 'neutral'}>{row.active ? common.active : text.noLonger}</Tag>,
          },
        ]}
      />
      {mayKeep ? (
        <Actions>
          <ButtonLink href={url.page(paths.contactNew(place.id))} variant="secondary">
            {text.contactNew}
          </ButtonLink>
        </Actions>
      ) : null}
    </Section>
  );
}

function Edit({ lang, url, place, editing, stale, hidden }: PlacePageProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  const { values } = editing;
  const compared = (now: PlaceRow) => [
    { label: common.name, now: now.name, yours: values.name ?? '' },
    { label: text.hsaId, now: now.hsaId ?? common.none, yours: values.hsaId || common.none },
    { label: common.mail, now: now.mail ?? common.none, yours: values.mail || common.none },
  ];
  return (
    <EditForm
      lang={lang}
      here={url.page(paths.workOrganisation(place.id))}
      hidden={hidden.edit}
      stale={stale}
      compared={() => (stale ? compared(stale) : [])}
    >
      <PlaceFields lang={lang} state={editing} />
    </EditForm>
  );
}

function Close({ lang, url, place, switching, hidden }: PlacePageProps) {
  const text = placesText[lang];
  return (
    <Section labelledBy="stang">
      <Heading level={2} id="stang">
        {place.active ? text.closeTitle : text.reopenTitle}
      </Heading>
      <SwitchForm
        lang={lang}
        action={url.page(paths.workOrganisationActive(place.id))}
        hidden={hidden.active}
        active={place.active}
        words={{ hint: text.closeHint, off: text.close, on: text.reopen }}
        state={switching}
      />
    </Section>
  );
}
