import type { Content } from '../types.ts';
import { describedBy, type FieldBase, fieldId, LabelText, Notes } from './field-frame.tsx';

export type Choice = { readonly value: string; readonly label: Content; readonly hint?: Content };

type ChoicesProps = FieldBase & { choices: readonly Choice[]; inline?: boolean | undefined };

/** Any number of answers. All boxes share the name; the form sends one value for each that is ticked. */
export function Checkboxes(props: ChoicesProps & { values?: readonly string[] | undefined }) {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />;
}

/** One answer of a few. */
export function Radios(props: ChoicesProps & { value?: string | undefined }) {
  return <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />;
}

function Choices(props: ChoicesProps & { type: 'checkbox' | 'radio'; chosen: readonly string[] }) {
  const { lang, type, name, hint, error, choices, chosen, inline } = props;
  const id = props.id ?? fieldId(name);
  return (
    <fieldset class={error ? 'ds-fieldset field err' : 'ds-fieldset field'} aria-describedby={describedBy(id, hint, error)}>
      <legend>
        <LabelText {...props} />
      </legend>
      <Notes lang={lang} id={id} hint={hint} error={error} />
      <div class={inline ? 'choices inline' : 'choices'}>
        {choices.map((choice, at) => {
          const own = at === 0 ? id : `${id}-${at + 1}`;
          return (
            <div class="choice" key={choice.value}>
              <input
                type={type}
                id={own}
                name={name}
                value={choice.value}
                checked={chosen.includes(choice.value)}
                aria-describedby={choice.hint ? `${own}-not` : undefined}
              />
              <label for={own}>{choice.label}</label>
              {choice.hint ? (
                <p class="hint" id={`${own}-not`}>
                  {choice.hint}
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
