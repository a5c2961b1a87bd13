import type { Content } from '../types.ts';

/** A tinted box for what stands beside the main matter. Give it a heading of its own. */
export function Panel({ children }: { children: Content }) {
  return <div class="panel stack">{children}</div>;
}

/** Two columns from 60 rem: a narrow one and the main one. `side="start"` puts the narrow one first (filters), `"end"` last (facts). */
export function Split({ side, aside, children }: { side: 'start' | 'end'; aside: Content; children: Content }) {
  return (
    <div class={`split split-${side}`}>
      {side === 'start' ? <div>{aside}</div> : null}
      <div class="split-main">{children}</div>
      {side === 'end' ? <div class="stack">{aside}</div> : null}
    </div>
  );
}

/** Things below one another with even space. */
export function Stack({ children }: { children: Content }) {
  return <div class="stack">{children}</div>;
}

/** A section of a page with space above; give it a `Heading` first. */
export function Section({ id, labelledBy, children }: { id?: string | undefined; labelledBy?: string | undefined; children: Content }) {
  return (
    <section class="section" id={id} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}

/** Cards beside one another when there is room: entrances on a start page, figures. */
export function Grid({ children }: { children: Content }) {
  return <div class="grid">{children}</div>;
}

/** One entrance: a linked heading and a sentence. The whole card can be clicked, the link is the name. */
export function Card(props: { href: string; title: string; level?: 2 | 3 | undefined; children?: Content }) {
  const Tag = `h${props.level ?? 2}` as const;
  return (
    <div class="card">
      <Tag class="h4">
        <a class="ds-link" href={props.href}>
          {props.title}
        </a>
      </Tag>
      {props.children ? <div>{props.children}</div> : null}
    </div>
  );
}

/** A large figure with what it counts. */
export function KeyFigure({ value, label, note }: { value: Content; label: string; note?: Content }) {
  return (
    <div class="figure-key">
      <p class="figure-value">{value}</p>
      <p>{label}</p>
      {note ? <p class="hint">{note}</p> : null}
    </div>
  );
}

/** A line with a heading or a count to the left and links (export, new) to the right. */
export function Toolbar({ start, children }: { start: Content; children?: Content }) {
  return (
    <div class="toolbar">
      <div>{start}</div>
      {children ? <div class="row">{children}</div> : null}
    </div>
  );
}
