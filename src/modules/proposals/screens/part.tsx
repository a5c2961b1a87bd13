import { formatDateTime, formatList, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  type Content,
  DataTable,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  SrOnly,
  Sub,
} from '../../../ui/index.ts';
import type { CareCase } from '../../cases/index.ts';
import {
  type Difference,
  Differences,
  type FieldWords,
  FormFields,
  type Options,
  type Field as Spec,
  type Values,
} from '../../work/index.ts';
import { conditionHeadings, type PartKey } from '../core/basis.ts';
import { type Passage, partTitle } from '../core/passages.ts';
import type { Wording } from '../library.ts';
import type { Comment, Edition, PartVersion } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './overview.tsx';

type Hidden = () => Readonly<Record<string, string>>;
type Place = { readonly lang: Lang; readonly url: Urls; readonly careCase: CareCase; readonly area: string };
type Errors = readonly { readonly name: string; readonly message: string }[];

export type PartProps = Place & {
  readonly part: PartKey;
  readonly edition: Edition;
  readonly now: PartVersion;
  readonly passages: readonly Passage[];
  readonly versions: readonly PartVersion[];
  readonly comments: readonly Comment[];
  /** The executable definition that the definition is tied to. */
  readonly tryOut: string | null;
  readonly mayWrite: boolean;
  readonly hidden: Hidden;
  readonly comment: { readonly quote: string; readonly body: string };
  readonly errors: Errors;
  readonly top?: Content;
};

/** A part as it stands, with what has been said of its passages and every earlier version. */
export function PartScreen(props: PartProps) {
  const { lang, url, careCase, area, part, passages, mayWrite, tryOut } = props;
  const text = basisText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{partTitle(part)[lang]}</Heading>
      <Lede>{text.title(area)}</Lede>
      <p class="actions">
        {mayWrite ? <ButtonLink href={url.page(paths.basisEdit(careCase.id, part))}>{text.write}</ButtonLink> : null}
        {tryOut === null ? null : (
          <ButtonLink href={url.page(paths.definitionTry(tryOut))} variant="secondary">
            {text.tryOut}
          </ButtonLink>
        )}
        {mayWrite && part === 'conditions' ? (
          <ButtonLink href={url.page(paths.basisLibrary(careCase.id))} variant="secondary">
            {text.library}
          </ButtonLink>
        ) : null}
      </p>
      <Section labelledBy="text">
        <Heading level={2} id="text">
          {text.passages}
        </Heading>
        {passages.length === 0 ? <p>{text.empty}</p> : null}
        <div class="prose" lang="sv">
          {passages.map(({ id, text: said }) => (
            <p key={id} id={`stycke-${id}`}>
              {said}{' '}
              {mayWrite ? (
                <a class="ds-link" lang={lang} href={`${url.page(paths.basisPart(careCase.id, part), { stycke: id })}#falt-quote`}>
                  {text.commentSend}
                  <SrOnly>: {said.slice(0, 60)}</SrOnly>
                </a>
              ) : null}
            </p>
          ))}
        </div>
      </Section>
      <Comments {...props} />
      <History {...props} />
    </>
  );
}

function Comments({ lang, url, careCase, part, now, comments, mayWrite, hidden, comment, errors, passages }: PartProps) {
  const text = basisText[lang];
  const error = (name: string) => errors.find((one) => one.name === name)?.message;
  return (
    <Section labelledBy="kommentarer">
      <Heading level={2} id="kommentarer">
        {text.commentsTitle}
      </Heading>
      {comments.length === 0 ? <p>{text.commentsNone}</p> : null}
      {comments.map((one) => (
        <div class="panel stack" key={one.id}>
          <blockquote lang="sv">{one.quote}</blockquote>
          <p lang="sv">{one.body}</p>
          <Hint>{text.commentBy(one.personName ?? text.unknown, formatDateTime(one.at, lang), one.partVersion)}</Hint>
          {one.resolvedAt ? (
            <p>{text.resolvedBy(one.resolvedByName ?? text.unknown, formatDateTime(one.resolvedAt, lang))}</p>
          ) : mayWrite ? (
            <Form action={url.page(paths.basisComments(careCase.id, part, one.id))} hidden={hidden()} look="plain">
              <Button variant="tertiary">
                {text.resolve} <SrOnly>{one.quote.slice(0, 60)}</SrOnly>
              </Button>
            </Form>
          ) : null}
        </div>
      ))}
      {mayWrite && passages.length > 0 ? (
        <Form
          action={url.page(paths.basisComment(careCase.id, part))}
          hidden={{ ...hidden(), version: String(now.version) }}
          label={text.commentNew}
        >
          <Field
            lang={lang}
            kind="textarea"
            name="quote"
            label={text.quote}
            hint={text.quoteHint}
            rows={2}
            value={comment.quote}
            error={error('quote')}
          />
          <Field lang={lang} kind="textarea" name="body" label={text.comment} rows={3} value={comment.body} error={error('body')} />
          <Button variant="secondary">{text.commentSend}</Button>
        </Form>
      ) : null}
    </Section>
  );
}

