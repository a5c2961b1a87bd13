import type { Content } from '../types.ts';

/** A heading. `level` is its place in the outline, `look` its size when that must differ: 1 largest, 4 smallest. */
export function Heading(props: { level: 1 | 2 | 3 | 4; look?: 1 | 2 | 3 | 4 | undefined; id?: string | undefined; children: Content }) {
  const { level, look = level, id, children } = props;
  const Tag = `h${level}` as const;
  return (
    <Tag class={`h${look}`} id={id}>
      {children}
    </Tag>
  );
}

/** The opening sentence under the main heading. */
export function Lede({ children }: { children: Content }) {
  return <p class="lede">{children}</p>;
}

/** Running text in a readable width; paragraphs, lists and links inside are plain elements. */
export function Prose({ children }: { children: Content }) {
  return <div class="prose">{children}</div>;
}

/** Small grey text. */
export function Hint({ id, children }: { id?: string | undefined; children: Content }) {
  return (
    <p class="hint" id={id}>
      {children}
    </p>
  );
}

/** A link in the look of the site. Links in `Prose`, tables and lists of the kit look the same without it. */
export function Link({ href, lang, children }: { href: string; lang?: string | undefined; children: Content }) {
  return (
    <a class="ds-link" href={href} hreflang={lang}>
      {children}
    </a>
  );
}

/** Text for screen readers only. */
export function SrOnly({ children }: { children: Content }) {
  return <span class="sr">{children}</span>;
}
