import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Panel,
  Section,
  Stack,
  Tag,
} from '../../../ui/index.ts';
import type { ToComplete } from '../commands/completion-answer.ts';
import { changesBetween } from '../core/completion.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import { hashOf } from '../hashing.ts';
import type { Application } from '../queries/application.ts';
import type { Completion, Judgement } from '../queries/completion.ts';
import { completionText } from '../text/completion.ts';
import { Changes, Rounds } from './completion-rounds.tsx';
import { Lines } from './lines.tsx';
import { MadeUp } from './made-up.tsx';

export type OwnCompletionProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly rounds: readonly Completion[];
  readonly sides: ReadonlyMap<string, readonly [SubmissionSnapshot, SubmissionSnapshot]>;
  /** The round that waits for an answer, and what would be sent in now. */
  readonly open: ToComplete | undefined;
  readonly judgement: Judgement | undefined;
  readonly isOverdue: boolean;
  readonly isSignatory: boolean;
  /** It was ticked before, when the one who signs was led to prove who they are. */
  readonly isConfirmed: boolean;
  readonly titleOf: (key: string) => string;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: Readonly<Record<string, string>>;
};

/** What the authority asks a region to complete, and where it answers. */
export function OwnCompletionScreen(props: OwnCompletionProps) {
  const { lang, url, application, rounds, sides, open, titleOf, errors, judgement } = props;
  const text = completionText[lang];
  const past = rounds.filter(({ state }) => state !== 'open');
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>
        {text.title}: {application.areaName}
      </Heading>
      {open ? <Lede>{text.regionLede(application.organisationName)}</Lede> : <p>{text.regionNone}</p>}
      {judgement ? (
        <Alert lang={lang} kind="info">
          <p>
            {judgement.outcome === 'complete'
              ? text.messages.complete(application.areaName)
              : text.messages.dismissSubject(application.areaName)}
          </p>
          {judgement.reason === '' ? null : <Lines text={judgement.reason} />}
          {judgement.document === null ? null : (
            <p>
              <Link href={url.plain(paths.documentFile(judgement.document, 'pdf-ua'))}>{text.decision.open}</Link>
            </p>
          )}
        </Alert>
      ) : null}
      {open ? <Window {...props} open={open} /> : null}
      <Rounds lang={lang} url={url} application={application.id} rounds={past} sides={sides} titleOf={titleOf} />
    </>
  );
}

function Window({
  lang,
  url,
  application,
  open,
  isOverdue,
  isSignatory,
  isConfirmed,
  titleOf,
  errors,
  hidden,
}: OwnCompletionProps & { readonly open: ToComplete }) {
  const text = completionText[lang];
  const { round, before, after, missing } = open;
  const changed = new Set(
    changesBetween(before, after, hashOf).map(({ key }) => {
      const attachment = [...before.attachments, ...after.attachments].find(({ id }) => key === `attachment:${id}`);
      return attachment?.section ?? key;
    }),
  );
  return (
    <>
      <Alert lang={lang} kind={isOverdue ? 'danger' : 'warning'} title={text.dueBy(formatDate(round.lastDay, lang))}>
        <p>{isOverdue ? text.isOverdue : text.onlyThese}</p>
      </Alert>
      {round.letter === '' ? null : <Lines text={round.letter} />}
      <Section labelledBy="begart">
        <Heading level={2} id="begart">
          {text.whatIsAsked}
        </Heading>
        <Stack>
          {round.points.map(({ key, ask }) => {
            const lacks = missing.filter(({ section }) => section === key).length;
            return (
              <Panel key={key}>
                <Heading level={3}>
                  {titleOf(key)}{' '}
                  <Tag tone={changed.has(key) ? 'success' : 'neutral'}>{changed.has(key) ? text.partChanged : text.partUnchanged}</Tag>
                </Heading>
                <Lines text={ask} />
                {lacks > 0 ? <p>{text.partMissing(lacks)}.</p> : null}
                <ul>
                  <li>
                    <Link href={url.page(paths.applicationSection(application.id, key))}>{text.write}</Link>
                  </li>
                  <li>
                    <Link href={url.page(paths.uploads(`application:${application.id}`, key))}>{text.files}</Link>
                  </li>
                </ul>
              </Panel>
            );
          })}
        </Stack>
      </Section>
      <Section labelledBy="andringar">
        <Heading level={2} id="andringar">
          {text.changing}
        </Heading>
        <Changes lang={lang} before={before} after={after} level={3} />
      </Section>
      <Section labelledBy="skicka">
        <Heading level={2} id="skicka">
          {text.send}
        </Heading>
        <p>{text.sendHint}</p>
        {changed.size === 0 && !isConfirmed && errors.length === 0 ? (
          <Hint>{text.nothingYet}</Hint>
        ) : isSignatory ? (
          <Form action={url.page(paths.completion(application.id))} hidden={hidden}>
            <Checkboxes
              lang={lang}
              name="confirm"
              label={text.endorsement}
              choices={[{ value: 'yes', label: text.confirm }]}
              values={isConfirmed ? ['yes'] : []}
              error={errors.find(({ name }) => name === 'confirm')?.message}
            />
            <Actions>
              <Button>{text.send}</Button>
            </Actions>
          </Form>
        ) : (
          <Hint>{text.onlySignatory}</Hint>
        )}
      </Section>
    </>
  );
}
