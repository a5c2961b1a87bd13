import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Field, Form, Heading, Panel, Tag } from '../../../ui/index.ts';
import type { Plea } from '../queries/plea.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import type { SubmissionsInProps } from './submissions-in.tsx';

/** What a region has asked after the last day, what we know of its attempts, and the decision. */
export function PleaPanel(props: SubmissionsInProps & { readonly plea: Plea }) {
  const { lang, plea, attempts, isOfficer } = props;
  const text = submissionText[lang].authority;
  const tried = attempts.get(plea.organisation);
  return (
    <Panel>
      <Heading level={3}>{text.pleaFrom(plea.name, momentOf(plea.madeAt, lang))}</Heading>
      <p>
        <Tag tone={plea.state === 'waiting' ? 'warning' : 'info'}>{text.states[plea.state]}</Tag> {plea.diaryNumber}
      </p>
      <p>{plea.reason}</p>
      {tried === undefined ? null : tried.length === 0 ? (
        <p>{text.noAttempts}</p>
      ) : (
        <>
          <p>{text.attempts}:</p>
          <ul>
            {tried.map(({ arrivedAt, submitted }) => (
              <li key={arrivedAt.toISOString()}>{text.attempt(momentOf(arrivedAt, lang), submitted)}</li>
            ))}
          </ul>
        </>
      )}
      {plea.decision === null ? null : (
        <p>
          {plea.decision}
          {plea.newLastDay === null ? null : ` ${submissionText[lang].plead.until(formatDate(plea.newLastDay, lang))}`}
        </p>
      )}
      {plea.state === 'waiting' && isOfficer ? <Judge {...props} /> : null}
    </Panel>
  );
}

function Judge({ lang, url, call, plea, errors, values, hidden }: SubmissionsInProps & { readonly plea: Plea }) {
  const text = submissionText[lang].authority;
  const errorIn = (name: string): string | undefined => errors.find((one) => one.name === `${name}-${plea.id}`)?.message;
  const shown = (name: string): string => (errorIn('newLastDay') || errorIn('decision') ? (values[name] ?? '') : '');
  return (
    <Form action={url.page(paths.applicationPlea(call.id, plea.id))} hidden={hidden()} look="plain">
      <Field
        lang={lang}
        kind="date"
        name="newLastDay"
        id={`newLastDay-${plea.id}`}
        label={text.newLastDay}
        hint={text.newLastDayHint}
        value={shown('newLastDay')}
        error={errorIn('newLastDay')}
      />
      <Field
        lang={lang}
        kind="textarea"
        name="decision"
        id={`decision-${plea.id}`}
        label={text.decision}
        hint={text.decisionHint}
        value={shown('decision')}
        error={errorIn('decision')}
        maxLength={2000}
      />
      <Actions>
        <Button>{text.judge}</Button>
      </Actions>
    </Form>
  );
}
