import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Button,
  Checkboxes,
  type Content,
  Details,
  ErrorSummary,
  Field,
  Form,
  FormSection,
  Heading,
  Lede,
  Link,
} from '../../../ui/index.ts';
import { grounds, itemKinds, outcomesFor } from '../core/item.ts';
import type { ItemState } from '../core/state.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { type Back, type Hidden, type Place, SentBack } from './parts.tsx';

export type Values = Readonly<Record<string, string>>;
type Choice = { readonly value: string; readonly label: string };
/** How many applicants from paper the form has room for: more than may hold permits. */
export const applicantRows = 8;

type ItemProps = Place & {
  readonly sitting: Sitting;
  readonly title: string;
  readonly action: string;
  readonly values: Values;
  readonly faults: Readonly<Record<string, string>>;
  readonly areas: readonly Choice[];
  readonly permits: readonly Choice[];
  readonly regions: readonly Choice[];
  /** An item that has come from a case keeps its applicants. */
  readonly isDrawn: boolean;
  readonly hidden: Hidden;
  readonly top: Content;
};

/** An item as the secretary writes it; applicants from paper where no application is in the product. */
export function ItemForm(props: ItemProps) {
  const { lang, url, values, faults, sitting } = props;
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const f = text.form;
  const base = (name: string, label: string) => ({ lang, name, label, value: values[name] ?? '', error: faults[name] });
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(faults).map(([name, message]) => ({ name, message }))} />
      {props.top}
      <Heading level={1}>{props.title}</Heading>
      <Form action={props.action} hidden={props.hidden}>
        <Field {...base('kind', f.kind)} kind="select" options={itemKinds.map((value) => ({ value, label: words.kinds[value] }))} />
        <Field {...base('title', f.title)} maxLength={300} />
        <Field {...base('area', f.area)} kind="select" placeholder="–" options={props.areas} optional />
        <Field {...base('background', f.background)} hint={f.backgroundHint} kind="textarea" rows={4} maxLength={4000} optional />
        <Field {...base('matter', f.matter)} hint={f.matterHint} kind="textarea" rows={5} maxLength={8000} optional />
        <Field {...base('assessment', f.assessment)} kind="textarea" rows={5} maxLength={8000} optional />
        <Field {...base('proposal', f.proposal)} kind="textarea" rows={5} maxLength={8000} optional />
        <Field {...base('presenter', f.presenter)} hint={f.presenterHint} maxLength={200} optional />
        <Field {...base('conditions', f.conditions)} hint={f.conditionsHint} kind="textarea" rows={6} maxLength={20_000} optional />
        {props.isDrawn ? null : (
          <FormSection title={f.applicants} intro={f.applicantsHint}>
            {Array.from({ length: applicantRows }, (_, i) => i + 1).map((n) => (
              <Details key={n} summary={f.applicant(n)} open={n <= 2 || (values[`region-${n}`] ?? '') !== ''}>
                <Field {...base(`region-${n}`, f.region)} kind="select" placeholder="–" options={props.regions} optional />
                <Field {...base(`hospital-${n}`, f.hospital)} maxLength={200} optional />
                <Field {...base(`unit-${n}`, f.unit)} maxLength={200} optional />
                <Field
                  {...base(`population-${n}`, f.population)}
                  kind="select"
                  options={(['none', 'adults', 'children', 'both'] as const).map((value) => ({ value, label: words.populations[value] }))}
                />
                <Checkboxes
                  lang={lang}
                  name={`withdrawn-${n}`}
                  label={f.withdrawn}
                  choices={[{ value: 'yes', label: sittingsText[lang].yes }]}
                  values={values[`withdrawn-${n}`] === 'yes' ? ['yes'] : []}
                />
              </Details>
            ))}
          </FormSection>
        )}
        <FormSection title={words.kinds.revocation} intro={f.permitHint}>
          <Field {...base('permit', f.permit)} kind="select" placeholder="–" options={props.permits} optional />
          <Field
            {...base('ground', f.ground)}
            kind="select"
            placeholder="–"
            options={grounds.map((value) => ({ value, label: words.groundNames[value] }))}
            optional
          />
          <Field {...base('asked', f.asked)} kind="date" optional />
          <Field {...base('answered', f.answered)} kind="date" optional />
          <Field {...base('said', f.said)} hint={f.saidHint} kind="textarea" rows={3} maxLength={8000} optional />
        </FormSection>
        <Actions>
          <Button>{text.save}</Button>
          <Link href={url.page(paths.sitting(sitting.id))}>{text.agenda}</Link>
        </Actions>
      </Form>
    </>
  );
}

