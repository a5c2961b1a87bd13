import type { Content, Lang, Tone } from '../../../ui/index.ts';
import { Tag } from '../../../ui/index.ts';
import type { AreaStanding } from '../../areas/index.ts';
import { areasText } from '../text/areas.ts';
import { otherStates, ours, type Said } from './area-words.ts';

/** The language attribute of a text, only where it differs from the page's. */
export const langOf = (said: Pick<Said, 'lang'>, lang: Lang): Lang | undefined => (said.lang === lang ? undefined : said.lang);

/** A text that may be in another language than the page, marked so for screen readers. */
export function SaidText({ lang, said }: { lang: Lang; said: Said }): Content {
  const other = langOf(said, lang);
  return other ? <span lang={other}>{said.text}</span> : said.text;
}

/** Smaller lines under a value. */
export function SaidLines({ lang, lines }: { lang: Lang; lines: readonly Said[] }) {
  return (
    <>
      {lines.map((line) => (
        <span key={line.text} class="sub" lang={langOf(line, lang)}>
          {line.text}
        </span>
      ))}
    </>
  );
}

/** A list of texts as sources have them, in Swedish. */
export function SwedishList({ lang, items }: { lang: Lang; items: readonly string[] }) {
  return (
    <ul lang={lang === 'sv' ? undefined : 'sv'}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

const STEP_TONE: readonly Tone[] = ['neutral', 'info', 'info', 'warning', 'warning', 'plommon', 'petrol', 'lingon'];

/** Where an area stands, as a tag: the name of its step, or that it is outside the process. */
export function StateTag({ lang, standing }: { lang: Lang; standing: AreaStanding | undefined }): Content {
  const text = areasText[lang];
  if (!standing) return <Tag>{text.status.unknown}</Tag>;
  const { state } = standing;
  return <Tag tone={toneOf(standing)}>{state.status === 'in-process' ? text.steps[state.step] : text.status[state.status]}</Tag>;
}

/** What the tag leaves out: the number of the step, where work stopped, and other states that are possible. */
export function StateNote({ lang, standing }: { lang: Lang; standing: AreaStanding | undefined }): Content {
  if (!standing) return null;
  const text = areasText[lang];
  const { state } = standing;
  const notes = [
    state.status === 'in-process' ? text.stepNumber(state.step) : '',
    (state.status === 'paused' || state.status === 'ended') && state.where !== null ? text.stoppedAt[state.where] : '',
    otherStates(standing, lang) ?? (standing.certainty === 'possible' ? text.sheet.onlyPossible : ''),
  ].filter((note) => note !== '');
  return <SaidLines lang={lang} lines={notes.map((note) => ours(note, lang))} />;
}

function toneOf({ state }: AreaStanding): Tone {
  if (state.status === 'in-process') return STEP_TONE[state.step] ?? 'neutral';
  if (state.status === 'management') return 'success';
  if (state.status === 'awaiting-start') return 'petrol';
  return state.status === 'paused' ? 'warning' : 'neutral';
}
