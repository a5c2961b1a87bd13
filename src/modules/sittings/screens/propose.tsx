import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, Checkboxes, Field, Form, FormSection, Heading, Lede, Link } from '../../../ui/index.ts';
import { longestReasons } from '../core/advice.ts';
import { type Applicant, outcomesFor } from '../core/item.ts';
import type { ItemState } from '../core/state.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { proposeText } from '../text/propose.ts';
import { sittingsText } from '../text/sittings.ts';
import type { Choice, Values } from './forms.tsx';
import { type Back, type Hidden, type Place, SentBack } from './parts.tsx';

export type ProposeProps = Place & {
  readonly sitting: Sitting;
  readonly one: ItemState;
  readonly values: Values;
  /** Whether the values come from B2's statement. */
  readonly isFilled: boolean;
  readonly voters: readonly Choice[];
  readonly hidden: Hidden;
  readonly back: Back;
};

/** A proposal: what becomes of each applicant. */
export function ProposeScreen(props: ProposeProps) {
  const { lang, url, sitting, one, values, voters, hidden, back } = props;
  const text = pagesText[lang];
  const { item } = one;
  return (
    <>
      <SentBack lang={lang} back={back} />
      <Heading level={1}>{text.propose}</Heading>
      <Lede>
        {one.number}. {item.title}
      </Lede>
      <p>{text.proposeLede}</p>
      {item.slots?.units == null ? null : <p>{text.slots(item.slots.units, item.slots.unitsForChildren, one.held.length)}</p>}
      <Source {...props} />
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
        {item.applicants.map((applicant) => (
          <ApplicantPart key={applicant.key} {...props} applicant={applicant} />
        ))}
        <Actions>
          <Button>{text.put}</Button>
          <Link href={url.page(paths.sittingRoom(sitting.id))}>{text.room}</Link>
        </Actions>
      </Form>
    </>
  );
}

/** Where what is filled in comes from, and the way to the form without it or with it. */
function Source({ lang, url, sitting, one: { item }, isFilled, back }: ProposeProps) {
  const text = proposeText[lang];
  if (back || item.applicants.every(({ advised }) => !advised)) return null;
  const here = paths.sittingPropose(sitting.id, item.id);
  if (!isFilled)
    return (
      <p>
        <Link href={url.page(here, { fyll: 'yttrande' })}>{text.fill}</Link>
      </p>
    );
  const source = item.statement;
  return (
    <Alert lang={lang} kind="info" title={text.filledTitle}>
      <p>
        {text.filled} {source ? text.source(source.edition, formatDate(source.lockedOn, lang), source.diaryNumber) : null}
      </p>
      <p>
        <Link href={url.page(here, { fyll: 'tomt' })}>{text.empty}</Link>
      </p>
    </Alert>
  );
}

/** What becomes of one applicant, with what B2 proposes of it said beside. */
function ApplicantPart({ lang, one: { item }, values, applicant }: ProposeProps & { readonly applicant: Applicant }) {
  const text = pagesText[lang];
  const own = proposeText[lang];
  const words = sittingsText[lang];
  const { key, regionName, hospital, wants, withdrawn, advised } = applicant;
  const value = (name: string): string | undefined => values[`${name}-${key}`];
  const parts = (name: 'tasks' | 'subPermits'): readonly Choice[] =>
    (item.slots?.[name] ?? [])
      .filter(({ id }) => wants[name].includes(id))
      .map(({ id, text: said }) => ({ value: id, label: lang === 'en' ? (said.en ?? said.sv) : said.sv }));
  const people = wants.population === 'both' ? (['both', 'adults', 'children'] as const) : ([wants.population ?? 'none'] as const);
  return (
    <FormSection
      title={`${regionName}${hospital === null ? '' : `, ${hospital}`}`}
      intro={withdrawn ? words.minutes.withdrawn : advised ? own.advised[advised.outcome] : undefined}
    >
      <Field
        lang={lang}
        name={`outcome-${key}`}
        label={text.outcome}
        kind="select"
        placeholder={own.choose}
        options={outcomesFor[item.kind].map((one) => ({ value: one, label: words.outcomes[one] }))}
        value={value('outcome') ?? (withdrawn ? 'write-off' : '')}
      />
      {item.kind === 'award' ? (
        <>
          <Field
            lang={lang}
            name={`population-${key}`}
            label={own.population}
            kind="select"
            options={people.map((one) => ({ value: one, label: words.populations[one] }))}
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
          <Field
            lang={lang}
            name={`start-${key}`}
            label={text.startDay}
            hint={own.startHint}
            kind="date"
            value={value('start') ?? ''}
            optional
          />
        </>
      ) : null}
      <Field
        lang={lang}
        name={`reasons-${key}`}
        label={text.reasons}
        hint={(advised?.reasons.length ?? 0) > longestReasons ? own.tooLong : item.kind === 'award' ? own.reasonsHint : undefined}
        kind="textarea"
        rows={3}
        maxLength={longestReasons}
        value={value('reasons') ?? ''}
        optional={item.kind === 'award'}
      />
    </FormSection>
  );
}
