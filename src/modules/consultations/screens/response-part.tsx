import { formatDateTime } from '../../../kernel/format.ts';
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
  Radios,
  Section,
} from '../../../ui/index.ts';
import { Comments, HandOver } from '../../cases/index.ts';
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
  /** What stands in the forms of a comment and of a handing over. */
  readonly filled: Readonly<Record<string, string>>;
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
      {props.isOwn ? <Inside {...props} /> : null}
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
function Inside(props: Props) {
  const { lang, url, answer, part, saves, hidden } = props;
  const text = respondText[lang];
  return (
    <Section labelledBy="internt">
      <Heading level={2} id="internt">
        {text.inside}
      </Heading>
      <p>{text.insideIntro}</p>
      <Comments
        lang={lang}
        text={text}
        comments={props.comments}
        state={props}
        sent={{ action: url.page(paths.responseComment(answer.id, part.key)), hidden: hidden() }}
      />
      <HandOver
        lang={lang}
        text={text}
        words={{ title: text.delegations, none: text.noDelegations, to: text.delegatedTo, send: text.delegate }}
        asked={props.delegations.filter((one) => one.part === part.key)}
        colleagues={props.colleagues}
        state={props}
        sent={props.mayWrite ? { action: url.page(paths.responseDelegate(answer.id, part.key)), hidden: hidden() } : undefined}
      />
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
