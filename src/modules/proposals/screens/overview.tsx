import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, ButtonLink, type Content, ErrorSummary, Form, Heading, Lede } from '../../../ui/index.ts';
import type { Participant } from '../../cases/index.ts';
import type { Document } from '../../documents/index.ts';
import type { LockReason } from '../commands/kit.ts';
import type { PartKey } from '../core/basis.ts';
import type { Comment, Edition, PartVersion, StandRow } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import { EditionFacts, LockedEditions } from './overview-editions.tsx';
import { Locking, Reopening } from './overview-locking.tsx';
import { PartsTable } from './overview-parts.tsx';
import { StandForm, Stands } from './overview-stands.tsx';
import type { CasePlace, FormErrors, Hidden } from './place.ts';

export type OverviewProps = CasePlace & {
  readonly editions: readonly Edition[];
  /** The open one, or the one that was locked last. */
  readonly edition: Edition | undefined;
  readonly parts: ReadonlyMap<PartKey, PartVersion>;
  readonly comments: readonly Comment[];
  readonly members: readonly Participant[];
  readonly stands: readonly StandRow[];
  readonly reasons: readonly LockReason[];
  readonly documents: readonly Document[];
  readonly hidden: Hidden;
  /** What this person may do now. */
  readonly may: {
    readonly begin: boolean;
    /** To register from paper what was made before the case was taken over. */
    readonly paper: boolean;
    readonly write: boolean;
    readonly stand: boolean;
    readonly lock: boolean;
    readonly reopen: 'reopened' | 'revision' | null;
  };
  readonly standForm: { readonly stand: string; readonly said: string };
  readonly reasonValue: string;
  readonly errors: FormErrors;
  readonly top?: Content;
};

/** The overview when there is an edition. */
export type OfEdition = OverviewProps & { readonly edition: Edition };

/** The basis of a case: its parts, who has taken a stand, what is left, and what can be done. */
export function OverviewScreen(props: OverviewProps) {
  const { lang, url, careCase, area, edition, may, hidden } = props;
  const text = basisText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(area)}</Heading>
      <Lede>{text.lede}</Lede>
      {edition ? (
        <EditionFacts {...props} edition={edition} />
      ) : (
        <p>{careCase.state === 'review' || may.paper ? text.notBegun : `${text.notBegun} ${text.onlyInReview}`}</p>
      )}
      {may.paper ? (
        <>
          <p>{text.paper.lede}</p>
          <Actions>
            <ButtonLink href={url.page(paths.basisPaper(careCase.id))}>{text.paper.link}</ButtonLink>
          </Actions>
        </>
      ) : null}
      {may.begin ? (
        <Form action={url.page(paths.basisAct(careCase.id))} hidden={hidden()} look="plain">
          <Button name="do" value="begin">
            {text.begin}
          </Button>
        </Form>
      ) : null}
      {edition ? (
        <>
          <PartsTable {...props} edition={edition} />
          <Stands {...props} edition={edition} />
          {may.stand ? <StandForm {...props} edition={edition} /> : null}
          {edition.status === 'open' ? <Locking {...props} edition={edition} /> : null}
        </>
      ) : null}
      {may.reopen ? <Reopening {...props} origin={may.reopen} /> : null}
      <LockedEditions {...props} />
    </>
  );
}
