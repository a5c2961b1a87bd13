import { formatDateTime, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  Field,
  Form,
  Heading,
  Lede,
  Panel,
  Section,
} from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { stances } from '../core/parts.ts';
import { type Counted, countStances } from '../core/summary.ts';
import type { Whole } from '../queries/whole.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { MadeUp } from './passages.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly whole: Whole;
  readonly documents: readonly Document[];
  readonly written: { readonly intro: string; readonly closing: string };
  readonly mayWrite: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** How many say what of each part. */
export function StanceTable({ lang, counted }: { readonly lang: Lang; readonly counted: readonly Counted[] }) {
  const words = wordText[lang];
  return (
    <DataTable
      lang={lang}
      caption={words.stances}
      showCaption
      rows={counted}
      rowKey={({ part }) => part.key}
      columns={[
        { key: 'part', header: words.part, rowHeader: true, cell: ({ part }) => part.title[lang] },
        ...stances.map((stance) => ({
          key: stance,
          header: words.stanceNames[stance],
          numeric: true,
          cell: ({ counts }: Counted) => formatNumber(counts[stance], lang),
        })),
      ]}
    />
  );
}

/** The summary in the making, or locked. */
export function SummaryScreen(props: Props) {
  const { lang, url, whole, written, mayWrite, hidden, documents } = props;
  const { consultation: one, summary } = whole;
  const text = officerText[lang];
  return (
    <>
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.summaryTitle(one.areaName)}</Heading>
      <Lede>{text.summaryLede}</Lede>
      {summary?.lockedAt ? (
        <Alert lang={lang} kind="success">
          <p>{text.lockedAt(formatDateTime(summary.lockedAt, lang))}</p>
        </Alert>
      ) : null}
      {documents.length > 0 ? <DocumentList lang={lang} url={url} documents={documents} /> : null}
      <p>{wordText[lang].answerCount(whole.submissions.length, whole.addressees.length)}</p>
      <StanceTable lang={lang} counted={countStances(one.parts, whole.cells)} />
      <Themes {...props} />
      {mayWrite ? (
        <Form action={url.page(paths.consultationSummary(one.id))} hidden={hidden()}>
          <Field lang={lang} kind="textarea" name="intro" label={text.intro} rows={8} value={written.intro} maxLength={20_000} />
          <Field
            lang={lang}
            kind="textarea"
            name="closing"
            label={text.closing}
            rows={8}
            value={written.closing}
            optional
            maxLength={20_000}
          />
          <Actions>
            <Button>{text.save}</Button>
            <ButtonLink href={url.page(paths.consultation(one.id))} variant="tertiary">
              {text.back}
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <div class="prose">
          {`${written.intro}\n\n${written.closing}`.split(/\n{2,}/).map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      )}
      {mayWrite && summary ? (
        <Section labelledBy="las">
          <Heading level={2} id="las">
            {text.lock}
          </Heading>
          {one.state === 'closed' ? (
            <Panel>
              <p>{text.lockWhat}</p>
              <Form action={url.page(paths.consultationSummaryLock(one.id))} hidden={hidden()} look="plain">
                <Button>{text.lock}</Button>
              </Form>
            </Panel>
          ) : (
            <p>{text.lockLater}</p>
          )}
        </Section>
      ) : null}
    </>
  );
}

function Themes({ lang, url, whole }: Props) {
  const text = officerText[lang];
  return (
    <Section labelledBy="teman">
      <Heading level={2} id="teman">
        {text.toThemes}
      </Heading>
      {whole.themes.length === 0 ? (
        <p>{text.noThemes}</p>
      ) : (
        <ul>
          {whole.themes.map((theme) => (
            <li key={theme.id}>
              <a class="ds-link" href={url.page(paths.consultationThemes(whole.consultation.id))}>
                {theme.name}
              </a>
              : {text.marks(theme.marks)}. {theme.reply}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