type ProposeProps = Place & {
  readonly sitting: Sitting;
  readonly one: ItemState;
  readonly values: Values;
  readonly voters: readonly Choice[];
  readonly hidden: Hidden;
  readonly back: Back;
};

/** A proposal: what becomes of each applicant. */
export function ProposeScreen({ lang, url, sitting, one, values, voters, hidden, back }: ProposeProps) {
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const { item } = one;
  const { slots } = item;
  const outcomes = outcomesFor[item.kind].map((value) => ({ value, label: words.outcomes[value] }));
  const named = (parts: NonNullable<typeof slots>['tasks']): readonly Choice[] =>
    parts.map(({ id, text: said }) => ({ value: id, label: lang === 'en' ? (said.en ?? said.sv) : said.sv }));
  return (
    <>
      <SentBack lang={lang} back={back} />
      <Heading level={1}>{text.propose}</Heading>
      <Lede>
        {one.number}. {item.title}
      </Lede>
      <p>{text.proposeLede}</p>
      {slots?.units == null ? null : <p>{text.slots(slots.units, slots.unitsForChildren, one.held.length)}</p>}
      <Form action={url.page(paths.sittingPropose(sitting.id, item.id))} hidden={hidden}>
        <Field
          lang={lang}
          name="from"
          label={text.from}
          kind="select"
          placeholder={text.fromPapers}
          options={voters}
          value={values.from}
          optional
        />
        {item.applicants.map(({ key, regionName, hospital, wants, withdrawn }) => {
          const value = (name: string): string | undefined => values[`${name}-${key}`];
          const parts = (name: 'tasks' | 'subPermits'): readonly Choice[] =>
            named((slots?.[name] ?? []).filter(({ id }) => wants[name].includes(id)));
          const people = wants.population === 'both' ? (['both', 'adults', 'children'] as const) : ([wants.population ?? 'none'] as const);
          return (
            <FormSection
              key={key}
              title={`${regionName}${hospital === null ? '' : `, ${hospital}`}`}
              intro={withdrawn ? words.minutes.withdrawn : undefined}
            >
              <Field
                lang={lang}
                name={`outcome-${key}`}
                label={text.outcome}
                kind="select"
                options={outcomes}
                value={value('outcome') ?? (withdrawn ? 'write-off' : outcomes[0]?.value)}
              />
              {item.kind === 'award' ? (
                <>
                  <Field
                    lang={lang}
                    name={`population-${key}`}
                    label={text.form.population}
                    kind="select"
                    options={people.map((one_) => ({ value: one_, label: words.populations[one_] }))}
                    value={value('population') ?? people[0]}
                  />
                  {(['tasks', 'subPermits'] as const).map((name) =>
                    parts(name).length === 0 ? null : (
                      <Checkboxes
                        key={name}
                        lang={lang}
                        name={`${name}-${key}`}
                        label={text[name]}
                        choices={parts(name)}
                        values={(value(name) ?? '').split(' ')}
                      />
                    ),
                  )}
                  <Field lang={lang} name={`start-${key}`} label={text.startDay} kind="date" value={value('start') ?? ''} optional />
                </>
              ) : null}
              <Field
                lang={lang}
                name={`reasons-${key}`}
                label={text.reasons}
                kind="textarea"
                rows={3}
                maxLength={8000}
                value={value('reasons') ?? ''}
                optional
              />
            </FormSection>
          );
        })}
        <Actions>
          <Button>{text.put}</Button>
          <Link href={url.page(paths.sittingRoom(sitting.id))}>{text.room}</Link>
        </Actions>
      </Form>
    </>
  );
}
