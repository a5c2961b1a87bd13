import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, ButtonLink, Heading, Link, Section as Part } from '../../../ui/index.ts';
import type { Application } from '../queries/application.ts';
import type { Submission } from '../queries/submission.ts';
import { workspaceText } from '../text/workspace.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly lacks: number;
  readonly submissions: readonly Submission[];
  /** The board has decided: nothing is taken back any more. */
  readonly isDecided: boolean;
};

/** What comes next for an application as a whole: sending it in, and what has been sent in. */
export function Next({ lang, url, application, lacks, submissions, isDecided }: Props) {
  const text = workspaceText[lang];
  const { id, state, takes, call } = application;
  const isSent = submissions.length > 0;
  const maySend = takes && (state === 'draft' || state === 'submitted');
  return (
    <Part labelledBy="nasta">
      <Heading level={2} id="nasta">
        {text.nextStep}
      </Heading>
      {maySend ? <p>{lacks > 0 ? text.sendLacks : text.sendWhole}</p> : null}
      {!takes && !isSent && state === 'draft' ? (
        <p>
          <Link href={url.page(paths.applicationPlead(call))}>{text.pleadLate}</Link>
        </p>
      ) : null}
      {isSent ? (
        <ul>
          {submissions.map((one) => (
            <li key={one.id}>
              <Link href={url.page(paths.applicationReceipt(id, one.number))}>{text.receipt(one.number, one.diaryNumber)}</Link>
              {`, ${formatDateTime(one.submittedAt, lang)}`}
            </li>
          ))}
        </ul>
      ) : null}
      <Actions>
        {maySend ? (
          <ButtonLink href={url.page(paths.applicationSubmit(id))} variant={lacks > 0 ? 'secondary' : 'primary'}>
            {isSent ? text.sendAgain : text.send}
          </ButtonLink>
        ) : null}
        {isSent && ((state === 'submitted' && !isDecided) || state === 'withdrawn') ? (
          <ButtonLink href={url.page(paths.applicationWithdraw(id))} variant="tertiary">
            {state === 'withdrawn' ? text.withdrawn : text.withdraw}
          </ButtonLink>
        ) : null}
      </Actions>
    </Part>
  );
}
