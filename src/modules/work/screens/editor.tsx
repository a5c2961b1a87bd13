import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, type Content, DataTable, ErrorSummary, Form, Heading, Link } from '../../../ui/index.ts';
import type { Difference, Piece } from '../core/compare.ts';
import { flatValues } from '../core/fields.ts';
import { type FormKind, fieldsOf } from '../core/kinds.ts';
import type { Values } from '../core/values.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';
import { FormFields } from './form-fields.tsx';
import { type FieldWords, type Options, placeIn, wordsOfKind } from './words.ts';

type Hidden = Readonly<Record<string, string>>;

export type EditorProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly draft: Draft & { readonly kind: FormKind };
  readonly area: string;
  readonly version: number;
  readonly values: Values;
  readonly options: Options;
  readonly errors: ReadonlyMap<string, string>;
  readonly hidden: Hidden;
  /** The page shows rows that were added or taken away and not saved. */
  readonly unsaved?: boolean;
  readonly top?: Content;
};

/** The form of a draft. Everything works by buttons that send the form. */
export function EditorScreen(props: EditorProps) {
  const { lang, url, draft, area, values, options, errors } = props;
  const { editor: text, kinds, draft: words } = workText[lang];
  const action = url.page(paths.workEdit(draft.id));
  return (
    <>
      <ErrorSummary lang={lang} errors={[...errors].map(([name, message]) => ({ name, message }))} />
      {props.top}
      <Heading level={1}>{text.title(kinds[draft.kind], area)}</Heading>
      {draft.corrects === null ? null : <p>{words.corrects(draft.corrects)}</p>}
      {props.unsaved ? <p class="hint">{text.notSaved}</p> : null}
      <Form action={action} hidden={{ ...props.hidden, draftVersion: String(props.version) }}>
        {/* What the Enter key presses: the first button of a form. */}
        <button class="sr" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" />
        <FormFields
          lang={lang}
          words={wordsOfKind(lang, draft.kind)}
          fields={fieldsOf[draft.kind]}
          values={values}
          options={options}
          errors={errors}
          action={action}
        />
        <Actions>
          <Button name="do" value="propose">
            {text.propose}
          </Button>
          <Button variant="secondary" name="do" value="save">
            {text.save}
          </Button>
          <Link href={url.page(paths.workDraft(draft.id))}>{words.title(kinds[draft.kind], area)}</Link>
        </Actions>
      </Form>
    </>
  );
}

type ConflictProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly draft: Draft & { readonly kind: FormKind };
  readonly now: number;
  readonly mine: Values;
  readonly differences: readonly Difference[];
  readonly hidden: Hidden;
};

/** Two people have edited: both versions beside each other, and the later one chooses. */
export function ConflictScreen({ lang, url, draft, now, mine, differences, hidden }: ConflictProps) {
  const { conflict: text, compare } = workText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Alert lang={lang} kind="warning">
        <p>{text.lede}</p>
      </Alert>
      {differences.length === 0 ? (
        <p>{text.same}</p>
      ) : (
        <Differences
          lang={lang}
          words={wordsOfKind(lang, draft.kind)}
          differences={differences}
          heads={[text.theirs, text.mine]}
          caption={compare.title}
        />
      )}
      <Form
        action={url.page(paths.workEdit(draft.id))}
        hidden={{ ...flatValues(fieldsOf[draft.kind], mine), ...hidden, draftVersion: String(now) }}
      >
        <Actions>
          <Button name="do" value="save">
            {text.keepMine}
          </Button>
          <Link href={url.page(paths.workEdit(draft.id))}>{text.takeTheirs}</Link>
        </Actions>
      </Form>
    </>
  );
}

type DifferencesProps = {
  readonly lang: Lang;
  readonly words: FieldWords;
  readonly differences: readonly Difference[];
  readonly heads: readonly [string, string];
  readonly caption: string;
};

/** One side of a comparison: the older text with what is gone marked, or the newer with what has come. */
export function MarkedText({ lang, pieces, side }: { lang: Lang; pieces: readonly Piece[]; side: 'removed' | 'added' }) {
  const text = workText[lang].compare;
  return (
    <span class="lines">
      {pieces
        .filter((piece) => piece.kind === 'same' || piece.kind === side)
        .map((piece, i) => (
          <Marked key={i} piece={piece} label={text[side]} />
        ))}
    </span>
  );
}

/** What differs, field by field: the older text with what is gone marked, the newer with what has come. */
export function Differences({ lang, words, differences, heads, caption }: DifferencesProps) {
  const text = workText[lang].compare;
  const side = ({ pieces }: Difference, kind: 'removed' | 'added') => <MarkedText lang={lang} pieces={pieces} side={kind} />;
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={differences}
      rowKey={(difference) => difference.at}
      columns={[
        { key: 'field', header: text.field, rowHeader: true, cell: (difference) => placeIn(lang, words, difference.at) },
        { key: 'before', header: heads[0], cell: (difference) => side(difference, 'removed') },
        { key: 'after', header: heads[1], cell: (difference) => side(difference, 'added') },
      ]}
    />
  );
}

function Marked({ piece, label }: { piece: Piece; label: string }) {
  if (piece.kind === 'same') return <>{piece.text}</>;
  const Tag = piece.kind === 'removed' ? 'del' : 'ins';
  return (
    <Tag>
      <span class="sr">{label}: </span>
      {piece.text}
    </Tag>
  );
}
