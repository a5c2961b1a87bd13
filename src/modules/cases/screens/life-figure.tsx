import type { Lang } from '../../../platform/i18n/language.ts';
import { lifecycle } from '../core/lifecycle.ts';
import { lowerFirst } from '../core/lower.ts';
import { type CaseState, stepStates } from '../core/states.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';

const [WIDTH, BOX, LEFT, HIGH, GAP] = [288, 190, 28, 34, 18];
const top = (place: number): number => 6 + place * (HIGH + GAP);
const RAIL = LEFT + BOX + 18;

/**
 * The table of states as a figure, drawn from it: steps below one another, ways forward and back, and the two ways of stopping.
 * `here` is marked. Only presentation attributes and the colour of the text: it follows dark and forced colours.
 */
export function LifeFigure({ lang, here }: { readonly lang: Lang; readonly here: CaseState | null }) {
  const words = caseWords[lang].states;
  const text = pagesText[lang].life;
  const count = stepStates.length;
  const stops = (['paused', 'ended'] as const).map((state, at) => ({ state, y: top(count) + 8 + at * (HIGH + GAP) }));
  const height = top(count) + 8 + 2 * (HIGH + GAP);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={text.alt(here === null ? '' : lowerFirst(words[here]))}
      fill="none"
      stroke="currentColor"
      font-size="13"
    >
      {stepStates.map((state, place) => (
        <g key={state}>
          <Box x={LEFT} y={top(place)} label={`${place} ${words[state]}`} isHere={state === here} hereText={text.here} />
          {lifecycle[state].advance ? (
            <Arrow
              points={[
                [LEFT + BOX / 2, top(place) + HIGH],
                [LEFT + BOX / 2, top(place + 1)],
              ]}
            />
          ) : null}
          {lifecycle[state]['step-back'] ? (
            <Arrow
              isDashed
              points={[
                [LEFT, top(place) + HIGH / 2 - 6],
                [LEFT - 20, top(place) + HIGH / 2 - 6],
                [LEFT - 20, top(place - 1) + HIGH / 2 + 6],
                [LEFT, top(place - 1) + HIGH / 2 + 6],
              ]}
            />
          ) : null}
          {lifecycle[state].pause ? <path d={`M${LEFT + BOX} ${top(place) + HIGH / 2}H${RAIL}`} /> : null}
        </g>
      ))}
      <path d={`M${RAIL} ${top(0) + HIGH / 2}V${(stops.at(-1)?.y ?? 0) + HIGH / 2}`} />
      {stops.map(({ state, y }) => (
        <g key={state}>
          <Arrow
            points={[
              [RAIL, y + HIGH / 2],
              [LEFT + BOX, y + HIGH / 2],
            ]}
          />
          <Box x={LEFT} y={y} label={words[state]} isHere={state === here} hereText={text.here} />
        </g>
      ))}
    </svg>
  );
}

type BoxProps = { readonly x: number; readonly y: number; readonly label: string; readonly isHere: boolean; readonly hereText: string };

function Box({ x, y, label, isHere, hereText }: BoxProps) {
  return (
    <>
      <rect x={x} y={y} width={BOX} height={HIGH} rx="4" stroke-width={isHere ? 3 : 1} />
      <text x={x + 10} y={y + HIGH / 2 + 4.5} fill="currentColor" stroke="none" font-weight={isHere ? 700 : 400}>
        {label}
      </text>
      {isHere ? (
        <text x={RAIL + 8} y={y + HIGH / 2 + 4.5} fill="currentColor" stroke="none" font-weight="700">
          {hereText}
        </text>
      ) : null}
    </>
  );
}

/** A line by points, with a head at its end. */
function Arrow({ points, isDashed = false }: { readonly points: readonly (readonly [number, number])[]; readonly isDashed?: boolean }) {
  const [before = [0, 0], end = [0, 0]] = points.slice(-2);
  const [dx, dy] = [Math.sign(end[0] - before[0]) * 6, Math.sign(end[1] - before[1]) * 6];
  const head = `M${end[0] - dx - dy * 0.7} ${end[1] - dy - dx * 0.7}L${end[0]} ${end[1]}L${end[0] - dx + dy * 0.7} ${end[1] - dy + dx * 0.7}`;
  return (
    <>
      <path d={points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')} stroke-dasharray={isDashed ? '4 3' : undefined} />
      <path d={head} />
    </>
  );
}
