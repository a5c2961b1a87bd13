import { uiText } from '../text.ts';
import type { Content, Lang } from '../types.ts';

export type TimelineEvent = {
  readonly id?: string | undefined;
  /** A date as text or a `<DateOrInterval>`. */
  readonly date: Content;
  readonly title: Content;
  readonly body?: Content;
  /** Who or which document, in small grey text. */
  readonly note?: Content;
  readonly state?: 'done' | 'now' | 'next' | undefined;
};

/** Events in order, with a mark for what has happened, what is now and what is to come. */
export function Timeline(props: { lang: Lang; events: readonly TimelineEvent[]; level?: 2 | 3 | 4 | undefined }) {
  const { lang, events, level = 3 } = props;
  const text = uiText(lang);
  const Tag = `h${level}` as const;
  const word = { done: text.eventDone, now: text.eventNow, next: text.eventNext };
  return (
    <ol class="tl">
      {events.map((event, at) => (
        <li key={event.id ?? at} id={event.id} data-state={event.state ?? 'done'}>
          <p class="tl-date">
            {event.date}
            {event.state && event.state !== 'done' ? <span class="sr">, {word[event.state]}</span> : null}
          </p>
          <Tag>{event.title}</Tag>
          {event.body ? <div class="tl-body">{event.body}</div> : null}
          {event.note ? <p class="hint">{event.note}</p> : null}
        </li>
      ))}
    </ol>
  );
}
