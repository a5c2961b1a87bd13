import type { Lang } from '../../../platform/i18n/language.ts';
import { Checkboxes, Field, Radios } from '../../../ui/index.ts';
import { voices } from '../core/group.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';

export type FormValues = Readonly<Record<string, string>>;
export type NomineeFormProps = {
  readonly lang: Lang;
  readonly values: FormValues;
  readonly errors: FormValues;
  /** The collaboration regions that can be chosen. */
  readonly regions: readonly Named[];
};

/** What is said of someone who is nominated. */
export function NomineeFields({ lang, values, errors, regions }: NomineeFormProps) {
  const text = groupsText[lang];
  const base = (name: keyof typeof text.person & string, label: string) => ({
    lang,
    name,
    label,
    value: values[name],
    error: errors[name],
  });
  return (
    <>
      <Field {...base('name', text.person.name)} autocomplete="off" />
      <Field {...base('mail', text.person.mail)} kind="email" autocomplete="off" />
      <Radios
        lang={lang}
        name="represents"
        label={text.person.represents}
        choices={voices.map((value) => ({ value, label: text.voicesFor[value] }))}
        value={values.represents}
        error={errors.represents}
      />
      <Field {...base('profession', text.person.profession)} hint={text.person.professionHint} autocomplete="off" />
      <Field
        lang={lang}
        name="collaborationRegion"
        label={text.person.region}
        hint={text.person.regionHint}
        kind="select"
        placeholder={text.person.regionNone}
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.collaborationRegion}
        error={errors.collaborationRegion}
      />
      <Field {...base('standing', text.person.standing)} hint={text.person.standingHint} kind="textarea" rows={6} />
      <Checkboxes
        lang={lang}
        name="consent"
        label={text.person.consent}
        choices={[{ value: 'yes', label: text.person.consentBox }]}
        values={values.consent === 'yes' ? ['yes'] : []}
        error={errors.consent}
      />
    </>
  );
}
