import { uiText } from '../text.ts';
import type { Content, Lang } from '../types.ts';

/** What every form part has. */
export type FieldBase = {
  lang: Lang;
  name: string;
  label: string;
  hint?: Content;
  /** The message of a refused form; also wires aria-invalid and aria-describedby. */
  error?: string | undefined;
  /** Adds "(frivilligt)" to the label. Fields are otherwise expected to be filled in. */
  optional?: boolean | undefined;
  /** Only when two fields on one page share a name. */
  id?: string | undefined;
};

/** The id of the control of a field, and the target of its link in the error summary. */
export const fieldId = (name: string): string => `falt-${name}`;

/** The ids that describe a control: its hint, then its error. */
export function describedBy(id: string, hint: Content, error: string | undefined): string | undefined {
  const ids = [hint ? `${id}-hjalp` : '', error ? `${id}-fel` : ''].filter(Boolean).join(' ');
  return ids || undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export function wiring({ name, id = fieldId(name), hint, error }: FieldBase) {
  return { id, name, 'aria-invalid': error ? (true as const) : undefined, 'aria-describedby': describedBy(id, hint, error) };
}

/** The text of a label, with "(frivilligt)" when the field may be left empty. */
export function LabelText({ lang, label, optional }: Pick<FieldBase, 'lang' | 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional ? <span class="optional"> ({uiText(lang).optional})</span> : null}
    </>
  );
}

/** Hint and error message under a label or a legend. */
export function Notes({ lang, id, hint, error }: { lang: Lang; id: string; hint?: Content; error?: string | undefined }) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${id}-hjalp`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="fault" id={`${id}-fel`}>
          <span class="sr">{uiText(lang).errorWord}</span>
          {error}
        </p>
      ) : null}
    </>
  );
}
