import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Field, Heading, Prose } from '../../../ui/index.ts';
import { seats } from '../core/board.ts';
import type { FormState } from '../core/form.ts';
import type { TermRow } from '../store/board.ts';
import { adminText } from '../text/admin.ts';
import { placesText } from '../text/places.ts';
import { nameOf, type Region } from './board.tsx';
import { EditForm } from './edit-form.tsx';
import { type Discard, FormTop, type Hidden } from './form-parts.tsx';

type FormProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly isNew: boolean;
  readonly state: FormState;
  readonly stale?: TermRow | undefined;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly regions: readonly Region[];
  readonly here: string;
  readonly hidden: Hidden;
  readonly discard: Discard;
};

export function TermForm({ lang, url, isNew, state, stale, people, regions, here, hidden, discard }: FormProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  const { values, faults } = state;
  const personName = (id: string | undefined) => people.find((one) => one.value === id)?.label ?? common.none;
  const compared = (now: TermRow) => [
    { label: text.termPerson, now: now.personName, yours: personName(values.person) },
    { label: text.seat, now: text.seatName[now.seat], yours: text.seatName[(values.seat ?? 'member') as TermRow['seat']] },
    {
      label: text.collaborationRegion,
      now: nameOf(now.collaborationRegion, regions) || common.none,
      yours: nameOf(values.collaborationRegion ?? null, regions) || common.none,
    },
    { label: common.from, now: now.from, yours: values.from ?? '' },
    { label: common.to, now: now.to, yours: values.to ?? '' },
  ];
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{isNew ? text.termNewTitle : text.termTitle}</Heading>
      <Prose>
        <p>{text.noRoleHint}</p>
      </Prose>
      <EditForm
        lang={lang}
        here={here}
        hidden={hidden}
        stale={stale}
        compared={() => (stale ? compared(stale) : [])}
        back={url.page(patterns.boardTerms)}
      >
        <Field
          lang={lang}
          name="person"
          kind="select"
          label={text.termPerson}
          placeholder={text.choosePerson}
          options={people}
          value={values.person}
          error={faults.person}
        />
        <Field
          lang={lang}
          name="seat"
          kind="select"
          label={text.seat}
          placeholder={text.chooseSeat}
          options={seats.map((seat) => ({ value: seat, label: text.seatName[seat] }))}
          value={values.seat}
          error={faults.seat}
        />
        <Field
          lang={lang}
          name="collaborationRegion"
          kind="select"
          label={text.collaborationRegion}
          hint={text.regionHint}
          placeholder={text.chooseRegion}
          options={regions.map((region) => ({ value: region.id, label: region.name }))}
          value={values.collaborationRegion}
          error={faults.collaborationRegion}
        />
        <Field lang={lang} name="from" kind="date" label={common.from} value={values.from} error={faults.from} />
        <Field lang={lang} name="to" kind="date" label={common.to} value={values.to} error={faults.to} />
        {isNew ? null : (
          <Field
            lang={lang}
            name="withdrawn"
            kind="select"
            label={text.withdrawn}
            options={[
              { value: 'no', label: common.no },
              { value: 'yes', label: common.yes },
            ]}
            value={values.withdrawn}
            error={faults.withdrawn}
          />
        )}
      </EditForm>
    </>
  );
}
