import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, type Content, Details, ErrorSummary, Field, Form, Heading, Panel, Section, Stack } from '../../../ui/index.ts';
import type { Consultation, Plea } from '../queries/consultation.ts';
import type { OpenAnswer } from '../queries/incoming.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { MadeUp, StanceTag } from './passages.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly waiting: readonly OpenAnswer[];
  readonly pleas: readonly Plea[];
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly mayModerate: boolean;
  readonly mayJudge: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** What waits for someone at the authority: open answers that nobody has confirmed, and wishes to answer late. */
export function IncomingScreen(props: Props) {
  const { lang, one, waiting, pleas, errors } = props;
  const text = officerText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.incomingTitle(one.areaName)}</Heading>
      <Section labelledBy="oppna-svar">
        <Heading level={2} id="oppna-svar">
          {text.openAnswers}
        </Heading>
        <p>{text.openAnswersLede}</p>
        {waiting.length === 0 ? <p class="empty">{text.noneWaiting}</p> : null}
        <Stack>
          {waiting.map((answer) => (
            <OneOpen key={answer.id} {...props} answer={answer} />
          ))}
        </Stack>
      </Section>
      <Section labelledBy="onskemal">
        <Heading level={2} id="onskemal">
          {text.pleas}
        </Heading>
        {pleas.length === 0 ? <p class="empty">{text.noPleas}</p> : null}
        <Stack>
          {pleas.map((plea) => (
            <OnePlea key={plea.id} {...props} plea={plea} />
          ))}
        </Stack>
      </Section>
    </>
  );
}

const errorIn = (errors: Props['errors'], name: string): string | undefined => errors.find((one) => one.name === name)?.message;

function OneOpen({ lang, url, one, answer, errors, mayModerate, hidden }: Props & { readonly answer: OpenAnswer }) {
  const text = officerText[lang];
  const words = wordText[lang];
  return (
    <Panel>
      <Heading level={3} look={4}>
        {answer.name ?? words.privatePerson}
      </Heading>
      <p>
        {words.kindNames[answer.kind]}. {text.sentAt(formatDateTime(answer.sentAt, lang))}.
      </p>
      <ul>
        {answer.content.map((cell) => (
          <li key={cell.part}>
            {one.parts.find(({ key }) => key === cell.part)?.title[lang] ?? cell.part}: <StanceTag stance={cell.stance} lang={lang} />{' '}
            {cell.text}
          </li>
        ))}
      </ul>
      {mayModerate ? (
        <>
          <Form action={url.page(paths.consultationModerate(one.id, answer.id))} hidden={{ ...hidden(), do: 'receive' }} look="plain">
            <Button>
              {text.receive}
              <span class="sr"> {answer.name ?? words.privatePerson}</span>
            </Button>
          </Form>
          <Details summary={text.reject} open={errorIn(errors, `reason-${answer.id}`) !== undefined}>
            <Form action={url.page(paths.consultationModerate(one.id, answer.id))} hidden={{ ...hidden(), do: 'reject' }}>
              <Field
                lang={lang}
                name="reason"
                id={`falt-reason-${answer.id}`}
                label={text.rejectReason}
                error={errorIn(errors, `reason-${answer.id}`)}
                maxLength={1000}
              />
              <Actions>
                <Button variant="secondary">{text.reject}</Button>
              </Actions>
            </Form>
          </Details>
        </>
      ) : null}
    </Panel>
  );
}

function OnePlea({ lang, url, one, plea, errors, mayJudge, hidden }: Props & { readonly plea: Plea }) {
  const text = officerText[lang];
  return (
    <Panel>
      <Heading level={3} look={4}>
        {text.pleaFrom(plea.name, plea.diaryNumber)}
      </Heading>
      <p>{formatDateTime(plea.madeAt, lang)}</p>
      <p>{plea.reason}</p>
      {plea.state !== 'waiting' ? (
        <p>
          <strong>{text.plea[plea.state]}.</strong>{' '}
          {plea.newLastDay === null ? '' : `${text.lastDay}: ${formatDate(plea.newLastDay, lang)}. `}
          {plea.decision}
        </p>
      ) : null}
      {plea.state === 'waiting' && mayJudge ? (
        <Form action={url.page(paths.consultationPlea(one.id, plea.id))} hidden={hidden()}>
          <Field
            lang={lang}
            kind="date"
            name="newLastDay"
            id={`falt-newLastDay-${plea.id}`}
            label={text.lateDay}
            hint={text.lateDayHint}
            optional
            error={errorIn(errors, `newLastDay-${plea.id}`)}
          />
          <Field
            lang={lang}
            kind="textarea"
            rows={3}
            name="decision"
            id={`falt-decision-${plea.id}`}
            label={text.decision}
            hint={text.decisionHint}
            error={errorIn(errors, `decision-${plea.id}`)}
            maxLength={2000}
          />
          <Actions>
            <Button>{text.judge}</Button>
          </Actions>
        </Form>
      ) : null}
    </Panel>
  );
}
