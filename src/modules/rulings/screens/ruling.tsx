import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, ButtonLink, type Content, ErrorSummary, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { type ApprovedBasis, type CasePlace, type Hidden, MadeUp } from '../../proposals/index.ts';
import type { Values } from '../../work/index.ts';
import type { Ruling, RulingVersion } from '../queries.ts';
import { rulingsText } from '../text/rulings.ts';
import { Deciding } from './deciding.tsx';
import { RulingFacts } from './ruling-facts.tsx';
import { RulingHistory } from './ruling-history.tsx';

export type RulingProps = CasePlace & {
  readonly ruling: Ruling | undefined;
  readonly versions: readonly RulingVersion[];
  readonly values: Values;
  readonly basis: ApprovedBasis | undefined;
  /** What keeps it from being decided, in words. */
  readonly obstacles: readonly string[];
  readonly may: {
    readonly begin: boolean;
    readonly write: boolean;
    readonly withdraw: boolean;
    readonly decide: boolean;
    readonly giveBack: boolean;
    readonly isOwn: boolean;
  };
  readonly hidden: Hidden;
  readonly reason: { readonly value: string; readonly error: string | undefined };
  readonly top?: Content;
};

/** The decision of a case: what it says, what is missing, and what can be done with it. */
export function RulingScreen(props: RulingProps) {
  const { lang, url, careCase, area, ruling, obstacles, may, hidden, reason } = props;
  const text = rulingsText[lang];
  const version = String(ruling?.version ?? 0);
  const returned = ruling?.status === 'returned' ? props.versions.findLast(({ action }) => action === 'return') : undefined;
  return (
    <>
      <ErrorSummary lang={lang} errors={reason.error === undefined ? [] : [{ name: 'reason', message: reason.error }]} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(area)}</Heading>
      <Lede>{text.lede}</Lede>
      {returned ? (
        <Alert lang={lang} kind="warning">
          <p>{text.returned(returned.personName ?? text.unknown, returned.note ?? '')}</p>
        </Alert>
      ) : null}
      {ruling ? <RulingFacts {...props} ruling={ruling} /> : <p>{props.basis ? text.none : text.noBasis}</p>}
      {may.begin ? (
        <Form action={url.page(paths.rulingAct(careCase.id))} hidden={hidden()} look="plain">
          <Button name="do" value="begin">
            {text.begin}
          </Button>
        </Form>
      ) : null}
      {ruling && ruling.status !== 'decided' && obstacles.length > 0 ? (
        <Alert lang={lang} kind="info" title={text.cannot}>
          <ul>
            {obstacles.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {may.write ? (
        <p class="actions">
          <ButtonLink href={url.page(paths.rulingEdit(careCase.id))}>{text.write}</ButtonLink>
        </p>
      ) : null}
      {may.withdraw ? (
        <Form action={url.page(paths.rulingAct(careCase.id))} hidden={{ ...hidden(), version }} look="plain">
          <Button variant="tertiary" tone="danger" name="do" value="withdraw">
            {text.withdraw}
          </Button>
        </Form>
      ) : null}
      {may.giveBack ? <Deciding {...props} version={version} /> : null}
      {ruling?.status === 'decided' ? (
        <ul>
          <li>
            <Link href={url.page(paths.rulingPublic(ruling.id))}>{text.open.documents}</Link>
          </li>
          <li>
            <Link href={url.page(paths.careCase(careCase.id))}>{text.toCase}</Link>
          </li>
        </ul>
      ) : null}
      {ruling ? <RulingHistory {...props} /> : null}
    </>
  );
}
