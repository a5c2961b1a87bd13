import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, formatNumber, type Lang } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  SrOnly,
  Sub,
} from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import { attachmentAccept } from '../../documents/index.ts';
import { isShown, MOST_TOGETHER, type Upload } from '../core/upload.ts';
import { uploadText } from '../text/uploads.ts';

type Hidden = Readonly<Record<string, string>>;
type Base = { readonly lang: Lang; readonly url: Urls };

const size = (bytes: number, lang: Lang): string =>
  bytes < 999_500
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)), lang)}\u00a0kB`
    : `${formatNumber(bytes / 1_000_000, lang, 1)}\u00a0MB`;

export type AttachmentListProps = Base & {
  readonly uploads: readonly Upload[];
  /** Where files are taken away from; nothing where they cannot be. */
  readonly remove?: { readonly action: string; readonly hidden: () => Hidden } | undefined;
};

/** The files of a section, with what became of each. */
export function AttachmentList({ lang, url, uploads, remove }: AttachmentListProps) {
  const text = uploadText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.list}
      rows={uploads}
      rowKey={({ id }) => id}
      narrow="stack"
      empty={<p>{text.none}</p>}
      columns={[
        { key: 'name', header: text.name, rowHeader: true, cell: (one) => <Name lang={lang} url={url} upload={one} /> },
        { key: 'size', header: text.size, numeric: true, cell: ({ bytes }) => size(bytes, lang) },
        { key: 'added', header: text.added, cell: ({ createdAt }) => formatDate(dayInStockholm(createdAt), lang) },
        ...(remove
          ? [
              {
                key: 'remove',
                header: text.action,
                cell: (one: Upload) =>
                  one.state === 'checking' ? null : (
                    <Form action={remove.action} look="plain" hidden={{ ...remove.hidden(), upload: one.id }}>
                      <Button variant="tertiary">
                        <span aria-hidden="true">{text.remove}</span>
                        <SrOnly>{text.removeOne(one.name)}</SrOnly>
                      </Button>
                    </Form>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Name({ lang, url, upload }: Base & { readonly upload: Upload }) {
  const text = uploadText[lang];
  if (upload.state === 'open')
    return (
      <>
        {upload.name}
        <Sub>{text.onItsWay(size(upload.received, lang), size(upload.bytes, lang))}</Sub>
      </>
    );
  if (upload.state !== 'kept')
    return (
      <>
        {upload.name}
        <Sub>
          {upload.state === 'checking'
            ? text.checking
            : `${text.refusedOne}. ${(upload.reason?.[lang] ?? '').replace(`${upload.name}: `, '')}`}
        </Sub>
      </>
    );
  const address = paths.uploadFile(upload.id);
  return (
    <>
      <Link href={url.plain(address)}>{upload.name}</Link>
      {isShown(upload) ? (
        <img class="thumb" src={url.plain(address, { visa: 'liten' })} alt={text.preview(upload.name)} loading="lazy" />
      ) : null}
      <Sub>
        {text.hash}: <code class="hash">{upload.sha256}</code>
      </Sub>
    </>
  );
}

export type UploadFieldProps = Base & {
  readonly purpose: string;
  readonly section: string;
  readonly hidden: Hidden;
  readonly error?: string | undefined;
};

/** A form that attaches files: sent as it is, or piece by piece where the script of the page can, going on after a lost line. */
export function UploadField({ lang, url, purpose, section, hidden, error }: UploadFieldProps) {
  const text = uploadText[lang];
  const done = url.page(paths.uploads(purpose, section), { klart: 'kept' });
  return (
    <div
      data-upload={patterns.api.uploads}
      data-purpose={purpose}
      data-section={section}
      data-done={done}
      data-lang={lang}
      data-going={text.script.going}
      data-waiting={text.script.waiting}
      data-checking={text.script.checking}
      data-kept={text.script.kept}
      data-failed={text.script.failed}
    >
      <Form action={url.page(paths.uploads(purpose, section))} files hidden={hidden}>
        <Field kind="file" lang={lang} name="files" label={text.choose} hint={text.hint} accept={attachmentAccept} multiple error={error} />
        <Actions>
          <Button>{text.attach}</Button>
        </Actions>
      </Form>
    </div>
  );
}

export type AttachmentsProps = Base & {
  readonly title: string;
  readonly purpose: string;
  readonly section: string;
  readonly uploads: readonly Upload[];
  /** Whether files may be added and taken away now. */
  readonly isOpen: boolean;
  readonly hidden: () => Hidden;
  readonly back: string;
  readonly done?: 'kept' | 'gone' | undefined;
  readonly errors?: readonly string[] | undefined;
};

/** The page of the files of one section. */
export function AttachmentsScreen({
  lang,
  url,
  title,
  purpose,
  section,
  uploads,
  isOpen,
  hidden,
  back,
  done,
  errors = [],
}: AttachmentsProps) {
  const text = uploadText[lang];
  const own = uploads.filter((one) => one.section === section);
  const taken = uploads.filter(({ state }) => state !== 'refused').reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <>
      {errors.length > 0 ? <ErrorSummary lang={lang} errors={errors.map((message) => ({ name: 'files', message }))} /> : null}
      <DoneNotice lang={lang} says={done && (done === 'kept' ? text.keptSaid : text.goneSaid)} />
      <Heading level={1}>{title}</Heading>
      <Lede>{text.lede}</Lede>
      <AttachmentList
        lang={lang}
        url={url}
        uploads={own}
        remove={isOpen ? { action: url.page(paths.uploadRemove(purpose, section)), hidden } : undefined}
      />
      {isOpen ? (
        <>
          <UploadField lang={lang} url={url} purpose={purpose} section={section} hidden={hidden()} error={errors[0]} />
          <Hint>{text.room(size(Math.max(0, MOST_TOGETHER - taken), lang))}</Hint>
        </>
      ) : (
        <p>{text.closed}</p>
      )}
      <Actions>
        <ButtonLink href={url.page(back)} variant="secondary">
          {text.back}
        </ButtonLink>
      </Actions>
    </>
  );
}
