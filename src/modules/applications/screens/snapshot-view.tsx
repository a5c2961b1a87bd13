import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Heading, Hint, Section, SummaryList } from '../../../ui/index.ts';
import { shownOf } from '../core/shown.ts';
import type { Attachment, SnapshotField, SnapshotSection, SubmissionSnapshot } from '../core/snapshot.ts';
import { kilobytes } from '../print/submission.ts';
import { submissionText } from '../text/submission.ts';
import { Lines } from './lines.tsx';

type Props = {
  readonly lang: Lang;
  readonly one: SubmissionSnapshot;
  /** Leads to the file of an attachment, where it can be fetched. */
  readonly attachmentHref?: (attachment: Attachment) => string;
  /** Parts that are new or changed; they are marked. */
  readonly changed?: ReadonlySet<string>;
  readonly changedMark?: string;
};

/** Where in the page of a submission a part stands. */
export const anchor = (key: string): string => `del-${key.replaceAll(/[^a-z0-9-]/gi, '-')}`;

/** A submission as it is read: every section in the order of the form, and the attachments. What regions have written is in Swedish. */
export function SnapshotView(props: Props) {
  const { lang, one, changed, changedMark } = props;
  const text = submissionText[lang];
  return (
    <>
      {one.sections.map((section) => (
        <Section key={section.key} labelledBy={anchor(section.key)}>
          <Heading level={2} id={anchor(section.key)}>
            {section.title[lang]}
            {changed?.has(section.key) ? <> ({changedMark})</> : null}
          </Heading>
          <SnapshotAnswers lang={lang} section={section} />
        </Section>
      ))}
      <Section labelledBy="bilagor">
        <Heading level={2} id="bilagor">
          {text.attachments}
        </Heading>
        <Attachments {...props} />
      </Section>
    </>
  );
}

/** What was asked and answered in one section. */
export function SnapshotAnswers({ lang, section }: { readonly lang: Lang; readonly section: SnapshotSection }) {
  return (
    <>
      {section.about === null || section.about[lang] === section.title[lang] ? null : (
        <Hint>
          {submissionText[lang].conditionWording}: {section.about[lang]}
        </Hint>
      )}
      {section.fields.map((field) => (
        <Answer key={field.name} lang={lang} field={field} />
      ))}
    </>
  );
}

function Answer({ lang, field }: { readonly lang: Lang; readonly field: SnapshotField }) {
  const shown = shownOf(field, lang, submissionText[lang]);
  const label = field.label[lang];
  if (shown?.kind === 'table')
    return (
      <>
        <Heading level={3}>{label}</Heading>
        <DataTable
          lang={lang}
          caption={label}
          rows={shown.rows}
          columns={shown.headers.map((header, at) => ({
            key: String(at),
            header,
            rowHeader: at === 0,
            cell: (row: readonly string[]) => row[at],
          }))}
        />
      </>
    );
  return (
    <>
      <Heading level={3}>{label}</Heading>
      {shown === null ? <p class="empty">{submissionText[lang].notAnswered}</p> : <Written text={shown.text} lang={lang} />}
    </>
  );
}

/** Each text by itself, so that a mark of direction in one turns no other. */
const Written = ({ text, lang }: { readonly text: string; readonly lang: Lang }) => (
  <div class="prose" lang={lang === 'sv' ? undefined : 'sv'}>
    <Lines text={text} />
  </div>
);

function Attachments({ lang, one, attachmentHref }: Props) {
  const text = submissionText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.attachments}
      rows={one.attachments}
      rowKey={({ id }) => id}
      empty={text.noAttachments}
      columns={[
        {
          key: 'name',
          header: text.attachment,
          rowHeader: true,
          cell: (file) =>
            attachmentHref ? (
              <a class="ds-link" href={attachmentHref(file)} aria-label={text.reading.attachmentFile(file.name)}>
                {file.name}
              </a>
            ) : (
              file.name
            ),
        },
        { key: 'size', header: text.size, numeric: true, cell: ({ bytes }) => kilobytes(bytes) },
        { key: 'hash', header: text.hash, cell: ({ sha256 }) => <Sum hash={sha256} /> },
      ]}
    />
  );
}

/** A checksum, in groups that can be broken and read aloud. */
export function Sum({ hash }: { readonly hash: string }) {
  return <code class="break-all">{hash.match(/.{1,8}/g)?.join(' ')}</code>;
}

export const SnapshotFacts = ({ facts }: { readonly facts: readonly { readonly term: string; readonly value: string }[] }) => (
  <SummaryList facts={facts} />
);
