import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, Field, Form, Heading, Lede, Link, Radios, Section, SummaryList } from '../../../ui/index.ts';
import { type Compared, Conflict, DoneNotice, FormTop } from '../../access/index.ts';
import { SnapshotAnswers, type SnapshotSection } from '../../applications/index.ts';
import { type Applied, nameOf } from '../applicants.ts';
import { type Judgement, longest, verdicts } from '../core/judgement.ts';
import type { JudgementVersion } from '../queries.ts';
import type { discardOf, Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import type { Hidden, Words } from './overview.tsx';

export type ConditionProps = Place & {
  readonly applied: Applied;
  readonly section: SnapshotSection;
  readonly judged: Judgement | undefined;
  readonly age: 'no' | 'older' | 'changed';
  /** Whether anything may be written: the assessment is open, or something newer has come in. */
  readonly mayWrite: boolean;
  readonly next: string | undefined;
  /** Which of how many conditions it is. */
  readonly place: readonly [number, number];
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: ReturnType<typeof discardOf>;
  readonly conflict: { readonly who: string | null; readonly at: Date | null; readonly rows: readonly Compared[] } | undefined;
  readonly says: string | undefined;
  readonly hidden: Hidden;
};

/** A condition with what the application says of it, and the assessor's judgement beside it. */
export function ConditionScreen(props: ConditionProps) {
  const { lang, url, careCase, applied, section, judged, age, errors } = props;
  const words = assessmentsText[lang];
  const text = words.condition;
  const here = paths.assessmentCondition(careCase.id, applied.application.id, section.key);
  const { number } = applied.latest;
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      <DoneNotice lang={lang} says={props.says} />
      {props.conflict ? <Conflict lang={lang} {...props.conflict} takeNow={url.page(here)} /> : null}
      <Heading level={1}>{section.title[lang]}</Heading>
      <Lede>
        {nameOf(applied)}, {words.applications.number(number).toLocaleLowerCase(lang)}. {text.place(...props.place)}
      </Lede>
      {judged && age !== 'no' ? (
        <Alert lang={lang} kind={age === 'changed' ? 'warning' : 'info'}>
          {age === 'changed' ? words.own.changed(judged.submissionNumber) : words.own.older(judged.submissionNumber)}
        </Alert>
      ) : null}
      <div class="split split-end">
        <div class="split-main">
          <Section labelledBy="ansokan">
            <Heading level={2} id="ansokan">
              {text.says}
            </Heading>
            <SnapshotAnswers lang={lang} section={section} />
          </Section>
        </div>
        <div>
          <Section labelledBy="bedomning">
            <Heading level={2} id="bedomning">
              {text.form}
            </Heading>
            {props.mayWrite ? <Judging {...props} here={here} /> : <Said {...props} />}
            <div class="actions">
              {judged ? (
                <Link href={url.page(paths.assessmentConditionHistory(careCase.id, applied.application.id, section.key))}>
                  {text.history}
                </Link>
              ) : null}
              <Link href={url.page(paths.assessment(careCase.id, applied.application.id))}>{words.own.toApplication}</Link>
            </div>
          </Section>
        </div>
      </div>
    </>
  );
}

function Judging({ lang, url, values, errors, hidden, next, here }: ConditionProps & { readonly here: string }) {
  const words = assessmentsText[lang];
  const text = words.condition;
  return (
    <Form action={url.page(here)} hidden={hidden} look="plain">
      <div class="stack">
        <Radios
          lang={lang}
          name="verdict"
          label={text.verdict}
          choices={verdicts.map((value) => ({ value, label: words.verdicts[value] }))}
          value={values.verdict}
          error={errors.verdict}
        />
        <Field
          lang={lang}
          kind="textarea"
          rows={8}
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          maxLength={longest.reason}
          value={values.reason}
          error={errors.reason}
        />
        <Field
          lang={lang}
          kind="textarea"
          rows={2}
          name="passage"
          label={text.passage}
          hint={text.passageHint}
          maxLength={longest.passage}
          value={values.passage}
          error={errors.passage}
          optional
        />
      </div>
      <Actions>
        {next === undefined ? null : (
          <Button name="do" value="next">
            {text.saveNext}
          </Button>
        )}
        <Button name="do" value="save" variant={next === undefined ? undefined : 'secondary'}>
          {text.save}
        </Button>
      </Actions>
    </Form>
  );
}

function Said({ lang, judged }: ConditionProps) {
  const words = assessmentsText[lang];
  if (!judged) return <p>{words.own.todo}</p>;
  return <SummaryList facts={factsOf(lang, judged)} />;
}

function factsOf(lang: Place['lang'], { verdict, reason, passage }: Pick<Judgement, 'verdict' | 'reason' | 'passage'>) {
  const words = assessmentsText[lang];
  return [
    { term: words.condition.verdict, value: verdict === null ? words.condition.noVerdict : words.verdicts[verdict] },
    { term: words.condition.reason, value: <span class="lines">{reason === '' ? '–' : reason}</span> },
    { term: words.condition.passage, value: <span class="lines">{passage === '' ? '–' : passage}</span> },
  ];
}

type HistoryProps = Place & {
  readonly application: string;
  readonly condition: string;
  readonly title: string;
  readonly versions: readonly JudgementVersion[];
};

/** One's own judgement of a condition as it has been saved. */
export function HistoryScreen({ lang, url, careCase, application, condition, title, versions }: HistoryProps) {
  const words = assessmentsText[lang];
  return (
    <>
      <Heading level={1}>{words.condition.historyOf(title)}</Heading>
      {versions.length === 0 ? <p>{words.condition.noHistory}</p> : null}
      {versions.map((one) => (
        <Section key={one.version} labelledBy={`version-${one.version}`}>
          <Heading level={2} id={`version-${one.version}`}>
            {words.condition.version(one.version)}
          </Heading>
          <p class="hint">{words.condition.saved(formatDateTime(one.at, lang), one.submissionNumber)}</p>
          <SummaryList facts={factsOf(lang, one)} />
        </Section>
      ))}
      <p>
        <Link href={url.page(paths.assessmentCondition(careCase.id, application, condition))}>{words.own.toApplication}</Link>
      </p>
    </>
  );
}
