import { paths } from '../../../kernel/paths.ts';
import { DateOrInterval, Heading, Section, Timeline, type TimelineEvent } from '../../../ui/index.ts';
import { uiText } from '../../../ui/text.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { areaHistory, type HistoryEvent } from './area-history.ts';
import { langOf } from './area-said.tsx';
import { findSource, said } from './area-words.ts';
import type { Frame } from './overview-frame.tsx';

/** Everything that has happened with the area and what is set to happen, newest first. */
export function TimelineSection({ frame, view, area }: { frame: Frame; view: RegisterView; area: AreaView }) {
  const { lang } = frame;
  const text = areasText[lang].area;
  const events = areaHistory(view, area, lang);
  return (
    <Section id="handelser" labelledBy="handelser-rubrik">
      <Heading level={2} id="handelser-rubrik">
        {text.timeline}
      </Heading>
      {events.length === 0 ? <p>{text.noEvents}</p> : <Timeline lang={lang} events={events.map((event) => shown(frame, view, event))} />}
    </Section>
  );
}

/** A history event as a line of the timeline. */
export function shown({ lang, url }: Frame, view: RegisterView, event: HistoryEvent): TimelineEvent {
  return {
    date: <DateOrInterval lang={lang} when={event.when} />,
    title: event.title,
    body:
      event.items.length + event.lines.length === 0 ? undefined : (
        <>
          {event.items.length > 0 ? (
            <ul>
              {event.items.map((item) => (
                <li key={item.text}>{item.permit === null ? item.text : <a href={url.page(paths.permit(item.permit))}>{item.text}</a>}</li>
              ))}
            </ul>
          ) : null}
          {event.lines.map((line) => (
            <p key={line.text} lang={langOf(line, lang)}>
              {line.text}
            </p>
          ))}
        </>
      ),
    note: event.source ? sourceLine(lang, view, event.source) : undefined,
    state: event.state,
  };
}

function sourceLine(lang: Frame['lang'], view: RegisterView, ref: NonNullable<HistoryEvent['source']>): string {
  const source = findSource(view, ref);
  const ui = uiText(lang);
  return [`${ui.source}: ${source ? said(source.title, lang).text : ref.id}`, ui.quality[ref.quality ?? 'unknown']].join(', ');
}
