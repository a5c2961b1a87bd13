import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

export type Step = {
  readonly number: number;
  readonly name: string;
  readonly state: 'done' | 'current' | 'todo';
};

/** The eight steps of an area in the order they are taken. On a narrow screen only "Steg 5 av 8: Ansökan" is seen. */
export function StepsBar({ lang, steps }: { lang: Lang; steps: readonly Step[] }) {
  const text = uiText(lang);
  const current = steps.find((step) => step.state === 'current');
  const word = { done: text.stepDone, current: text.stepCurrent, todo: text.stepTodo };
  return (
    <div class="steps">
      {current ? (
        <p class="steps-now" aria-hidden="true">
          {text.stepOf(current.number, steps.length, current.name)}
        </p>
      ) : null}
      <ol aria-label={text.steps}>
        {steps.map((step) => (
          <li key={step.number} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span class="step-text">
              {step.number} {step.name}
              <span class="sr">, {word[step.state]}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
