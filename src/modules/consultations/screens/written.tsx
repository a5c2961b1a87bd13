import { formatDateTime, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, ButtonLink, type Content, DataTable, Form, Heading, Lede, Panel } from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { stances } from '../core/parts.ts';
import { type Counted, countStances } from '../core/summary.ts';
import type { Written } from '../queries/incoming.ts';
import type { Whole } from '../queries/whole.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { MadeUp } from './passages.tsx';

/** What the page of a text shows that is written on the answers, and locked when it is done. */
export type WrittenProps<V> = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly whole: Whole;
  readonly documents: readonly Document[];
  readonly written: V;
  readonly mayWrite: boolean;
  readonly mayLock: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** How many say what of each part. */
function StanceTable({ lang, counted }: { readonly lang: Lang; readonly counted: readonly Counted[] }) {
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

type HeadProps = Pick<WrittenProps<unknown>, 'lang' | 'url' | 'whole' | 'documents' | 'top'> & {
  readonly title: string;
  readonly lede: string;
  readonly stored: Written | undefined;
  /** How many answers there are. */
  readonly count: Content;
};

/** What such a page begins with: whether the text is locked, the document that it became, and what it is written on. */
export function WrittenHead({ lang, url, whole, documents, top, title, lede, stored, count }: HeadProps) {
  const { consultation: one } = whole;
  return (
    <>
      {top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{title}</Heading>
      <Lede>{lede}</Lede>
      {stored?.lockedAt ? (
        <Alert lang={lang} kind="success">
          <p>{officerText[lang].lockedAt(formatDateTime(stored.lockedAt, lang))}</p>
        </Alert>
      ) : null}
      {documents.length > 0 ? <DocumentList lang={lang} url={url} documents={documents} /> : null}
      <p>{count}</p>
      <StanceTable lang={lang} counted={countStances(one.parts, whole.cells)} />
    </>
  );
}

type FormProps = Pick<WrittenProps<unknown>, 'lang' | 'url' | 'whole' | 'hidden'> & {
  readonly action: string;
  readonly children: Content;
};

/** The form that such a text is written in. */
export function WritingForm({ lang, url, whole, hidden, action, children }: FormProps) {
  const text = officerText[lang];
  return (
    <Form action={url.page(action)} hidden={hidden()}>
      {children}
      <Actions>
        <Button>{text.save}</Button>
        <ButtonLink href={url.page(paths.consultation(whole.consultation.id))} variant="tertiary">
          {text.back}
        </ButtonLink>
      </Actions>
    </Form>
  );
}

type LockProps = Pick<WrittenProps<unknown>, 'url' | 'hidden'> & {
  readonly action: string;
  readonly what: string;
  readonly label: string;
};

/** The button that locks it, and what that means. */
export function LockPanel({ url, hidden, action, what, label }: LockProps) {
  return (
    <Panel>
      <p>{what}</p>
      <Form action={url.page(action)} hidden={hidden()} look="plain">
        <Button>{label}</Button>
      </Form>
    </Panel>
  );
}
