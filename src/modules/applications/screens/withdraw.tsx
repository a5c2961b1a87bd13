import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, ButtonLink, ErrorSummary, Field, Form, Heading, Hint, Lede } from '../../../ui/index.ts';
import type { Hindrance } from '../core/submission-life.ts';
import type { Application } from '../queries/application.ts';
import type { Withdrawal } from '../queries/submission.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { MadeUp } from './made-up.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly withdrawals: readonly Withdrawal[];
  readonly why: Hindrance | undefined;
  readonly mayResume: boolean;
  readonly maySign: boolean;
  readonly reason: string;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** Takes an application back, or up again. */
export function WithdrawScreen(props: Props) {
  const { lang, url, application, why, maySign, errors, reason, hidden } = props;
  const words = submissionText[lang];
  const text = words.withdraw;
  const back = url.page(paths.application(application.id));
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.title(application.areaName)}</Heading>
      {application.state === 'withdrawn' ? (
        <Taken {...props} />
      ) : why ? (
        <Alert lang={lang} kind="info" title={words.problems.notNowTitle}>
          <p>{words.problems.hindrances[why]}</p>
        </Alert>
      ) : (
        <>
          <Lede>{text.lede}</Lede>
          {maySign ? (
            <Form action={url.page(paths.applicationWithdraw(application.id))} hidden={hidden()}>
              <Field
                lang={lang}
                kind="textarea"
                name="reason"
                label={text.reason}
                hint={text.reasonHint}
                value={reason}
                error={errors[0]?.message}
                maxLength={2000}
              />
              <Hint>{words.submit.fresh}</Hint>
              <Actions>
                <Button>{text.button}</Button>
                <ButtonLink href={back} variant="tertiary">
                  {words.problems.back}
                </ButtonLink>
              </Actions>
            </Form>
          ) : (
            <Alert lang={lang} kind="info">
              <p>{words.submit.notSignatory}</p>
            </Alert>
          )}
        </>
      )}
    </>
  );
}

function Taken({ lang, url, application, withdrawals, mayResume, hidden }: Props) {
  const words = submissionText[lang];
  const text = words.withdraw;
  const [latest] = withdrawals;
  return (
    <>
      <Alert lang={lang} kind="info" title={text.resumeTitle}>
        {latest ? (
          <p>
            {momentOf(latest.withdrawnAt, lang)}, {latest.diaryNumber}. {latest.reason}
          </p>
        ) : null}
        {mayResume ? <p>{text.resume}</p> : null}
      </Alert>
      {mayResume ? (
        <Form action={url.page(paths.applicationResume(application.id))} hidden={hidden()} look="plain">
          <Button variant="secondary">{text.resumeButton}</Button>
        </Form>
      ) : null}
    </>
  );
}
