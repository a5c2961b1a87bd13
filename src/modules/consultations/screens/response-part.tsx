import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Button,
  ButtonLink,
  type Content,
  Details,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Hint,
  Panel,
  Radios,
  Section,
} from '../../../ui/index.ts';
import { longestText, type Part, stances } from '../core/parts.ts';
import type { Answer, Colleague, Comment, Delegation, PartSave } from '../queries/answer.ts';
import type { Consultation } from '../queries/consultation.ts';
import { respondText } from '../text/respond.ts';
import { wordText } from '../text/words.ts';
import { Paragraphs } from './paragraphs.tsx';
import { MadeUp, PartText, PassageChoice, StanceTag } from './passages.tsx';

/** What stands in the form of a part. */
export type PartDraft = { readonly stance: string; readonly text: string; readonly passages: readonly string[] };

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly answer: Answer;
  readonly one: Consultation;
  readonly part: Part;
  readonly draft: PartDraft;
  readonly version: number;
  readonly isOwn: boolean;
  readonly mayWrite: boolean;
  readonly comments: readonly Comment[];
  readonly saves: readonly PartSave[];
  readonly colleagues: readonly Colleague[];
  readonly delegations: readonly Delegation[];
  readonly comment: string;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** One part: what is proposed, what the organisation says of it, and what colleagues say to each other. */
export function ResponsePartScreen(props: Props) {
  const { lang, url, answer, one, part, draft, errors, mayWrite, hidden } = props;
  const text = respondText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  const open = props.delegations.filter((other) => other.part === part.key && other.doneAt === null);
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{part.title[lang]}</Heading>
      <Section labelledBy="forslag">
        <Heading level={2} id="forslag">
          {text.proposed}
        </Heading>
        <PartText part={part} lang={lang} />
      </Section>
      <Section labelledBy="svar">
        <Heading level={2} id="svar">
          {text.ourAnswer}
        </Heading>
        {mayWrite ? (
          <Form action={url.page(paths.responsePart(answer.id, part.key))} hidden={hidden({ version: String(props.version) })}>
            <Radios
              lang={lang}
              name="stance"
              label={wordText[lang].stance}
              value={draft.stance}
              error={error('stance')}
              choices={stances.map((value) => ({ value, label: wordText[lang].stanceNames[value] }))}
            />
            <Field
              lang={lang}
              kind="textarea"
              name="text"
              label={text.text}
              hint={text.textHint}
              rows={8}
              value={draft.text}
              error={error('text')}
              maxLength={longestText.organisation}
            />
            <PassageChoice part={part} lang={lang} chosen={draft.passages} error={error('passages')} />
            {open.length > 0 ? <input type="hidden" name="finishes" value="yes" /> : null}
            <Actions>
              <Button>{text.saveAndBack}</Button>
              <Button variant="secondary" name="do" value="stay">
                {text.save}
              </Button>
              <ButtonLink href={url.page(paths.response(answer.id))} variant="tertiary">
                {text.back}
              </ButtonLink>
            </Actions>
            {open.length > 0 ? <Hint>{text.finishes}</Hint> : null}
          </Form>
        ) : (
          <Reading {...props} />
        )}
      </Section>
      {props.isOwn ? <Inside {...props} errorOf={error} /> : null}
    </>
  );
}

function Reading({ lang, url, answer, draft }: Props) {
  const text = respondText[lang];
  const stance = stances.find((one) => one === draft.stance);
  return (
    <>
      <p>{stance ? <StanceTag stance={stance} lang={lang} /> : text.noStance}</p>
      {draft.text === '' ? null : <Paragraphs text={draft.text} />}
      <p>
        <a class="ds-link" href={url.page(paths.response(answer.id))}>
          {text.back}
        </a>
      </p>
    </>
  );
}

/** What stays inside the organisation: comments, who writes, earlier versions. */
function Inside(props: Props & { readonly errorOf: (name: string) => string | undefined }) {
  const { lang, url, answer, part, comments, saves, colleagues, delegations, hidden, errorOf } = props;
  const text = respondText[lang];
  const here = delegations.filter((other) => other.part === part.key);
  return (
    <Section labelledBy="internt">
      <Heading level={2} id="internt">
        {text.inside}
      </Heading>
      <p>{text.insideIntro}</p>
      <Panel>
        <Heading level={3} look={4}>
          {text.comments}
        </Heading>
        {comments.length === 0 ? <p>{text.noComments}</p> : null}
        <ul>
          {comments.map((one) => (
            <li key={one.id}>
              {one.text} <span class="hint">{`${one.by ?? text.someone}, ${formatDateTime(one.at, lang)}`}</span>
            </li>
          ))}
        </ul>
        <Form action={url.page(paths.responseComment(answer.id, part.key))} hidden={hidden()}>
          <Field
            lang={lang}
            kind="textarea"
            name="comment"
            label={text.comment}
            rows={3}
            value={props.comment}
            error={errorOf('comment')}
            maxLength={5000}
          />
          <Actions>
            <Button variant="secondary">{text.commentSend}</Button>
          </Actions>
        </Form>
      </Panel>
      <Panel>
        <Heading level={3} look={4}>
          {text.delegations}
        </Heading>
        <ul>
          {here.map((one) => (
            <li key={one.id}>
              {text.delegatedTo(one.name ?? text.someone, one.due === null ? null : formatDate(one.due, lang))} {one.note}{' '}
              {one.doneAt === null ? null : text.doneAt(formatDateTime(one.doneAt, lang))}
            </li>
          ))}
        </ul>
        {props.mayWrite ? (
          <Form action={url.page(paths.responseDelegate(answer.id, part.key))} hidden={hidden()}>
            <Field
              lang={lang}
              kind="select"
              name="person"
              label={text.toWhom}
              placeholder={text.choose}
              error={errorOf('person')}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field lang={lang} kind="date" name="due" label={text.dueDay} optional error={errorOf('due')} />
            <Field lang={lang} kind="textarea" name="note" label={text.note} rows={2} optional maxLength={2000} />
            <Actions>
              <Button variant="secondary">{text.delegate}</Button>
            </Actions>
          </Form>
        ) : null}
      </Panel>
      {saves.length === 0 ? null : (
        <Details summary={text.history(saves.length)}>
          <ol reversed>
            {saves.map((one) => (
              <li key={one.version}>
                <p>
                  {`${formatDateTime(one.changedAt, lang)}, ${one.changedBy ?? text.someone}: `}
                  {one.stance === null ? text.noStance : wordText[lang].stanceNames[one.stance]}
                </p>
                {one.text === '' ? null : <blockquote>{one.text}</blockquote>}
              </li>
            ))}
          </ol>
        </Details>
      )}
    </Section>
  );
}
