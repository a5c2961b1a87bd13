import { Tag } from '../content/tag.tsx';
import { uiText } from '../text.ts';
import type { Content, Lang, Tone } from '../types.ts';

export type TaskState = 'done' | 'started' | 'todo' | 'faulty' | 'blocked';

export type Task = {
  readonly id: string;
  readonly title: string;
  /** Without an address the task cannot be opened yet. */
  readonly href?: string | undefined;
  readonly hint?: Content;
  readonly state: TaskState;
  /** Says more than the state's own word: "4 av 6 besvarade". */
  readonly stateText?: string | undefined;
};

const TONE: Record<Exclude<TaskState, 'done' | 'blocked'>, Tone> = { started: 'info', todo: 'neutral', faulty: 'lingon' };

/** Parts of a larger piece of work and how far each has come. */
export function TaskList({ lang, tasks }: { lang: Lang; tasks: readonly Task[] }) {
  const text = uiText(lang);
  return (
    <ul class="tasks">
      {tasks.map((task) => {
        const word = task.stateText ?? text.task[task.state];
        return (
          <li key={task.id}>
            <div>
              {task.href ? (
                <a class="ds-link" href={task.href} aria-describedby={`uppgift-${task.id}`}>
                  {task.title}
                </a>
              ) : (
                task.title
              )}
              {task.hint ? <p class="hint">{task.hint}</p> : null}
            </div>
            <div class={task.state === 'blocked' ? 'hint' : undefined} id={`uppgift-${task.id}`}>
              {task.state === 'done' || task.state === 'blocked' ? word : <Tag tone={TONE[task.state]}>{word}</Tag>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
