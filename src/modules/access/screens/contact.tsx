import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Field, Heading, Lede } from '../../../ui/index.ts';
import type { FormState } from '../core/form.ts';
import type { ContactRow } from '../store/contacts.ts';
import type { PlaceRow } from '../store/places.ts';
import { adminText } from '../text/admin.ts';
import { placesText } from '../text/places.ts';
import { EditForm } from './edit-form.tsx';
import { type Discard, FormTop, type Hidden } from './form-parts.tsx';

type ContactProps = {
  readonly lang: Lang;
  readonly url: Urls;
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
      <EditForm
        lang={lang}
        here={here}
        hidden={hidden}
        stale={stale}
        compared={() => (stale ? compared(stale, values, lang) : [])}
        back={url.page(paths.workOrganisation(place.id))}
      >
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
      </EditForm>
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
