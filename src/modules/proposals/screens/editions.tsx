import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, type Content, ErrorSummary, Field, Form, Heading, Hint, Lede, Link, Section, SummaryList } from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { Differences, type FieldWords } from '../../work/index.ts';
import type { PartKey } from '../core/basis.ts';
import type { ChangedPart } from '../core/changed.ts';
import { type BasisPart, partTitle } from '../core/passages.ts';
import type { Edition, Reasons } from '../queries.ts';
import type { Snapshot } from '../snapshot.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import type { CasePlace, Hidden } from './place.ts';

export type EditionProps = CasePlace & {
  readonly edition: Edition;
  readonly snapshot: Snapshot;
  readonly parts: readonly BasisPart[];
  readonly names: ReadonlyMap<string, string>;
  readonly documents: readonly Document[];
};

/** A locked edition, whole. */
export function EditionScreen({ lang, url, careCase, area, edition, snapshot, parts, names, documents }: EditionProps) {
  const { facts, ...text } = basisText[lang];
  const dissents = snapshot.stands.filter(({ stand }) => stand === 'dissent');
  return (
    <>
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.title(area)}, ${text.editionName(edition.edition).toLowerCase()}`}</Heading>
      <Lede>{text.origin[edition.origin]}</Lede>
      <SummaryList
        facts={[
          ...(edition.lockedAt
            ? [{ term: facts.locked, value: facts.lockedBy(formatDateTime(edition.lockedAt, lang), edition.lockedByName ?? text.unknown) }]
            : []),
          { term: facts.diary, value: edition.diaryNumber ?? '' },
          ...(edition.reason === null ? [] : [{ term: facts.reason, value: edition.reason }]),
          { term: facts.hash, value: <code class="break">{edition.hash}</code> },
        ]}
      />
      <Hint>{text.hashNote}</Hint>
      <p>
        <Link href={url.plain(paths.basisSnapshot(careCase.id, edition.edition))}>{text.snapshotJson}</Link>
      </p>
      <DocumentList lang={lang} url={url} documents={documents} caption={text.documentsTitle} />
      {parts.map((part) => (
        <Section key={part.key} labelledBy={`del-${part.key}`}>
          <Heading level={2} id={`del-${part.key}`}>
            {part.title[lang]}
          </Heading>
          <div class="prose" lang="sv">
            {part.passages.map(({ id, text: said }) => (
              <p key={id} id={`stycke-${id}`}>
                {said}
              </p>
            ))}
          </div>
        </Section>
      ))}
      {dissents.map(({ person, said }) => (
        <Section key={person}>
          <Heading level={2}>{text.dissentOf(names.get(person) ?? text.unknown)}</Heading>
          <p lang="sv">{said}</p>
        </Section>
      ))}
    </>
  );
}

export type ChangesProps = CasePlace & {
  readonly proposal: number;
  readonly changed: readonly ChangedPart[];
  readonly reasons: Reasons;
  readonly words: (part: PartKey) => FieldWords;
  readonly mayWrite: boolean;
  readonly hidden: Hidden;
  readonly faulty: { readonly part: PartKey; readonly message: string } | undefined;
  readonly top?: Content;
};

/** How the final text differs from the proposal, part by part, and why. */
export function ChangesScreen({ lang, url, careCase, area, changed, reasons, words, mayWrite, hidden, faulty, top }: ChangesProps) {
  const text = basisText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={faulty ? [{ name: `reason-${faulty.part}`, message: faulty.message }] : []} />
      {top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.changesTitle}</Heading>
      <Lede>{text.title(area)}</Lede>
      <p>{text.changesLede}</p>
      {changed.length === 0 ? <p>{text.changesNone}</p> : null}
      {changed.map(({ part, differences }) => (
        <Section key={part} labelledBy={`del-${part}`}>
          <Heading level={2} id={`del-${part}`}>
            {partTitle(part)[lang]}
          </Heading>
          <Differences
            lang={lang}
            words={words(part)}
            differences={differences}
            heads={[text.proposal, text.final]}
            caption={`${text.changesTitle}: ${partTitle(part)[lang]}`}
          />
          {mayWrite ? null : (
            <>
              <Heading level={3}>{text.why}</Heading>
              {reasons[part] ? <p lang="sv">{reasons[part]}</p> : <p>{text.whyNot}</p>}
            </>
          )}
          {mayWrite ? (
            <Form
              action={url.page(paths.basisChanges(careCase.id))}
              hidden={{ ...hidden(), part }}
              label={`${text.why}: ${partTitle(part)[lang]}`}
            >
              <Field
                lang={lang}
                kind="textarea"
                name="reason"
                id={`falt-reason-${part}`}
                label={text.why}
                rows={3}
                value={reasons[part] ?? ''}
                error={faulty?.part === part ? faulty.message : undefined}
              />
              <Button variant="secondary">{text.whySend}</Button>
            </Form>
          ) : null}
        </Section>
      ))}
      <Section>
        <p>
          <Link href={url.page(paths.basis(careCase.id))}>{text.toBasis}</Link>
        </p>
      </Section>
    </>
  );
}
