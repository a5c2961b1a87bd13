import { uiText } from '../text.ts';
import { tellField } from '../told.ts';
import { describedBy, type FieldBase, fieldId, LabelText, Notes } from './field-frame.tsx';

/** A date as it was typed; kept as text so that a refused form shows it again. */
export type DateParts = { readonly day?: string | undefined; readonly month?: string | undefined; readonly year?: string | undefined };

/** A date as three fields named `<name>-dag`, `<name>-manad`, `<name>-ar`, for dates one knows by heart. */
export function DatePartsField(props: FieldBase & { value?: DateParts | undefined; required?: boolean | undefined }) {
  const { lang, name, hint, error, value = {}, required } = props;
  const text = uiText(lang);
  const id = props.id ?? fieldId(name);
  const parts = [
    { key: 'dag', label: text.day, value: value.day, length: 2 },
    { key: 'manad', label: text.month, value: value.month, length: 2 },
    { key: 'ar', label: text.year, value: value.year, length: 4 },
  ];
  for (const part of parts)
    tellField({ name: `${name}-${part.key}`, kind: 'text', label: `${props.label}: ${part.label}`, hint, value: part.value });
  return (
    <fieldset class={error ? 'ds-fieldset field err' : 'ds-fieldset field'} aria-describedby={describedBy(id, hint, error)}>
      <legend>
        <LabelText {...props} />
      </legend>
      <Notes lang={lang} id={id} hint={hint} error={error} />
      <div class="date-parts">
        {parts.map((part, at) => (
          <div class="field" key={part.key}>
            <label for={at === 0 ? id : `${id}-${part.key}`}>{part.label}</label>
            <input
              class={`input w-${part.length}`}
              id={at === 0 ? id : `${id}-${part.key}`}
              name={`${name}-${part.key}`}
              value={part.value}
              inputMode="numeric"
              maxLength={part.length}
              required={required}
              aria-invalid={error ? true : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
