import type { Lang } from '../../../kernel/format.ts';
import { Button, Checkboxes, type Content, Field as Control, Details, fieldId } from '../../../ui/index.ts';
import type { Field } from '../core/fields.ts';
import { listOf, textOf, textsOf, type Values } from '../core/values.ts';
import { workText } from '../text/work.ts';
import type { FieldWords, Options } from './words.ts';

export type FormProps = {
  readonly lang: Lang;
  readonly words: FieldWords;
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly options: Options;
  /** Messages by full name of field. */
  readonly errors: ReadonlyMap<string, string>;
  /** Where the form is sent; rows that are added are scrolled to. */
  readonly action: string;
};

/** The fields of a form. Lists have rows that are added and taken away by buttons that send the form: no script is needed. */
export function FormFields(props: FormProps & { readonly prefix?: string | undefined }) {
  const { fields, prefix = '' } = props;
  return (
    <>
      {fields.map((field) => (
        <OneField key={field.name} {...props} field={field} name={`${prefix}${field.name}`} />
      ))}
    </>
  );
}

type One = FormProps & { readonly field: Field; readonly name: string };

function OneField(props: One): Content {
  const { lang, words, field, name, values, options, errors } = props;
  const base = {
    lang,
    name,
    label: words.label(field.name),
    hint: words.hint(field.name),
    error: errors.get(name),
    optional: field.required !== true,
  };
  const value = textOf(values, field.name);
  switch (field.kind) {
    case 'hidden':
      return <input type="hidden" name={name} value={value} />;
    case 'list':
      return <Rows {...props} field={field} />;
    case 'choices':
      return <Many {...props} field={field} />;
    case 'choice':
      return options(field).length === 0 ? null : (
        <Control {...base} kind="select" placeholder={workText[lang].editor.chooseNone} options={options(field)} value={value} />
      );
    case 'text':
      return <Control {...base} kind="textarea" rows={field.name.startsWith('text') ? 7 : 4} value={value} />;
    case 'lines':
      return <Control {...base} kind="textarea" rows={4} value={value} />;
    case 'count':
      return <Control {...base} width="short" inputMode="numeric" value={value} />;
    case 'day':
    case 'when':
      return <Control {...base} width="medium" autocomplete="off" value={value} />;
    case 'line':
      return <Control {...base} value={value} />;
  }
}

function Many({
  lang,
  words,
  field,
  name,
  values,
  options,
  errors,
}: Omit<One, 'field'> & { readonly field: Extract<Field, { kind: 'choices' }> }) {
  const choices = options(field);
  if (choices.length === 0) return null;
  const chosen = textsOf(values, field.name);
  const label = words.label(field.name);
  const boxes = (
    <Checkboxes
      lang={lang}
      name={name}
      label={label}
      optional
      choices={choices}
      values={chosen}
      error={errors.get(name)}
      inline={choices.length > 6}
    />
  );
  return choices.length > 6 ? (
    <Details summary={label} open={chosen.length > 0 || errors.has(name)}>
      {boxes}
    </Details>
  ) : (
    boxes
  );
}

function Rows(props: Omit<One, 'field'> & { readonly field: Extract<Field, { kind: 'list' }> }) {
  const { lang, words, field, name, values, errors, action } = props;
  const text = workText[lang];
  const rows = listOf(values, field.name);
  const what = words.row(field.name);
  const error = errors.get(name);
  const hint = words.hint(field.name);
  return (
    <fieldset class={error ? 'ds-fieldset field err rows' : 'ds-fieldset field rows'} id={fieldId(name)} tabIndex={-1}>
      <legend>{words.label(field.name)}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {error ? <p class="fault">{error}</p> : null}
      {rows.map((row, at) => (
        <Row {...props} key={`${name}.${at}`} row={row} at={at} what={what} folds={rows.length > 3} />
      ))}
      {rows.length < field.most ? (
        <Button variant="secondary" name="do" value={`add:${name}`} formAction={`${action}#rad-${name}.${rows.length}`}>
          {text.editor.add(what)}
        </Button>
      ) : null}
    </fieldset>
  );
}

type RowProps = Omit<One, 'field'> & {
  readonly field: Extract<Field, { kind: 'list' }>;
  readonly row: Values;
  readonly at: number;
  readonly what: string;
  readonly folds: boolean;
};

/** One row of a list. In long lists the rows that are filled in and without faults are folded up, so that the form can be overlooked. */
function Row({ row, at, what, folds, ...props }: RowProps) {
  const { lang, field, name, errors, action } = props;
  const text = workText[lang].editor;
  const place = `${name}.${at}`;
  const title = capital(text.row(what, String(at + 1)));
  const content = (
    <fieldset class="ds-fieldset field row-of" id={`rad-${place}`} tabIndex={-1}>
      <legend>{title}</legend>
      <FormFields {...props} fields={field.of} values={row} prefix={`${place}.`} />
      <Button variant="tertiary" tone="danger" name="do" value={`remove:${place}`} formAction={`${action}#${fieldId(name)}`}>
        {text.remove(text.row(what, String(at + 1)))}
      </Button>
    </fieldset>
  );
  const says = textOf(row, 'headingSv') || textOf(row, 'sv') || textOf(row, 'name');
  if (!folds || says === '') return content;
  const isFaulty = [...errors.keys()].some((key) => key.startsWith(`${place}.`));
  return (
    <Details summary={`${title}: ${says.length > 90 ? `${says.slice(0, 90)}…` : says}`} open={isFaulty}>
      {content}
    </Details>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
