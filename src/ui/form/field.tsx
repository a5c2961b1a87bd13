import type { InputHTMLAttributes } from 'preact';
import { tellField } from '../told.ts';
import type { Content } from '../types.ts';
import { type DateParts, DatePartsField } from './date-parts.tsx';
import { type FieldBase, fieldId, LabelText, Notes, wiring } from './field-frame.tsx';
import { Suggest } from './suggest.tsx';

export type Option = { readonly value: string; readonly label: string };

type TextKind = {
  kind?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'number' | 'password' | undefined;
  value?: string | undefined;
  width?: 'short' | 'medium' | 'full' | undefined;
  autocomplete?: InputHTMLAttributes<HTMLInputElement>['autocomplete'] | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | undefined;
  maxLength?: number | undefined;
  /** Address of a JSON endpoint that answers `?q=` with `{ items: [{ label, note?, href?, value? }] }`; see enhance/suggest.ts. */
  suggestions?: string | undefined;
};
type AreaKind = { kind: 'textarea'; value?: string | undefined; rows?: number | undefined; maxLength?: number | undefined };
type SelectKind = { kind: 'select'; value?: string | undefined; options: readonly Option[]; placeholder?: string | undefined };
/** Its form must say `files`. `accept` as in HTML: endings and media types. */
type FileKind = { kind: 'file'; accept: string; multiple?: boolean | undefined };
type DateKind = { kind: 'date'; value?: string | undefined; min?: string | undefined; max?: string | undefined };
type DatePartsKind = { kind: 'date-parts'; value?: DateParts | undefined };

export type FieldProps = FieldBase & { required?: boolean | undefined } & (
    | TextKind
    | AreaKind
    | SelectKind
    | FileKind
    | DateKind
    | DatePartsKind
  );

/** One question with one answer: label above, hint and error under the label, then the control. */
export function Field(props: FieldProps) {
  if (props.kind === 'date-parts') return <DatePartsField {...props} />;
  const id = props.id ?? fieldId(props.name);
  tellField(asked(props));
  return (
    <div class={props.error ? 'field err' : 'field'}>
      <label for={id}>
        <LabelText {...props} />
      </label>
      <Notes lang={props.lang} id={id} hint={props.hint} error={props.error} />
      {control(props)}
    </div>
  );
}

function asked({ name, label, hint, ...props }: Exclude<FieldProps, { kind: 'date-parts' }>): Parameters<typeof tellField>[0] {
  if (props.kind === 'file') return { name, label, hint, kind: 'file' };
  if (props.kind === 'select') return { name, label, hint, kind: 'one-of', value: props.value, options: props.options };
  return { name, label, hint, kind: 'text', value: props.value };
}

function control(props: Exclude<FieldProps, { kind: 'date-parts' }>): Content {
  const wires = { ...wiring(props), required: props.required };
  switch (props.kind) {
    case 'textarea':
      return (
        <textarea class="input" rows={props.rows ?? 5} maxLength={props.maxLength} {...wires}>
          {props.value ?? ''}
        </textarea>
      );
    case 'select':
      return (
        <select class="input" {...wires}>
          {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'file':
      return <input class="input" type="file" accept={props.accept} multiple={props.multiple} {...wires} />;
    case 'date':
      return <input class="input w-medium" type="date" value={props.value} min={props.min} max={props.max} {...wires} />;
    default:
      return textControl(props, wires);
  }
}

function textControl(props: FieldBase & TextKind, wires: ReturnType<typeof wiring> & { required: boolean | undefined }): Content {
  const input = (
    <input
      class={`input w-${props.width ?? 'full'}`}
      // Preact's types part the input kinds by what they allow; all of these allow what is set here.
      type={(props.kind ?? 'text') as 'text'}
      value={props.value}
      autocomplete={props.suggestions ? 'off' : props.autocomplete}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      {...wires}
    />
  );
  return props.suggestions ? (
    <Suggest lang={props.lang} href={props.suggestions}>
      {input}
    </Suggest>
  ) : (
    input
  );
}
