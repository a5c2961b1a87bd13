import { tellField } from '../told.ts';
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

export type ChoiceGroup = { readonly label: Content; readonly choices: readonly Choice[] };

/** One answer of many, under headings: the groups lie within the question, and all their choices are one group of radio buttons. */
export function GroupedRadios(props: FieldBase & { groups: readonly ChoiceGroup[]; value?: string | undefined }) {
  const { lang, name, hint, error, groups, value } = props;
  const id = props.id ?? fieldId(name);
  tellField({ name, label: props.label, hint, kind: 'one-of', value, options: groups.flatMap((group) => group.choices) });
  const before = (at: number): number => groups.slice(0, at).reduce((sum, group) => sum + group.choices.length, 0);
  return (
    <fieldset class={error ? 'ds-fieldset field err' : 'ds-fieldset field'} aria-describedby={describedBy(id, hint, error)}>
      <legend>
        <LabelText {...props} />
      </legend>
      <Notes lang={lang} id={id} hint={hint} error={error} />
      {groups.map((group, at) => (
        <fieldset class="ds-fieldset field choice-group" key={group.choices[0]?.value ?? at}>
          <legend>{group.label}</legend>
          <Options type="radio" id={id} name={name} choices={group.choices} chosen={value === undefined ? [] : [value]} from={before(at)} />
        </fieldset>
      ))}
    </fieldset>
  );
}

function Choices(props: ChoicesProps & { type: 'checkbox' | 'radio'; chosen: readonly string[] }) {
  const { lang, type, name, hint, error, choices, chosen, inline } = props;
  const id = props.id ?? fieldId(name);
  const isRadio = type === 'radio';
  tellField({
    name,
    label: props.label,
    hint,
    kind: isRadio ? 'one-of' : 'any-of',
    value: isRadio ? chosen[0] : chosen,
    options: choices,
  });
  return (
    <fieldset class={error ? 'ds-fieldset field err' : 'ds-fieldset field'} aria-describedby={describedBy(id, hint, error)}>
      <legend>
        <LabelText {...props} />
      </legend>
      <Notes lang={lang} id={id} hint={hint} error={error} />
      <Options type={type} id={id} name={name} choices={choices} chosen={chosen} inline={inline} />
    </fieldset>
  );
}

type OptionsProps = {
  readonly type: 'checkbox' | 'radio';
  readonly id: string;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly inline?: boolean | undefined;
  /** How many choices of the same question come before these. */
  readonly from?: number;
};

function Options({ type, id, name, choices, chosen, inline, from = 0 }: OptionsProps) {
  return (
    <div class={inline ? 'choices inline' : 'choices'}>
      {choices.map((choice, at) => {
        const own = from + at === 0 ? id : `${id}-${from + at + 1}`;
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
  );
}
