import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Alert,
  Button,
  type Content,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  SummaryList,
} from '../../../ui/index.ts';
import type { RegisterData } from '../../register/index.ts';
import type { Preview } from '../core/preview.ts';
import type { Draft, DraftVersion } from '../queries.ts';
import { workText } from '../text/work.ts';
import { ContentRows } from './draft.tsx';
import { Effects } from './preview.tsx';
import { areaText, atTime, type Row } from './words.ts';

type Hidden = Readonly<Record<string, string>>;
type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly data: RegisterData;
  readonly draft: Draft;
  readonly rows: readonly Row[];
  readonly versions: readonly DraftVersion[];
  readonly preview: Preview | undefined;
  readonly faults: readonly string[];
  /** Why this person may not confirm it, when that is so. */
  readonly refusal: string | undefined;
  readonly hidden: () => Hidden;
  readonly reason: { readonly value: string; readonly error: string | undefined };
  readonly top?: Content;
};

/** Everything that one needs to see before one decides, and the two ways to decide. */
export function DecideScreen(props: Props) {
  const { lang, url, data, draft, versions, preview, faults, reason } = props;
  const { decide: text, kinds, preview: words, draft: draftWords, unknownPerson } = workText[lang];
  const proposed = versions.findLast(({ action }) => action === 'propose');
  const writers = [...new Set(versions.filter(({ action }) => action !== 'return').map(({ personName }) => personName ?? unknownPerson))];
  const version = String(draft.version);
  return (
    <>
      <ErrorSummary lang={lang} errors={reason.error === undefined ? [] : [{ name: 'reason', message: reason.error }]} />
      {props.top}
      <Heading level={1}>{text.title(kinds[draft.kind], areaText(lang, data, draft.area))}</Heading>
      <Lede>{text.lede}</Lede>
      {draft.corrects === null ? null : <p>{draftWords.corrects(draft.corrects)}</p>}
      <SummaryList
        facts={[
          { term: text.drafted, value: writers.join(', ') },
          ...(proposed ? [{ term: text.proposed, value: atTime(lang, proposed.at) }] : []),
        ]}
      />
      <Section labelledBy="innehall">
        <Heading level={2} id="innehall">
          {draftWords.content}
        </Heading>
        <ContentRows rows={props.rows} empty={draftWords.contentNone} />
      </Section>
      <Section labelledBy="verkan">
        <Heading level={2} id="verkan">
          {text.effect}
        </Heading>
        {preview ? <Effects lang={lang} preview={preview} /> : null}
        {faults.length > 0 ? (
          <Alert lang={lang} kind="warning" title={words.cannot} level={3}>
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Alert>
        ) : null}
        <p>
          <Link href={url.page(paths.workPreview(draft.id))}>{draftWords.preview}</Link>
        </p>
      </Section>
      <Section>
        {props.refusal === undefined && faults.length === 0 ? (
          <Form action={url.page(paths.workDecide(draft.id))} hidden={{ ...props.hidden(), version }} look="plain">
            <Button>{text.confirm}</Button>
            <Hint>{text.fresh}</Hint>
          </Form>
        ) : null}
        {props.refusal === undefined ? null : (
          <Alert lang={lang} kind="info">
            {props.refusal}
          </Alert>
        )}
      </Section>
      <Section labelledBy="lamna">
        <Heading level={2} id="lamna">
          {text.returnTitle}
        </Heading>
        <Form action={url.page(paths.workReturn(draft.id))} hidden={{ ...props.hidden(), version }}>
          <Field lang={lang} kind="textarea" name="reason" label={text.reason} rows={4} value={reason.value} error={reason.error} />
          <Button variant="secondary">{text.return}</Button>
        </Form>
      </Section>
    </>
  );
}
