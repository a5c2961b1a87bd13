import { paths } from '../../../kernel/paths.ts';
import { ButtonLink, type Content, ErrorSummary, Heading, Lede, Section, SrOnly } from '../../../ui/index.ts';
import type { PartKey } from '../core/basis.ts';
import { type Passage, partTitle } from '../core/passages.ts';
import type { Comment, Edition, PartVersion } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import { PartComments } from './part-comments.tsx';
import { PartHistory } from './part-history.tsx';
import type { CasePlace, FormErrors, Hidden } from './place.ts';

export type PartProps = CasePlace & {
  readonly part: PartKey;
  readonly edition: Edition;
  readonly now: PartVersion;
  readonly passages: readonly Passage[];
  readonly versions: readonly PartVersion[];
  readonly comments: readonly Comment[];
  /** The executable definition that the definition is tied to. */
  readonly tryOut: string | null;
  readonly mayWrite: boolean;
  readonly hidden: Hidden;
  readonly comment: { readonly quote: string; readonly body: string };
  readonly errors: FormErrors;
  readonly top?: Content;
};

/** A part as it stands, with what has been said of its passages and every earlier version. */
export function PartScreen(props: PartProps) {
  const { lang, url, careCase, area, part, passages, mayWrite, tryOut } = props;
  const text = basisText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{partTitle(part)[lang]}</Heading>
      <Lede>{text.title(area)}</Lede>
      <p class="actions">
        {mayWrite ? <ButtonLink href={url.page(paths.basisEdit(careCase.id, part))}>{text.write}</ButtonLink> : null}
        {tryOut === null ? null : (
          <ButtonLink href={url.page(paths.definitionTry(tryOut))} variant="secondary">
            {text.tryOut}
          </ButtonLink>
        )}
        {mayWrite && part === 'conditions' ? (
          <ButtonLink href={url.page(paths.basisLibrary(careCase.id))} variant="secondary">
            {text.library}
          </ButtonLink>
        ) : null}
      </p>
      <Section labelledBy="text">
        <Heading level={2} id="text">
          {text.passages}
        </Heading>
        {passages.length === 0 ? <p>{text.empty}</p> : null}
        <div class="prose" lang="sv">
          {passages.map(({ id, text: said }) => (
            <p key={id} id={`stycke-${id}`}>
              {said}{' '}
              {mayWrite ? (
                <a class="ds-link" lang={lang} href={`${url.page(paths.basisPart(careCase.id, part), { stycke: id })}#falt-quote`}>
                  {text.commentSend}
                  <SrOnly>: {said.slice(0, 60)}</SrOnly>
                </a>
              ) : null}
            </p>
          ))}
        </div>
      </Section>
      <PartComments {...props} />
      <PartHistory {...props} />
    </>
  );
}
