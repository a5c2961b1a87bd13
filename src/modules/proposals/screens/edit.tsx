import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, type Content, ErrorSummary, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import {
  type Difference,
  Differences,
  type FieldWords,
  FormFields,
  type Options,
  type Field as Spec,
  type Values,
} from '../../work/index.ts';
import type { PartKey } from '../core/basis.ts';
import { partTitle } from '../core/passages.ts';
import type { PartVersion } from '../queries.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import type { CasePlace } from './place.ts';

export type EditProps = CasePlace & {
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
