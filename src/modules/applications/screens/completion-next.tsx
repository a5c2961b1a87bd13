import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, ButtonLink, Field, Form, Heading, Panel, Stack } from '../../../ui/index.ts';
import { dismissalGrounds } from '../core/completion.ts';
import type { Reviewed } from '../routes/completion-kit.tsx';
import { completionText } from '../text/completion.ts';
import type { ReviewProps } from './completion-review.tsx';

/** Whether nothing more is done with an application by those who check it. */
export const isOver = ({ application, judgement }: Reviewed): boolean => judgement !== undefined || application.state !== 'submitted';

/** A complete application that B2 has questions about: the region can be asked, and what has been asked can be held on to. */
const isAskedAgain = ({ application, judgement, isAssessed }: Reviewed): boolean =>
  isAssessed && judgement?.outcome === 'complete' && application.state === 'submitted';

/** What comes next: ask, mark as complete, or dismiss. */
export function Next(props: ReviewProps) {
  const { lang, url, read, notInOrder, isOfficer, isHead, hidden, values, errors } = props;
  const text = completionText[lang];
  const { id } = read.application;
  const isAsking = read.rounds[0]?.state === 'open';
  if (isAskedAgain(read) && isOfficer) return isAsking ? <OpenRound {...props} /> : <Ask {...props} lede={text.askAssessed} />;
  if (isOver(read)) return null;
  const number = String(read.latest.number);
  return (
    <>
      {isOfficer && isAsking ? <OpenRound {...props} /> : null}
      {isOfficer && !isAsking ? (
        <>
          <Ask {...props} lede={text.askLede} />
          <Panel>
            <Heading level={2}>{text.complete}</Heading>
            <p>{notInOrder === 0 ? text.completeHint : text.notAllInOrder(notInOrder)}</p>
            {notInOrder === 0 ? (
              <Form action={url.page(paths.applicationComplete(id))} look="plain" hidden={hidden({ number })}>
                <Button variant="secondary">{text.completeButton}</Button>
              </Form>
            ) : null}
          </Panel>
        </>
      ) : null}
      {isHead ? (
        <Panel>
          <Heading level={2}>{text.dismiss}</Heading>
          <p>{text.dismissHint}</p>
          {!isAsking && read.checks.some(({ verdict }) => verdict === 'lacking') ? (
            <Form action={url.page(paths.applicationDismiss(id))} look="plain" hidden={hidden({ number })}>
              <Stack>
                <Field
                  kind="textarea"
                  lang={lang}
                  name="reason"
                  label={text.reason}
                  value={values.reason ?? ''}
                  error={errors.find(({ name }) => name === 'reason')?.message}
                />
                <Field
                  kind="select"
                  lang={lang}
                  name="ground"
                  label={text.dismissGround}
                  hint={text.dismissGroundHint}
                  placeholder={text.dismissGroundNone}
                  value={values.ground}
                  options={dismissalGrounds.map((value) => ({ value, label: text.dismissGrounds[value] }))}
                />
              </Stack>
              <Actions>
                <Button tone="danger" variant="secondary">
                  {text.dismissButton}
                </Button>
              </Actions>
            </Form>
          ) : (
            <p>{text.dismissNeeds}</p>
          )}
        </Panel>
      ) : null}
    </>
  );
}

function Ask({ lang, url, read, lede }: ReviewProps & { readonly lede: string }) {
  const text = completionText[lang];
  return (
    <Panel>
      <Heading level={2}>{text.ask}</Heading>
      <p>{lede}</p>
      <ButtonLink href={url.page(paths.completionAsk(read.application.id))} variant="secondary">
        {text.ask}
      </ButtonLink>
    </Panel>
  );
}

/** What can be done with a round that waits for its answer. */
function OpenRound({ lang, url, read, values, errors, hidden }: ReviewProps) {
  const text = completionText[lang];
  const { id } = read.application;
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <>
      <Panel>
        <Heading level={2}>{text.extend}</Heading>
        <Form action={url.page(paths.completionExtend(id))} look="plain" hidden={hidden()}>
          <Stack>
            <Field
              kind="date"
              lang={lang}
              name="newLastDay"
              label={text.newLastDay}
              value={values.newLastDay}
              error={errorOf('newLastDay')}
            />
            <Field
              kind="textarea"
              lang={lang}
              name="extendReason"
              label={text.reason}
              rows={2}
              value={values.extendReason}
              error={errorOf('extendReason')}
            />
          </Stack>
          <Actions>
            <Button variant="secondary">{text.extendButton}</Button>
          </Actions>
        </Form>
      </Panel>
      <Panel>
        <Heading level={2}>{text.close}</Heading>
        <p>{text.closeHint}</p>
        <Form action={url.page(paths.completionClose(id))} look="plain" hidden={hidden()}>
          <Field
            kind="textarea"
            lang={lang}
            name="closeReason"
            label={text.reason}
            rows={2}
            value={values.closeReason}
            error={errorOf('closeReason')}
          />
          <Actions>
            <Button variant="secondary">{text.closeButton}</Button>
          </Actions>
        </Form>
      </Panel>
    </>
  );
}
