import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  Details,
  Form,
  Heading,
  Lede,
  Link,
  ProgressBar,
  Section,
  type Task,
  TaskList,
} from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import { SnapshotView } from '../../applications/index.ts';
import { type Applied, nameOf } from '../applicants.ts';
import { ageOf, conditionsIn, isWhole, type Judgement, leftToJudge } from '../core/judgement.ts';
import type { Assessment } from '../queries.ts';
import type { Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import type { Hidden } from './overview.tsx';

export type AssessProps = Place & {
  readonly applied: Applied;
  readonly assessment: Assessment | undefined;
  readonly judgements: readonly Judgement[];
  readonly changes: (number: number) => readonly string[];
  readonly isNow: boolean;
  readonly says: string | undefined;
  readonly hidden: () => Hidden;
};

/** One's own assessment of an application, condition by condition, and the whole application to read. */
export function AssessScreen(props: AssessProps) {
  const { lang, url, careCase, applied, assessment } = props;
  const text = assessmentsText[lang];
  const { id } = applied.application;
  return (
    <>
      <DoneNotice lang={lang} says={props.says} />
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{assessment ? text.own.title(nameOf(applied)) : nameOf(applied)}</Heading>
      <Lede>{assessment ? text.own.lede : text.own.notYours}</Lede>
      {applied.withdrawn ? (
        <Alert lang={lang} kind="info" title={text.problems.withdrawnTitle}>
          {text.problems.withdrawn}
        </Alert>
      ) : null}
      {assessment ? <Own {...props} assessment={assessment} /> : null}
      <div class="actions">
        <Link href={url.page(paths.assessmentNotes(careCase.id, id))}>{text.own.notes}</Link>
        <Link href={url.page(paths.assessmentMatrix(careCase.id), { ansokan: id })}>{text.toMatrix}</Link>
        <Link href={url.page(paths.assessments(careCase.id))}>{text.own.back}</Link>
      </div>
      <Details summary={text.own.read} open={!assessment}>
        <SnapshotView
          lang={lang}
          one={applied.snapshot}
          attachmentHref={(file) => url.page(paths.applicationSubmittedAttachment(id, applied.latest.number, file.id))}
        />
      </Details>
    </>
  );
}

function Own(props: AssessProps & { readonly assessment: Assessment }) {
  const { lang, url, careCase, applied, assessment, judgements, changes, isNow, hidden } = props;
  const text = assessmentsText[lang].own;
  const conditions = conditionsIn(applied.snapshot);
  const left = leftToJudge(conditions, judgements);
  const ages = judgements.map((one) => ageOf(one, applied.latest.number, changes));
  const isHandedIn = assessment.state === 'handed-in';
  const [next] = left;
  const taskFor = ({ key, title }: (typeof conditions)[number]): Task => {
    const judged = judgements.find(({ condition }) => condition === key);
    return taskOf(props, key, title[lang], judged);
  };
  return (
    <Section labelledBy="villkor">
      <Heading level={2} id="villkor">
        {text.conditions}
      </Heading>
      {isHandedIn && assessment.handedInAt ? <p>{text.handedInAt(formatDateTime(assessment.handedInAt, lang))}</p> : null}
      {ages.some((age) => age !== 'no') ? (
        <Alert lang={lang} kind="info">
          {text.newer}
        </Alert>
      ) : null}
      {isHandedIn ? null : (
        <>
          <ProgressBar
            value={conditions.length - left.length}
            max={conditions.length}
            label={text.progress(conditions.length - left.length, conditions.length)}
          />
          {left.length === 0 && assessment.due === null ? null : (
            <p>
              {left.length > 0 ? text.left(left.length) : null}{' '}
              {assessment.due === null ? null : text.due(formatDate(assessment.due, lang))}
            </p>
          )}
        </>
      )}
      {next && isNow && !applied.withdrawn && !isHandedIn ? (
        <Actions>
          <ButtonLink href={url.page(paths.assessmentCondition(careCase.id, applied.application.id, next.key))}>{text.next}</ButtonLink>
        </Actions>
      ) : null}
      {!isHandedIn && isNow && left.length === 0 && !applied.withdrawn ? (
        <Section labelledBy="lamna-in">
          <Heading level={3} id="lamna-in">
            {text.handInTitle}
          </Heading>
          <p>{text.handInLede}</p>
          <Form action={url.page(paths.assessmentHandIn(careCase.id, applied.application.id))} hidden={hidden()} look="plain">
            <Actions>
              <Button>{text.handIn}</Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
      {(['special', 'general'] as const).map((group) => {
        const own = conditions.filter(({ key }) => key.startsWith(`${group}:`));
        return own.length === 0 ? null : (
          <Section key={group} labelledBy={`villkor-${group}`}>
            <Heading level={3} id={`villkor-${group}`}>
              {text.groups[group]}
            </Heading>
            <TaskList lang={lang} tasks={own.map(taskFor)} />
          </Section>
        );
      })}
    </Section>
  );
}

function taskOf({ lang, url, careCase, applied, changes }: AssessProps, key: string, title: string, judged: Judgement | undefined): Task {
  const text = assessmentsText[lang];
  const base = {
    id: key.replaceAll(/[^a-z0-9-]/gi, '-'),
    title,
    href: url.page(paths.assessmentCondition(careCase.id, applied.application.id, key)),
  };
  if (!judged) return { ...base, state: 'todo', stateText: text.own.todo };
  const age = ageOf(judged, applied.latest.number, changes);
  const verdict = judged.verdict === null ? text.own.draft : text.verdicts[judged.verdict];
  if (age !== 'no') {
    const { submissionNumber } = judged;
    const hint = age === 'changed' ? text.own.changed(submissionNumber) : text.own.older(submissionNumber);
    return { ...base, hint, state: age === 'changed' ? 'faulty' : 'done', stateText: verdict };
  }
  return isWhole(judged) ? { ...base, state: 'done', stateText: verdict } : { ...base, state: 'started', stateText: text.own.draft };
}