function History({ lang, url, careCase, part, now, versions, mayWrite, hidden }: PartProps) {
  const text = basisText[lang];
  return (
    <Section labelledBy="versioner">
      <Heading level={2} id="versioner">
        {text.historyTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.historyTitle}
        rows={versions}
        rowKey={({ version }) => version}
        columns={[
          {
            key: 'version',
            header: text.version,
            rowHeader: true,
            cell: ({ version, action, restored }) => (
              <>
                {String(version)}
                <Sub>{restored === null ? text.action[action] : text.restoredFrom(restored)}</Sub>
              </>
            ),
          },
          { key: 'at', header: text.savedWhen, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'by', header: text.savedWho, cell: ({ personName }) => personName ?? text.unknown },
          {
            key: 'do',
            header: text.compare,
            cell: ({ version }) =>
              version === now.version ? null : (
                <div class="row">
                  <Link href={url.page(paths.basisCompare(careCase.id, part), { fran: String(version), till: String(now.version) })}>
                    {text.compare} <SrOnly>{`${text.version} ${version}`}</SrOnly>
                  </Link>
                  {mayWrite ? (
                    <Form
                      action={url.page(paths.basisRestore(careCase.id, part))}
                      hidden={{ ...hidden(), version: String(now.version), restored: String(version) }}
                      look="plain"
                    >
                      <Button variant="tertiary">
                        {text.restore} <SrOnly>{`${text.version} ${version}`}</SrOnly>
                      </Button>
                    </Form>
                  ) : null}
                </div>
              ),
          },
        ]}
      />
      <p>
        <Link href={url.page(paths.basis(careCase.id))}>{text.toBasis}</Link>
      </p>
    </Section>
  );
}

export type EditProps = Place & {
  readonly part: PartKey;
  readonly fields: readonly Spec[];
  readonly words: FieldWords;
  readonly options: Options;
  readonly values: Values;
  readonly version: number;
  readonly errors: ReadonlyMap<string, string>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly isUnsaved: boolean;
  /** The part as someone else has saved it since. */
  readonly stale?: { readonly now: PartVersion; readonly differences: readonly Difference[] } | undefined;
  readonly top?: Content;
};

/** The form of a part. Everything works by buttons that send the form. */
export function EditScreen(props: EditProps) {
  const { lang, url, careCase, area, part, stale } = props;
  const text = basisText[lang];
  const action = url.page(paths.basisEdit(careCase.id, part));
  return (
    <>
      <ErrorSummary lang={lang} errors={[...props.errors].map(([name, message]) => ({ name, message }))} />
      {props.top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.writePart(partTitle(part)[lang])}</Heading>
      <Lede>{text.title(area)}</Lede>
      {stale ? (
        <>
          <Alert lang={lang} kind="warning" title={text.stale} live>
            <p>{text.staleBody}</p>
            <p>
              <Link href={action}>{text.takeTheirs}</Link>
            </p>
          </Alert>
          {stale.differences.length === 0 ? (
            <p>{text.same}</p>
          ) : (
            <Differences
              lang={lang}
              words={props.words}
              differences={stale.differences}
              heads={[text.theirs(stale.now.personName ?? text.unknown, formatDateTime(stale.now.at, lang)), text.mine]}
              caption={text.stale}
            />
          )}
        </>
      ) : null}
      {props.isUnsaved ? <p class="hint">{text.rowsChanged}</p> : null}
      <Form action={action} hidden={{ ...props.hidden, partVersion: String(props.version) }}>
        {/* What the Enter key presses: the first button of a form. */}
        <button class="sr" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" />
        <FormFields
          lang={lang}
          words={props.words}
          fields={props.fields}
          values={props.values}
          options={props.options}
          errors={props.errors}
          action={action}
        />
        <Actions>
          <Button name="do" value="save">
            {text.save}
          </Button>
          <Link href={url.page(paths.basisPart(careCase.id, part))}>{text.toPart}</Link>
        </Actions>
      </Form>
    </>
  );
}

