import type { Lang } from '../../../kernel/format.ts';
import { Actions, Alert, type Content, ErrorSummary, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { type Difference, Differences, type Field, type FieldWords, FormFields, type Options, type Values } from '../../work/index.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';

/** What is filled in, as the form is to show it. */
export type PaperFilled = {
  readonly fields: readonly Field[];
  readonly words: FieldWords;
  readonly options: Options;
  readonly values: Values;
  readonly errors: ReadonlyMap<string, string>;
  /** The page shows rows that were added or taken away and not saved. */
  readonly isUnsaved: boolean;
  readonly top?: Content;
};

type Props = PaperFilled & {
  readonly lang: Lang;
  readonly title: string;
  readonly lede: string;
  readonly fictitious: boolean;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** Someone else has saved since: what they have, beside what was sent. */
  readonly stale:
    | { readonly title: string; readonly body: string; readonly theirs: string; readonly differences: readonly Difference[] }
    | undefined;
  /** The buttons. */
  readonly children: Content;
};

/** The form of a paper of a case. Everything works by buttons that send the form. */
export function PaperForm(props: Props) {
  const { lang, words, errors, action, stale } = props;
  const text = basisText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={[...errors].map(([name, message]) => ({ name, message }))} />
      {props.top}
      <MadeUp lang={lang} fictitious={props.fictitious} />
      <Heading level={1}>{props.title}</Heading>
      <Lede>{props.lede}</Lede>
      {stale ? (
        <>
          <Alert lang={lang} kind="warning" title={stale.title} live>
            <p>{stale.body}</p>
            <p>
              <Link href={action}>{text.takeTheirs}</Link>
            </p>
          </Alert>
          {stale.differences.length === 0 ? (
            <p>{text.same}</p>
          ) : (
            <Differences
              lang={lang}
              words={words}
              differences={stale.differences}
              heads={[stale.theirs, text.mine]}
              caption={stale.title}
            />
          )}
        </>
      ) : null}
      {props.isUnsaved ? <p class="hint">{text.rowsChanged}</p> : null}
      <Form action={action} hidden={props.hidden}>
        {/* What the Enter key presses: the first button of a form. */}
        <button class="sr" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" />
        <FormFields
          lang={lang}
          words={words}
          fields={props.fields}
          values={props.values}
          options={props.options}
          errors={errors}
          action={action}
        />
        <Actions>{props.children}</Actions>
      </Form>
    </>
  );
}
