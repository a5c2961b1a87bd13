import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  type Content,
  Details,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Link,
  Section,
  SummaryList,
} from '../../../ui/index.ts';
import type { AnswerContent, Suggestion } from '../core/masking.ts';
import type { Part } from '../core/parts.ts';
import type { Consultation } from '../queries/consultation.ts';
import type { Reply, StoredMask, Submission, Theme, ThemeMark, WholeSubmission } from '../queries/incoming.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { Paragraphs } from './paragraphs.tsx';
import { MadeUp, passageLabel, StanceTag } from './passages.tsx';
import { Publishing } from './publishing.tsx';

export type AnswerProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly answer: WholeSubmission;
  readonly versions: readonly Submission[];
  readonly themes: readonly Theme[];
  readonly marks: readonly ThemeMark[];
  readonly replies: readonly Reply[];
  readonly masks: readonly StoredMask[];
  /** The answer as everyone would see it. */
  readonly shown: AnswerContent;
  readonly suspected: readonly Suggestion[];
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly draft: { readonly part: string; readonly text: string } | undefined;
  readonly mask: { readonly field: string; readonly text: string; readonly reason: string; readonly ground: string };
  readonly mayReply: boolean;
  readonly mayTag: boolean;
  readonly mayPublish: boolean;
  readonly hidden: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** One answer, point by point: themes, what the authority says, what is masked, and whether it is published. */
export function AnswerScreen(props: AnswerProps) {
  const { lang, one, answer, versions } = props;
  const text = officerText[lang];
  const words = wordText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.answerTitle(answer.name)}</Heading>
      {answer.stands ? null : (
        <Alert lang={lang} kind="warning">
          {text.notStanding}
        </Alert>
      )}
      <SummaryList
        facts={[
          { term: text.diaryNumber, value: answer.diaryNumber },
          { term: text.cameIn, value: formatDateTime(answer.submittedAt, lang) },
          { term: text.kindOf, value: words.kindNames[answer.kind] },
          { term: text.hash, value: <code>{answer.hash.match(/.{1,16}/g)?.join(' ')}</code> },
        ]}
      />
      {answer.content.backing && answer.content.backing.length > 0 ? (
        <ul>
          {answer.content.backing.map(({ organisation, name, kind }) => (
            <li key={organisation}>{kind === 'backs' ? `${name} ✓` : `${name} (+)`}</li>
          ))}
        </ul>
      ) : null}
      {one.parts.map((part) => (
        <OnePart key={part.key} {...props} part={part} />
      ))}
      {props.mayPublish ? <Publishing {...props} /> : null}
      {versions.length > 1 ? <Versions {...props} /> : null}
    </>
  );
}

function OnePart(props: AnswerProps & { readonly part: Part }) {
  const { lang, url, one, answer, part, themes, marks, replies, draft, mayReply, mayTag, hidden } = props;
  const text = officerText[lang];
  const cell = answer.content.parts.find((other) => other.part === part.key);
  if (!cell) return null;
  const pointed = part.passages.flatMap((passage, at) =>
    cell.passages.includes(passage.id) ? [{ id: passage.id, label: passageLabel(passage, at, lang) }] : [],
  );
  const reply = replies.find((other) => other.part === part.key);
  const own = marks.filter((mark) => mark.part === part.key);
  const names = themes.filter(({ id }) => own.some(({ theme }) => theme === id)).map(({ name }) => name);
  return (
    <Section labelledBy={`del-${part.key}`}>
      <Heading level={2} id={`del-${part.key}`}>
        {part.title[lang]}
      </Heading>
      <p>
        <StanceTag stance={cell.stance} lang={lang} />
      </p>
      <div class="prose">{cell.text === '' ? <p>{text.noText}</p> : <Paragraphs text={cell.text} />}</div>
      {pointed.length === 0 ? null : (
        <>
          <p>{text.pointsAt}:</p>
          <ul>
            {pointed.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </>
      )}
      {names.length === 0 ? null : (
        <p>
          {text.themesHere}: {names.join(', ')}
        </p>
      )}
      {mayTag && themes.length > 0 ? (
        <Details summary={`${text.themesHere}: ${part.title[lang]}`}>
          <Form action={url.page(paths.consultationAnswerTheme(one.id, answer.id))} hidden={hidden({ part: part.key })}>
            <Checkboxes
              lang={lang}
              name="themes"
              id={`falt-themes-${part.key}`}
              label={text.themesHere}
              values={own.map(({ theme }) => theme)}
              choices={themes.map(({ id, name }) => ({ value: id, label: name }))}
            />
            {pointed.length === 0 ? null : (
              <Field
                lang={lang}
                kind="select"
                name="passage"
                id={`falt-passage-${part.key}`}
                label={text.forPassage}
                placeholder={text.wholePart}
                options={pointed.map(({ id, label }) => ({ value: id, label }))}
              />
            )}
            <Actions>
              <Button variant="secondary">{text.saveThemes}</Button>
            </Actions>
          </Form>
        </Details>
      ) : null}
      {mayReply ? (
        <Form
          action={url.page(paths.consultationAnswerReply(one.id, answer.id))}
          hidden={hidden({ part: part.key, version: String(reply?.version ?? 0) })}
        >
          <Field
            lang={lang}
            kind="textarea"
            name="text"
            id={`falt-text-${part.key}`}
            rows={3}
            label={text.reply}
            optional
            value={draft?.part === part.key ? draft.text : (reply?.text ?? '')}
            maxLength={10_000}
          />
          <Actions>
            <Button variant="secondary">{text.saveReply}</Button>
          </Actions>
        </Form>
      ) : reply ? (
        <p>
          {text.reply}: {reply.text}
        </p>
      ) : null}
    </Section>
  );
}

function Versions({ lang, url, one, versions }: AnswerProps) {
  const text = officerText[lang];
  return (
    <Section labelledBy="versioner">
      <Heading level={2} id="versioner">
        {text.versions}
      </Heading>
      <ul>
        {versions.map((version) => (
          <li key={version.id}>
            <Link href={url.page(paths.consultationAnswer(one.id, version.id))}>
              {text.versionOf(version.number, version.diaryNumber, formatDateTime(version.submittedAt, lang))}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