export type CompareProps = Place & {
  readonly part: PartKey;
  readonly versions: readonly PartVersion[];
  readonly older: number;
  readonly newer: number;
  readonly differences: readonly Difference[];
  readonly words: FieldWords;
};

/** Two versions of a part beside each other, what differs marked. */
export function CompareScreen({ lang, url, careCase, area, part, versions, older, newer, differences, words }: CompareProps) {
  const text = basisText[lang];
  const options = versions.map((one) => ({
    value: String(one.version),
    label: `${one.version}: ${text.savedBy(formatDateTime(one.at, lang), one.personName ?? text.unknown)}`,
  }));
  return (
    <>
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.compareTitle(partTitle(part)[lang])}</Heading>
      <Lede>{text.title(area)}</Lede>
      <Form action={url.page(paths.basisCompare(careCase.id, part))} method="get">
        <Field lang={lang} kind="select" name="fran" label={text.older} options={options} value={String(older)} />
        <Field lang={lang} kind="select" name="till" label={text.newer} options={options} value={String(newer)} />
        <Button variant="secondary">{text.show}</Button>
      </Form>
      <Section>
        {differences.length === 0 ? (
          <p>{text.same}</p>
        ) : (
          <Differences
            lang={lang}
            words={words}
            differences={differences}
            heads={[`${text.older} (${older})`, `${text.newer} (${newer})`]}
            caption={text.compareTitle(partTitle(part)[lang])}
          />
        )}
        <p>
          <Link href={url.page(paths.basisPart(careCase.id, part))}>{text.toPart}</Link>
        </p>
      </Section>
    </>
  );
}

export type LibraryProps = Place & {
  readonly query: string;
  readonly heading: string | undefined;
  readonly found: readonly Wording[];
  readonly total: number;
  readonly version: number | null;
  readonly hidden: Hidden;
  readonly top?: Content;
};

/** Wordings that the register holds, to search among and add. */
export function LibraryScreen({ lang, url, careCase, area, query, heading, found, total, version, hidden, top }: LibraryProps) {
  const text = basisText[lang];
  const action = url.page(paths.basisLibrary(careCase.id));
  return (
    <>
      {top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.libraryTitle}</Heading>
      <Lede>{text.title(area)}</Lede>
      <p>{text.libraryLede}</p>
      <Form action={action} method="get" search>
        <Field lang={lang} kind="search" name="q" label={text.librarySearch} value={query} />
        <Field
          lang={lang}
          kind="select"
          name="rubrik"
          label={text.libraryHeading}
          placeholder={text.libraryAll}
          options={conditionHeadings.map((key) => ({ value: key, label: text.options.heading?.[key] ?? key }))}
          value={heading}
        />
        <Button variant="secondary">{text.show}</Button>
      </Form>
      <Section>
        <p>
          {text.libraryFound(total)}
          {found.length < total ? `. ${text.libraryMore}` : ''}
        </p>
        <DataTable
          lang={lang}
          caption={text.libraryTitle}
          rows={found}
          empty={<p>{text.libraryNone}</p>}
          columns={[
            { key: 'wording', header: text.wording, rowHeader: true, cell: (one) => <span lang="sv">{one.text.sv}</span> },
            {
              key: 'heading',
              header: text.libraryHeading,
              cell: (one) => (
                <>
                  {text.options.heading?.[one.heading] ?? one.heading}
                  <Sub>{text.options.audience?.[one.audience] ?? one.audience}</Sub>
                </>
              ),
            },
            { key: 'areas', header: text.usedIn, cell: (one) => formatList(one.areas, lang) },
            ...(version === null
              ? []
              : [
                  {
                    key: 'add',
                    header: text.add,
                    cell: (one: Wording) => (
                      <Form
                        action={action}
                        look="plain"
                        hidden={{
                          ...hidden(),
                          version: String(version),
                          heading: one.heading,
                          audience: one.audience,
                          sv: one.text.sv,
                          q: query,
                          rubrik: heading ?? '',
                        }}
                      >
                        <Button variant="secondary">
                          {text.add} <SrOnly>{one.text.sv.slice(0, 80)}</SrOnly>
                        </Button>
                      </Form>
                    ),
                  },
                ]),
          ]}
        />
        <p>
          <Link href={url.page(paths.basisPart(careCase.id, 'conditions'))}>{text.toPart}</Link>
        </p>
      </Section>
    </>
  );
}
