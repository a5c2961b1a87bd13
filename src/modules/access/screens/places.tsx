import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  ButtonLink,
  DataTable,
  Field,
  FilterPanel,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  Split,
  Sub,
  SummaryList,
  Tag,
  Toolbar,
} from '../../../ui/index.ts';
import type { FormState } from '../core/form.ts';
import { type PlaceKind, placeKinds } from '../core/place.ts';
import type { ContactRow } from '../store/contacts.ts';
import type { PlaceRow } from '../store/places.ts';
import { adminText } from '../text/admin.ts';
import { placesText } from '../text/places.ts';
import { Conflict, DoneNotice, FormTop, SendOrBack } from './form-parts.tsx';

type Hidden = Readonly<Record<string, string>>;
type Discard = { readonly action: string; readonly hidden: Hidden };
type Option = { readonly value: string; readonly label: string };
type Common = { readonly lang: Lang; readonly url: Urls };

const OpenTag = ({ lang, active }: { readonly lang: Lang; readonly active: boolean }) => (
  <Tag tone={active ? 'success' : 'neutral'}>{active ? placesText[lang].open : placesText[lang].shut}</Tag>
);

type ListProps = Common & {
  readonly places: readonly PlaceRow[];
  readonly regions: readonly Option[];
  readonly kind: PlaceKind | undefined;
  readonly region: string | undefined;
};

/** The organisations that one administers. */
export function PlacesList({ lang, url, places, regions, kind, region }: ListProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Split
        side="start"
        aside={
          <FilterPanel lang={lang} action={url.page(patterns.workOrganisations)} clearHref={url.page(patterns.workOrganisations)}>
            <Field
              lang={lang}
              name="kind"
              kind="select"
              label={text.kind}
              value={kind}
              placeholder={common.filterAll}
              options={placeKinds.map((one) => ({ value: one, label: common.placeKind[one] }))}
            />
            {regions.length > 1 ? (
              <Field
                lang={lang}
                name="region"
                kind="select"
                label={text.region}
                value={region}
                placeholder={common.filterAll}
                options={regions}
              />
            ) : null}
          </FilterPanel>
        }
      >
        <Toolbar start={text.count(places.length)}>
          <ButtonLink href={url.page(patterns.workOrganisationNew)} variant="secondary">
            {text.new}
          </ButtonLink>
        </Toolbar>
        <PlaceTable lang={lang} url={url} places={places} caption={text.title} empty={text.none} />
      </Split>
    </>
  );
}

type TableProps = Common & { readonly places: readonly PlaceRow[]; readonly caption: string; readonly empty: string };

function PlaceTable({ lang, url, places, caption, empty }: TableProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={places}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: common.name,
          rowHeader: true,
          cell: (row) => (
            <>
              <Link href={url.page(paths.workOrganisation(row.id))}>{row.name}</Link>
              {row.fictitious ? <Sub>{common.madeUp}</Sub> : null}
            </>
          ),
        },
        { key: 'kind', header: text.kind, cell: (row) => common.placeKind[row.kind] },
        { key: 'region', header: text.region, cell: (row) => (row.region === row.id ? common.none : (row.regionName ?? common.none)) },
        { key: 'hsa', header: text.hsaId, cell: (row) => row.hsaId ?? common.none },
        { key: 'active', header: common.state, cell: (row) => <OpenTag lang={lang} active={row.active} /> },
      ]}
    />
  );
}

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

export type PlacePageProps = Common & {
  readonly place: PlaceRow;
  readonly within: readonly PlaceRow[];
  readonly contacts: readonly ContactRow[];
  readonly says: string | undefined;
  readonly editing: FormState;
  readonly stale?: PlaceRow | undefined;
  readonly switching: FormState;
  readonly keepDenied: string | undefined;
  readonly closeDenied: string | undefined;
  readonly hidden: { readonly edit: Hidden; readonly active: Hidden };
  readonly discard: Discard;
};

