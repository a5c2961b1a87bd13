import { formatDate, formatDateTime, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Actions, Alert, Button, Field, Form, Heading, Hint, Radios, Section, SummaryList, Tag, Timeline } from '../../../ui/index.ts';
import { type FormState, FormTop } from '../../access/index.ts';
import { counterpartText, type DiaryEntry, type DiaryNote, diaryText } from '../../diary/index.ts';
import { isRole, signInText } from '../../identity/index.ts';
import type { Document } from '../core/document.ts';
import { DocumentList } from './document-list.tsx';

type Hidden = Readonly<Record<string, string>>;

export const correctsChoices = ['note', 'subject', 'counterpart', 'counterpart-person', 'secrecy'] as const;

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly entry: DiaryEntry;
  readonly first: Pick<DiaryEntry, 'subject' | 'counterpart' | 'privatePerson' | 'secrecyGround'>;
  readonly notes: readonly DiaryNote[];
  readonly documents: readonly Document[];
  readonly done: 'registered' | 'noted' | undefined;
  /** Somebody else was before. */
  readonly isStale: boolean;
  /** The form for a note; undefined for those who do not keep the diary. */
  readonly form:
    | { readonly state: FormState; readonly hidden: Hidden; readonly discard: { readonly action: string; readonly hidden: Hidden } }
    | undefined;
};

/** One entry as it stands, with all that has been written of it. */
export function EntryScreen(props: Props) {
  const { lang, url, entry, first, notes, documents, done, isStale, form } = props;
  const text = diaryText[lang];
  return (
    <>
      {form ? <FormTop lang={lang} state={form.state} discard={form.discard} /> : null}
      {done === undefined ? null : (
        <Alert lang={lang} kind="success" title={done === 'registered' ? text.registeredTitle : undefined} live>
          {done === 'registered' ? text.registeredAs(entry.number) : text.noted}
        </Alert>
      )}
      {isStale ? (
        <Alert lang={lang} kind="warning" title={text.staleTitle} live>
          {text.stale}
        </Alert>
      ) : null}
      <Heading level={1}>{text.entryTitle(entry.number)}</Heading>
      <SummaryList
        facts={[
          { term: text.subject, value: <span lang="sv">{entry.subject}</span> },
          { term: text.counterpart, value: counterpartText(lang, entry) },
          { term: text.dated, value: formatDate(entry.dated, lang) },
          { term: text.direction, value: text.directions[entry.direction] },
          { term: text.kind, value: text.kinds[entry.kind] },
          ...(entry.secrecyGround === null
            ? []
            : [{ term: text.secrecy, value: <Tag tone="warning">{text.secretBy(entry.secrecyGround)}</Tag> }]),
          { term: text.registered, value: formatDateTime(entry.registeredAt, lang) },
          { term: text.registeredBy, value: actingText(lang, entry.acting) },
          ...(entry.fictitious ? [{ term: text.madeUp, value: text.demo }] : []),
        ]}
      />
      {documents.length === 0 ? null : (
        <Section labelledBy="handling">
          <Heading level={2} id="handling">
            {text.attachment}
          </Heading>
          <DocumentList lang={lang} url={url} documents={documents} caption={text.attachment} />
        </Section>
      )}
      <Section labelledBy="anteckningar">
        <Heading level={2} id="anteckningar">
          {text.history}
        </Heading>
        {notes.length === 0 ? <p>{text.historyNone}</p> : <History lang={lang} first={first} notes={notes} entry={entry} />}
      </Section>
      {form ? <NoteForm lang={lang} url={url} entry={entry} seen={notes.length} form={form} /> : null}
    </>
  );
}

/** `registrar@authority` as people say it. */
function actingText(lang: Lang, acting: string | null): string {
  const role = acting?.split('@')[0];
  return role !== undefined && isRole(role) ? signInText[lang].role[role] : diaryText[lang].bySystem;
}

function History({ lang, first, notes, entry }: Pick<Props, 'lang' | 'first' | 'notes' | 'entry'>) {
  const text = diaryText[lang];
  const secrecy = first.secrecyGround === null ? '' : ` ${text.secretBy(first.secrecyGround)}`;
  return (
    <Timeline
      lang={lang}
      events={[
        {
          date: formatDateTime(entry.registeredAt, lang),
          title: text.first,
          body: `${first.subject}. ${counterpartText(lang, first)}.${secrecy}`,
        },
        ...notes.map((note) => ({
          date: formatDateTime(note.madeAt, lang),
          title: noteTitle(lang, note),
          body: note.reason,
          note: actingText(lang, note.acting),
        })),
      ]}
    />
  );
}

function noteTitle(lang: Lang, { corrects, value, privatePerson }: DiaryNote): string {
  const { changed, nobody, isPrivatePerson } = diaryText[lang];
  if (corrects === null) return changed.note;
  if (corrects === 'secrecy') return value === null ? changed.secrecyLifted : changed.secrecy(value);
  const shown = value === null ? nobody : privatePerson ? isPrivatePerson(value) : value;
  return changed[corrects](shown);
}

type FormProps = Pick<Props, 'lang' | 'url' | 'entry'> & { readonly seen: number; readonly form: NonNullable<Props['form']> };

function NoteForm({ lang, url, entry, seen, form }: FormProps) {
  const text = diaryText[lang];
  const { values, faults } = form.state;
  return (
    <Section labelledBy="ratta">
      <Heading level={2} id="ratta">
        {text.correct}
      </Heading>
      <Hint>{text.correctHint}</Hint>
      <Form action={url.page(paths.diaryEntry(entry.id))} hidden={{ ...form.hidden, seen: String(seen) }}>
        <Radios
          lang={lang}
          name="corrects"
          label={text.corrects}
          error={faults.corrects}
          value={values.corrects}
          choices={correctsChoices.map((value) => ({ value, label: text.correctsChoices[value] }))}
        />
        <Field
          lang={lang}
          name="value"
          label={text.value}
          hint={text.valueHint}
          error={faults.value}
          value={values.value}
          maxLength={500}
          optional
        />
        <Field
          lang={lang}
          name="reason"
          kind="textarea"
          rows={3}
          label={text.reason}
          error={faults.reason}
          value={values.reason}
          maxLength={1_000}
        />
        <Actions>
          <Button>{text.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
