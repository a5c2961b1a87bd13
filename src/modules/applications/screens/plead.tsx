import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, ButtonLink, ErrorSummary, Field, Form, Heading, Lede, Panel, Section } from '../../../ui/index.ts';
import type { Call } from '../../calls/index.ts';
import type { Plea } from '../queries/plea.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { MadeUp } from './made-up.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly call: Call;
  readonly lastDay: LocalDate | null;
  readonly inTime: boolean;
  readonly pleas: readonly Plea[];
  readonly reason: string;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** Asks to be let in after the last day, and shows what was answered. */
export function PleadScreen(props: Props) {
  const { lang, call, lastDay, inTime, pleas } = props;
  const text = submissionText[lang].plead;
  const waits = pleas.some(({ state }) => state === 'waiting');
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      <MadeUp lang={lang} fictitious={call.fictitious} />
      <Heading level={1}>{text.title(call.areaName)}</Heading>
      {inTime ? (
        <Alert lang={lang} kind="info">
          <p>{text.inTime}</p>
        </Alert>
      ) : waits ? (
        <Alert lang={lang} kind="info">
          <p>{text.waits}</p>
        </Alert>
      ) : (
        <>
          <Lede>{text.lede(lastDay === null ? '–' : formatDate(lastDay, lang))}</Lede>
          <Ask {...props} />
        </>
      )}
      {pleas.length === 0 ? null : (
        <Section labelledBy="tidigare">
          <Heading level={2} id="tidigare">
            {text.earlier}
          </Heading>
          {pleas.map((plea) => (
            <Answered key={plea.id} lang={lang} plea={plea} />
          ))}
        </Section>
      )}
    </>
  );
}

function Ask({ lang, url, call, reason, errors, hidden }: Props) {
  const text = submissionText[lang].plead;
  return (
    <Form action={url.page(paths.applicationPlead(call.id))} hidden={hidden()}>
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
      <Actions>
        <Button>{text.button}</Button>
        <ButtonLink href={url.page(patterns.applications)} variant="tertiary">
          {submissionText[lang].problems.back}
        </ButtonLink>
      </Actions>
    </Form>
  );
}

function Answered({ lang, plea }: { readonly lang: Lang; readonly plea: Plea }) {
  const text = submissionText[lang].plead;
  return (
    <Panel>
      <p>
        {momentOf(plea.madeAt, lang)}, {plea.diaryNumber}
      </p>
      <p>{plea.reason}</p>
      {plea.decision === null ? <p>{text.waits}</p> : <p>{text.answered(plea.state === 'granted', plea.decision)}</p>}
      {plea.newLastDay === null ? null : <p>{text.until(formatDate(plea.newLastDay, lang))}</p>}
    </Panel>
  );
}
