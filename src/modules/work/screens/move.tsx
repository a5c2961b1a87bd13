import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, type Content, ErrorSummary, Field, Form, Heading, Hint, Lede, Link, Radios } from '../../../ui/index.ts';
import { stateText } from '../../directory/index.ts';
import type { AreaState } from '../../journal/index.ts';
import { fieldsOf } from '../core/kinds.ts';
import { type AreaMove, movesFrom, statesAfter } from '../core/moves.ts';
import { textOf, type Values } from '../core/values.ts';
import { workText } from '../text/work.ts';
import { fieldHint, fieldLabel } from './words.ts';

/** A state as the value of a radio: `in-process/4`, `paused`. */
export const stateValue = (state: AreaState): string => (state.status === 'in-process' ? `in-process/${state.step}` : state.status);

type Props = {
  readonly lang: Lang;
  readonly area: string;
  readonly state: AreaState | undefined;
  readonly values: Values;
  readonly errors: ReadonlyMap<string, string>;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly back: string;
  readonly top?: Content;
};

const offered: readonly AreaMove[] = ['forward', 'back', 'place', 'pause', 'resume', 'end'];

/** Proposes where an area stands: one step, a pause, an end, a resumption. */
export function MoveScreen({ lang, area, state, values, errors, action, hidden, back, top }: Props) {
  const { move: text, area: areaWords } = workText[lang];
  const choices = offered
    .filter((move) => movesFrom(state).includes(move))
    .flatMap((move) =>
      statesAfter(state, move).map((to) => ({ value: stateValue(to), label: `${text.moves[move]}: ${stateText(to, lang)}` })),
    );
  const field = (name: 'when' | 'where' | 'note' | 'locator') => {
    const found = fieldsOf['area-state'].find((one) => one.name === name);
    const base = {
      lang,
      name,
      label: fieldLabel(lang, 'area-state', name),
      hint: fieldHint(lang, 'area-state', name),
      error: errors.get(name),
      optional: found?.required !== true,
    };
    const value = textOf(values, name);
    if (name === 'note') return <Field {...base} kind="textarea" rows={4} value={value} />;
    if (name === 'where') {
      const options = Object.entries(workText[lang].options.where ?? {}).map(([one, label]) => ({ value: one, label }));
      return <Field {...base} kind="select" placeholder={workText[lang].editor.chooseNone} options={options} value={value} />;
    }
    return <Field {...base} width={name === 'when' ? 'medium' : 'full'} value={value} />;
  };
  return (
    <>
      <ErrorSummary lang={lang} errors={[...errors].map(([name, message]) => ({ name, message }))} />
      {top}
      <Heading level={1}>{text.title(area)}</Heading>
      <Lede>{text.lede}</Lede>
      <p>
        {text.now}: {state ? stateText(state, lang) : areaWords.stateNone}
      </p>
      <Form action={action} hidden={hidden}>
        <Radios lang={lang} name="status" label={text.to} choices={choices} value={textOf(values, 'status')} error={errors.get('status')} />
        {field('when')}
        {field('where')}
        {field('note')}
        {field('locator')}
        <Hint>{text.mergeHint}</Hint>
        <Actions>
          <Button>{text.propose}</Button>
          <Link href={back}>{area}</Link>
        </Actions>
      </Form>
    </>
  );
}
