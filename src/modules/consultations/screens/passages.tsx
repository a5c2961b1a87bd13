import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Checkboxes, Tag } from '../../../ui/index.ts';
import type { Part, Passage, Stance } from '../core/parts.ts';
import { respondText } from '../text/respond.ts';
import { wordText } from '../text/words.ts';

const short = (text: string): string => (text.length <= 70 ? text : `${text.slice(0, 69).trimEnd()}…`);

/** What a passage is called where it is only named: its number and how it begins. */
export const passageLabel = ({ text }: Passage, at: number, lang: Lang): string => `${respondText[lang].passage(at + 1)}: ${short(text)}`;

/** The text of a part with numbered passages; the proposal is in Swedish. */
export function PartText({ part, lang }: { readonly part: Part; readonly lang: Lang }) {
  return (
    <ol class="prose" lang={lang === 'sv' ? undefined : 'sv'}>
      {part.passages.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ol>
  );
}

/** The passages that an answer points at. */
export function PassageChoice({
  name = 'passages',
  part,
  lang,
  chosen,
  error,
}: {
  /** The field's name, where one page asks about several parts. */
  readonly name?: string;
  readonly part: Part;
  readonly lang: Lang;
  readonly chosen: readonly string[];
  readonly error: string | undefined;
}) {
  const text = respondText[lang];
  return (
    <Checkboxes
      lang={lang}
      name={name}
      label={text.passages}
      hint={text.passagesHint}
      optional
      error={error}
      values={chosen}
      choices={part.passages.map((passage, at) => ({ value: passage.id, label: passageLabel(passage, at, lang) }))}
    />
  );
}

const tones = { agree: 'success', 'agree-with-changes': 'warning', disagree: 'danger', 'no-view': 'neutral' } as const;

export function StanceTag({ stance, lang }: { readonly stance: Stance; readonly lang: Lang }) {
  return <Tag tone={tones[stance]}>{wordText[lang].stanceNames[stance]}</Tag>;
}

/** Every page of something made up says so first. */
export function MadeUp({ lang, fictitious }: { readonly lang: Lang; readonly fictitious: boolean }) {
  return fictitious ? (
    <Alert lang={lang} kind="warning" title={wordText[lang].madeUpTitle}>
      <p>{wordText[lang].madeUp}</p>
    </Alert>
  ) : null;
}