/** One organisation: facts, what lies within it, contact persons, and closing or opening it. */
export function PlacePage(props: PlacePageProps) {
  const { lang, url, place, within, contacts, says, editing, switching, discard, keepDenied, closeDenied } = props;
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
      <FormTop lang={lang} state={{ ...editing, faults: { ...editing.faults, ...switching.faults } }} discard={discard} />
      <DoneNotice lang={lang} says={says} />
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
      <Section labelledBy="andra">
        <Heading level={2} id="andra">
          {common.edit}
        </Heading>
        {keepDenied === undefined ? <Edit {...props} /> : <Hint>{keepDenied}</Hint>}
      </Section>
      {closeDenied === undefined ? <Close {...props} /> : null}
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
  const here = url.page(paths.workOrganisation(place.id));
  const { values } = editing;
  return (
    <>
      {stale ? (
        <Conflict
          lang={lang}
          who={stale.changedBy}
          at={stale.changedAt}
          takeNow={here}
          rows={[
            { label: common.name, now: stale.name, yours: values.name ?? '' },
            { label: text.hsaId, now: stale.hsaId ?? common.none, yours: values.hsaId || common.none },
            { label: common.mail, now: stale.mail ?? common.none, yours: values.mail || common.none },
          ]}
        />
      ) : null}
      <Form action={here} hidden={hidden.edit}>
        <PlaceFields lang={lang} state={editing} />
        <SendOrBack send={common.save} />
      </Form>
    </>
  );
}

function Close({ lang, url, place, switching, hidden }: PlacePageProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  return (
    <Section labelledBy="stang">
      <Heading level={2} id="stang">
        {place.active ? text.closeTitle : text.reopenTitle}
      </Heading>
      <Form action={url.page(paths.workOrganisationActive(place.id))} hidden={hidden.active}>
        {place.active ? (
          <>
            <Hint>{text.closeHint}</Hint>
            <Field
              lang={lang}
              name="reason"
              label={common.reason}
              hint={common.reasonHint}
              value={switching.values.reason}
              error={switching.faults.reason}
              maxLength={500}
            />
            <SendOrBack send={text.close} tone="danger" />
          </>
        ) : (
          <SendOrBack send={text.reopen} />
        )}
      </Form>
    </Section>
  );
}

type ContactProps = Common & {
  readonly place: PlaceRow;
  readonly isNew: boolean;
  readonly state: FormState;
  readonly stale?: ContactRow | undefined;
  readonly here: string;
  readonly hidden: Hidden;
  readonly discard: Discard;
};

/** Adding or changing a contact person. */
export function ContactForm({ lang, url, place, isNew, state, stale, here, hidden, discard }: ContactProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  const { values, faults } = state;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{isNew ? text.contactNewTitle : text.contactTitle}</Heading>
      <Lede>{place.name}</Lede>
      {stale ? (
        <Conflict lang={lang} who={stale.changedBy} at={stale.changedAt} takeNow={here} rows={compared(stale, values, lang)} />
      ) : null}
      <Form action={here} hidden={hidden}>
        <Field lang={lang} name="name" label={text.contactName} value={values.name} error={faults.name} maxLength={200} />
        <Field lang={lang} name="duty" label={text.duty} hint={text.dutyHint} value={values.duty} error={faults.duty} maxLength={200} />
        <Field lang={lang} name="mail" kind="email" label={common.mail} optional value={values.mail} error={faults.mail} maxLength={254} />
        <Field
          lang={lang}
          name="phone"
          kind="tel"
          label={text.phone}
          optional
          value={values.phone}
          error={faults.phone}
          maxLength={40}
          width="medium"
        />
        {isNew ? null : (
          <Field
            lang={lang}
            name="active"
            kind="select"
            label={text.contactActive}
            options={[
              { value: 'yes', label: common.yes },
              { value: 'no', label: text.noLonger },
            ]}
            value={values.active}
            error={faults.active}
          />
        )}
        <SendOrBack send={common.save} back={url.page(paths.workOrganisation(place.id))} backText={common.cancel} />
      </Form>
    </>
  );
}

function compared(now: ContactRow, values: FormState['values'], lang: Lang) {
  const [text, common] = [placesText[lang], adminText[lang]];
  const isNow = (active: boolean) => (active ? common.yes : text.noLonger);
  return [
    { label: text.contactName, now: now.name, yours: values.name ?? '' },
    { label: text.duty, now: now.duty, yours: values.duty ?? '' },
    { label: common.mail, now: now.mail ?? common.none, yours: values.mail || common.none },
    { label: text.phone, now: now.phone ?? common.none, yours: values.phone || common.none },
    { label: text.contactActive, now: isNow(now.active), yours: isNow(values.active === 'yes') },
  ];
}
