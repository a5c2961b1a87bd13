import type { Lang } from '../../../kernel/format.ts';
import { paragraphsOf } from '../../../kernel/paragraphs.ts';
import { Heading, Stack } from '../../../ui/index.ts';
import type { Text } from '../../journal/index.ts';
import { type DefinitionWords, type DrawnDefinition, delimitationIn, textIn } from '../core/drawn.ts';

/** The language of a text, where it is another than the page's. */
const other = (text: Text, lang: Lang): Lang | undefined => (lang === 'en' && text.en === null ? 'sv' : undefined);

/** A longer text, one paragraph after the other. */
export const Paragraphs = ({ text, lang }: { readonly text: string; readonly lang: Lang | undefined }) => (
  <div class="prose" lang={lang}>
    {paragraphsOf(text).map((one, i) => (
      <p key={i}>{one}</p>
    ))}
  </div>
);

type Props = {
  readonly lang: Lang;
  readonly summary: Text | null;
  readonly definition: DrawnDefinition;
  readonly words: DefinitionWords;
};
type Item = { readonly text: string; readonly lang: Lang | undefined };

/** A definition under a heading of the second level: what it says, part by part, and what it includes and not. */
export function DefinitionText({ lang, summary, definition, words }: Props) {
  const swedish = lang === 'sv' ? undefined : 'sv';
  return (
    <Stack>
      {summary ? <Paragraphs text={textIn(summary, lang)} lang={other(summary, lang)} /> : null}
      {definition.parts.map((part) => (
        <div class="stack" key={part.id}>
          <Heading level={3}>
            <span lang={other(part.heading, lang)}>{textIn(part.heading, lang)}</span>
          </Heading>
          <Paragraphs text={textIn(part.text, lang)} lang={other(part.text, lang)} />
          <Points items={part.points.map(({ text }) => ({ text: textIn(text, lang), lang: other(text, lang) }))} />
        </div>
      ))}
      <Listed title={words.inScope} items={definition.inScope.map((text) => ({ text, lang: swedish }))} />
      <Listed
        title={words.clarifications}
        items={definition.clarifications.map(({ text }) => ({ text: textIn(text, lang), lang: other(text, lang) }))}
      />
      <Listed
        title={words.delimitations}
        items={definition.delimitations.map((one) => ({ text: delimitationIn(one, lang), lang: other(one.text, lang) }))}
      />
    </Stack>
  );
}

const Points = ({ items }: { readonly items: readonly Item[] }) =>
  items.length === 0 ? null : (
    <ul>
      {items.map((one) => (
        <li key={one.text} lang={one.lang}>
          {one.text}
        </li>
      ))}
    </ul>
  );

const Listed = ({ title, items }: { readonly title: string; readonly items: readonly Item[] }) =>
  items.length === 0 ? null : (
    <Stack>
      <Heading level={3}>{title}</Heading>
      <Points items={items} />
    </Stack>
  );
