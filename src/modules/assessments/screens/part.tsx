import { formatDateTime, formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, Field, Form, Heading, Hint, Link, Radios, Section, SummaryList } from '../../../ui/index.ts';
import { type Compared, Conflict, FormTop } from '../../access/index.ts';
import type { PartVersion } from '../../preparation/index.ts';
import { type Applied, nameOf } from '../applicants.ts';
import { conditionsIn, verdicts } from '../core/judgement.ts';
import { kindOf, outcomes, type PartContent } from '../core/statement.ts';
import type { discardOf, Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import { statementText } from '../text/statement.ts';
import type { WholeStatement } from '../whole.ts';
import type { Hidden, Words } from './overview.tsx';

export type PartProps = Place & {
  readonly part: string;
  readonly title: string;
  readonly whole: WholeStatement;
  /** The application of an applicant's part. */
  readonly one: Applied | undefined;
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: ReturnType<typeof discardOf>;
  readonly conflict: { readonly who: string | null; readonly at: Date | null; readonly rows: readonly Compared[] } | undefined;
  readonly hidden: Hidden;
};

/** Writes one part of the statement. */
export function PartScreen(props: PartProps) {
  const { lang, url, careCase, part, title, errors } = props;
  const text = statementText[lang];
  const here = url.page(paths.b2StatementPart(careCase.id, part));
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      {props.conflict ? <Conflict lang={lang} {...props.conflict} takeNow={here} /> : null}
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{title}</Heading>
      <Form action={here} hidden={props.hidden}>
        <Fields {...props} />
        <Actions>
          <Button>{text.save}</Button>
          <Link href={url.page(paths.b2Statement(careCase.id))}>{text.back}</Link>
        </Actions>
      </Form>
    </>
  );
}

function Fields(props: PartProps) {
  switch (kindOf(props.part)) {
    case 'summary':
      return <Text {...props} name="text" rows={14} />;
    case 'ranking':
      return <RankingFields {...props} />;
    case 'conditions':
      return <ConditionFields {...props} />;
    default:
      return <ApplicantFields {...props} />;
  }
}

type TextName = 'text' | 'reasons' | 'prospects' | 'ifGranted' | 'ifRejected';

function Text({ lang, name, rows, values, errors }: PartProps & { readonly name: TextName; readonly rows: number }) {
  const label = statementText[lang].fields[name];
  return <Field lang={lang} kind="textarea" rows={rows} name={name} label={label} value={values[name]} error={errors[name]} />;
}

function ApplicantFields(props: PartProps) {
  const { lang, one, whole, values, errors } = props;
  const text = statementText[lang];
  const words = assessmentsText[lang].verdicts;
  const judged = one ? (whole.judgements.get(one.application.id) ?? []) : [];
  return (
    <>
      <Heading level={2}>{text.verdictsTitle}</Heading>
      <p>{text.verdictsLede}</p>
      {(one ? conditionsIn(one.snapshot) : []).map(({ key, title }) => {
        const said = judged.flatMap((each) => (each.condition === key && each.verdict ? [words[each.verdict]] : []));
        return (
          <Section key={key} labelledBy={`v-${key.replaceAll(/[^a-z0-9-]/gi, '-')}`}>
            <Heading level={3} id={`v-${key.replaceAll(/[^a-z0-9-]/gi, '-')}`}>
              {title[lang]}
            </Heading>
            <Field
              lang={lang}
              kind="select"
              name={`verdict-${key}`}
              label={text.fields.verdict}
              hint={said.length === 0 ? undefined : text.assessorsSaid(formatList(said, lang))}
              options={[{ value: '', label: text.noOutcome }, ...verdicts.map((value) => ({ value, label: words[value] }))]}
              value={values[`verdict-${key}`] ?? ''}
            />
            <Field
              lang={lang}
              kind="textarea"
              rows={2}
              name={`reason-${key}`}
              label={text.fields.reason}
              value={values[`reason-${key}`]}
              error={errors[`reason-${key}`]}
              optional
            />
          </Section>
        );
      })}
      <Radios
        lang={lang}
        name="outcome"
        label={text.fields.outcome}
        choices={outcomes.map((value) => ({ value, label: text.outcomes[value] }))}
        value={values.outcome}
        error={errors.outcome}
      />
      <Text {...props} name="reasons" rows={8} />
      <Field
        lang={lang}
        kind="date"
        name="start"
        label={text.fields.start}
        hint={text.startHint}
        value={values.start}
        error={errors.start}
        optional
      />
      <Text {...props} name="prospects" rows={6} />
      <Text {...props} name="ifGranted" rows={6} />
      <Text {...props} name="ifRejected" rows={6} />
    </>
  );
}

function ConditionFields(props: PartProps) {
  const { lang, whole, values, errors } = props;
  const text = statementText[lang];
  return (
    <>
      <p>{text.conditionsLede}</p>
      {whole.conditions.map((one, at) => (
        <Field
          key={one.id}
          lang={lang}
          kind="textarea"
          rows={4}
          name={`wording-${one.id}`}
          label={`${at + 1}. ${text.fields.wording}`}
          hint={`${text.callWording}: ${one.callWording}`}
          value={values[`wording-${one.id}`]}
          error={errors[`wording-${one.id}`]}
        />
      ))}
      <Text {...props} name="reasons" rows={6} />
    </>
  );
}

function RankingFields(props: PartProps) {
  const { lang, url, careCase, whole, values, errors } = props;
  const text = statementText[lang];
  return (
    <>
      <p>{whole.isScarce ? text.scarce : text.notScarce}</p>
      <Hint>{text.orderHint}</Hint>
      {whole.round.applied
        .filter(({ withdrawn }) => !withdrawn)
        .map((one) => (
          <Field
            key={one.application.id}
            lang={lang}
            kind="number"
            width="short"
            name={`order-${one.application.id}`}
            label={`${text.fields.order}: ${nameOf(one)}`}
            value={values[`order-${one.application.id}`]}
            error={errors[`order-${one.application.id}`]}
          />
        ))}
      <Field
        lang={lang}
        name="scenario"
        label={text.fields.scenario}
        hint={text.pickHint}
        value={values.scenario}
        error={errors.scenario}
        optional
      />
      <p>
        <Link href={url.page(paths.scenarios(careCase.id))}>{assessmentsText[lang].toScenarios}</Link>
      </p>
      <Text {...props} name="reasons" rows={6} />
    </>
  );
}

type HistoryProps = Place & {
  readonly title: string;
  readonly versions: readonly PartVersion<PartContent>[];
  readonly said: (content: PartContent) => readonly (readonly [string, string])[];
};

/** A part of the statement as it has been. */
export function PartHistoryScreen({ lang, url, careCase, title, versions, said }: HistoryProps) {
  const text = statementText[lang];
  return (
    <>
      <Heading level={1}>{text.history(title)}</Heading>
      {versions.map((one) => (
        <Section key={one.version} labelledBy={`version-${one.version}`}>
          <Heading level={2} id={`version-${one.version}`}>
            {text.version(one.version)}
          </Heading>
          <p class="hint">{text.savedBy(one.personName ?? text.unknownPerson, formatDateTime(one.at, lang))}</p>
          <SummaryList
            facts={said(one.content).map(([term, value]) => ({ term, value: <span class="lines">{value === '' ? '–' : value}</span> }))}
          />
        </Section>
      ))}
      <p>
        <Link href={url.page(paths.b2Statement(careCase.id))}>{text.back}</Link>
      </p>
    </>
  );
}
