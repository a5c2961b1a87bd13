import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Button,
  ButtonLink,
  type Content,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Panel,
  Section,
  Stack,
  SummaryList,
  Tag,
} from '../../../ui/index.ts';
import type { Answer } from '../queries/answer.ts';
import type { Consultation, Plea } from '../queries/consultation.ts';
import { respondText } from '../text/respond.ts';
import { wordText } from '../text/words.ts';
import { MadeUp } from './passages.tsx';

type Row = {
  readonly one: Consultation;
  readonly lastDay: LocalDate;
  readonly answers: readonly Answer[];
  readonly pleas: readonly Plea[];
  readonly takes: boolean;
};
type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly rows: readonly Row[];
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly organisation: string;
  readonly mayWrite: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** What the own organisation is asked, and how far its answers have come. */
export function ResponsesScreen(props: Props) {
  const { lang, rows } = props;
  const text = respondText[lang];
  const going = rows.filter((row) => row.takes);
  const over = rows.filter((row) => !row.takes);
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      {rows.some(({ one }) => one.fictitious) ? <MadeUp lang={lang} fictitious /> : null}
      <Section labelledBy="oppna">
        <Heading level={2} id="oppna">
          {text.openNow}
        </Heading>
        {going.length === 0 ? (
          <p class="empty">{text.noneOpen}</p>
        ) : (
          <Stack>
            {going.map((row) => (
              <OneRow key={row.one.id} {...props} row={row} />
            ))}
          </Stack>
        )}
      </Section>
      {over.length === 0 ? null : (
        <Section labelledBy="tidigare">
          <Heading level={2} id="tidigare">
            {text.over}
          </Heading>
          <Stack>
            {over.map((row) => (
              <OneRow key={row.one.id} {...props} row={row} />
            ))}
          </Stack>
        </Section>
      )}
    </>
  );
}

function OneRow({ lang, url, row, regions, organisation, mayWrite, hidden }: Props & { readonly row: Row }) {
  const text = respondText[lang];
  const { one, answers, lastDay } = row;
  const own = answers.filter((answer) => answer.organisation === organisation);
  const begun = new Set(own.map(({ joint }) => joint ?? ''));
  const joints = regions.filter(({ id }) => !begun.has(id) && !answers.some((answer) => answer.joint === id));
  const hasStanding = own.some(({ standing }) => standing !== null);
  return (
    <Panel>
      <Heading level={3} look={4}>
        {one.areaName}
      </Heading>
      <SummaryList
        facts={[
          { term: wordText[lang].lastDay, value: wordText[lang].lastDayLong(formatDate(lastDay, lang)) },
          {
            term: text.answers,
            value:
              answers.length === 0 ? (
                text.notBegun
              ) : (
                <ul class="plain">
                  {answers.map((answer) => (
                    <li key={answer.id}>
                      <Link href={url.page(paths.response(answer.id))}>{text.answerName(answer.jointName, answer.organisationName)}</Link>{' '}
                      <Tag tone={answer.state === 'submitted' ? 'success' : 'info'}>{text.states[answer.state]}</Tag>
                      {answer.standing !== null && answer.state !== 'submitted' ? ` ${text.stillStands}` : ''}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {mayWrite && row.takes ? (
        <Actions>
          {begun.has('') ? null : (
            <Form action={url.page(patterns.responseBegin)} hidden={{ ...hidden(), consultation: one.id }} look="plain">
              <Button>{text.begin}</Button>
            </Form>
          )}
          {joints.map((region) => (
            <Form
              key={region.id}
              action={url.page(patterns.responseBegin)}
              hidden={{ ...hidden(), consultation: one.id, joint: region.id }}
              look="plain"
            >
              <Button variant="secondary">{text.beginJoint(region.name)}</Button>
            </Form>
          ))}
        </Actions>
      ) : null}
      {mayWrite && !row.takes && !hasStanding && !one.summaryLocked ? (
        row.pleas.some(({ state }) => state === 'waiting') ? (
          <p>{text.pleaWaits}</p>
        ) : (
          <p>
            {text.tooLate} <Link href={url.page(paths.responsePlead(one.id))}>{text.plead}</Link>
          </p>
        )
      ) : null}
      {row.pleas
        .filter(({ state }) => state !== 'waiting')
        .map((plea) => (
          <p key={plea.id}>{text.pleaAnswered(plea.state === 'granted', plea.decision ?? '')}</p>
        ))}
    </Panel>
  );
}

type PleadProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly lastDay: LocalDate | null;
  readonly pleas: readonly Plea[];
  readonly title: string;
  readonly reason: string;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top?: Content;
};

/** Asks to be let in after the last day. */
export function PleadScreen({ lang, url, one, lastDay, title, reason, errors, hidden, top }: PleadProps) {
  const text = respondText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{title}</Heading>
      <Lede>{text.pleadLede(lastDay === null ? '–' : formatDate(lastDay, lang))}</Lede>
      <Form action={url.page(paths.responsePlead(one.id))} hidden={hidden()}>
        <Field
          lang={lang}
          kind="textarea"
          name="reason"
          label={text.pleadReason}
          hint={text.pleadHint}
          value={reason}
          error={errors[0]?.message}
          maxLength={2000}
        />
        <Actions>
          <Button>{text.pleadSend}</Button>
          <ButtonLink href={url.page(patterns.responses)} variant="tertiary">
            {text.back}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
