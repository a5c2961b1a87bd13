import { formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Button, ButtonLink, DataTable, Form, Heading, Link, Section, SummaryList } from '../../../ui/index.ts';
import type { RegisterData } from '../../register/index.ts';
import { actionsIn } from '../core/life.ts';
import type { Draft, DraftVersion } from '../queries.ts';
import { workText } from '../text/work.ts';
import { StatusTag } from './lists.tsx';
import { atTime, draftTitle, type Row } from './words.ts';

export type DraftProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly data: RegisterData;
  readonly draft: Draft;
  readonly rows: readonly Row[];
  readonly versions: readonly DraftVersion[];
  readonly entries: readonly string[];
  /** What remains before it can be proposed. */
  readonly left: readonly string[];
  readonly says: string | undefined;
  readonly drafts: boolean;
  readonly decides: boolean;
  readonly hidden: () => Readonly<Record<string, string>>;
};

/** An imported file may have ten thousand entries: the first are named, the rest counted. */
const MOST_NAMED = 20;
function entryList(lang: Lang, entries: readonly string[]): string {
  const named = entries.slice(0, MOST_NAMED).join(', ');
  const rest = entries.length - MOST_NAMED;
  return rest > 0 ? `${named} ${workText[lang].draft.more(formatNumber(rest, lang))}` : named;
}

/** A draft: what it says, how far it has come, and what can be done with it now. */
export function DraftScreen(props: DraftProps) {
  const { lang, draft, data, says, versions } = props;
  const text = workText[lang].draft;
  const reason = draft.status === 'returned' ? versions.findLast(({ action }) => action === 'return')?.note : undefined;
  return (
    <>
      {says === undefined ? null : (
        <Alert lang={lang} kind="success" live>
          <p>{says}</p>
        </Alert>
      )}
      <Heading level={1}>{draftTitle(lang, draft, data)}</Heading>
      <p>
        <StatusTag lang={lang} status={draft.status} />
      </p>
      {draft.corrects === null ? null : <p>{text.corrects(draft.corrects)}</p>}
      {reason ? (
        <Alert lang={lang} kind="warning" title={text.returnedTitle}>
          <p class="lines">{reason}</p>
        </Alert>
      ) : null}
      {draft.status === 'proposed' && !props.decides ? <p>{text.waits}</p> : null}
      <Links {...props} />
      <Section labelledBy="innehall">
        <Heading level={2} id="innehall">
          {text.content}
        </Heading>
        <ContentRows rows={props.rows} empty={text.contentNone} />
      </Section>
      {props.entries.length > 0 ? (
        <p>
          {text.confirmed} {entryList(lang, props.entries)}.
        </p>
      ) : null}
      {props.left.length > 0 && (draft.status === 'draft' || draft.status === 'returned') ? (
        <Section labelledBy="kvar">
          <Heading level={2} id="kvar">
            {text.left}
          </Heading>
          <ul>
            {props.left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Acts {...props} />
      <History {...props} />
    </>
  );
}

/** What is filled in, in words. */
export function ContentRows({ rows, empty }: { rows: readonly Row[]; empty: string }) {
  if (rows.length === 0) return <p>{empty}</p>;
  return <SummaryList facts={rows.map(({ at, label, value }) => ({ key: at, term: label, value: <span class="lines">{value}</span> }))} />;
}

function Links({ lang, url, draft, drafts, decides, versions }: DraftProps) {
  const text = workText[lang].draft;
  const can = actionsIn(draft.status);
  const contents = versions.filter(({ content }) => content !== null).length;
  const isOpen = can.length > 0;
  return (
    <div class="actions">
      {decides && can.includes('confirm') ? <ButtonLink href={url.page(paths.workDecide(draft.id))}>{text.decide}</ButtonLink> : null}
      {drafts && can.includes('edit') ? <ButtonLink href={url.page(paths.workEdit(draft.id))}>{text.edit}</ButtonLink> : null}
      {isOpen ? (
        <ButtonLink href={url.page(paths.workPreview(draft.id))} variant="secondary">
          {text.preview}
        </ButtonLink>
      ) : null}
      {contents > 1 && draft.kind !== 'import' ? <Link href={url.page(paths.workCompare(draft.id))}>{text.compare}</Link> : null}
    </div>
  );
}

function Acts({ lang, url, draft, drafts, left, hidden }: DraftProps) {
  const text = workText[lang].draft;
  const can = actionsIn(draft.status);
  if (!drafts) return null;
  const version = String(draft.version);
  return (
    <div class="actions">
      {can.includes('propose') && left.length === 0 ? (
        <Form action={url.page(paths.workPropose(draft.id))} hidden={{ ...hidden(), version }} look="plain">
          <Button>{text.propose}</Button>
        </Form>
      ) : null}
      {can.includes('withdraw') ? (
        <Form action={url.page(paths.workWithdraw(draft.id))} hidden={{ ...hidden(), version }} look="plain">
          <Button variant="secondary" tone="danger">
            {text.withdraw}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}

function History({ lang, versions }: DraftProps) {
  const { draft: text, deeds, unknownPerson } = workText[lang];
  return (
    <Section labelledBy="historik">
      <Heading level={2} id="historik">
        {text.history}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.history}
        rows={versions.toReversed()}
        rowKey={(version) => version.version}
        columns={[
          { key: 'version', header: text.version, rowHeader: true, cell: (version) => version.version },
          { key: 'deed', header: text.deed, cell: (version) => deeds[version.action] },
          { key: 'by', header: text.by, cell: (version) => version.personName ?? unknownPerson },
          { key: 'at', header: text.at, cell: (version) => atTime(lang, version.at) },
          { key: 'note', header: text.note, cell: (version) => version.note ?? '–' },
        ]}
      />
    </Section>
  );
}
