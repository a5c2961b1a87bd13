import { Details } from '../content/details.tsx';
import { uiText } from '../text.ts';
import type { Content, Lang } from '../types.ts';

/** A chart or map with its heading, a sentence that says what it shows, and the same figures as a table. */
export function Figure(props: {
  lang: Lang;
  id: string;
  title: string;
  /** What one should see, in one or two sentences. */
  desc?: Content;
  /** A `DataTable` of the same figures. Required: no chart stands without it. */
  table: Content;
  tableOpen?: boolean | undefined;
  /** Source or licence. */
  note?: Content;
  children: Content;
}) {
  const { lang, id, title, desc, table, tableOpen, note, children } = props;
  return (
    <figure class="figure" id={id} aria-labelledby={`${id}-rubrik`}>
      <figcaption>
        <p class="h4" id={`${id}-rubrik`}>
          {title}
        </p>
        {desc ? <p class="hint">{desc}</p> : null}
      </figcaption>
      {children}
      {note ? <p class="source hint">{note}</p> : null}
      <Details summary={uiText(lang).showTable} open={tableOpen}>
        {table}
      </Details>
    </figure>
  );
}
