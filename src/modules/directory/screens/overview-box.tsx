import { formatNumber } from '../../../kernel/format.ts';
import { Details, Heading, Hint } from '../../../ui/index.ts';
import type { AreaState } from '../../journal/index.ts';
import type { AreaView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { statisticsText } from '../text/statistics.ts';
import { AreaLink, type Frame } from './overview-frame.tsx';
import type { Phase } from './overview-phases.ts';

/** A box of the overview: the phase, how many areas are in it and which they are. Long lists unfold. */
export function PhaseBox(props: { frame: Frame; phase: Phase; areas: readonly AreaView[]; level: 2 | 3 }) {
  const { frame, phase, areas, level } = props;
  const text = statisticsText[frame.lang].overview;
  const steps = phase in text.phaseSteps ? text.phaseSteps[phase as keyof typeof text.phaseSteps] : undefined;
  const intro = phase in text.intro ? text.intro[phase as keyof typeof text.intro] : undefined;
  const list = <AreaList frame={frame} areas={areas} />;
  return (
    <div class="panel stack">
      <div>
        <Heading level={level} look={4} id={phase}>
          {text.phases[phase]} ({formatNumber(areas.length, frame.lang)})
        </Heading>
        {steps ? <Hint>{steps}</Hint> : null}
        {intro ? <Hint>{intro}</Hint> : null}
      </div>
      {areas.length === 0 ? (
        <p>{text.empty}</p>
      ) : areas.length > 12 ? (
        <Details summary={text.showAll(formatNumber(areas.length, frame.lang))}>{list}</Details>
      ) : (
        list
      )}
    </div>
  );
}

function AreaList({ frame, areas }: { frame: Frame; areas: readonly AreaView[] }) {
  const { lang, url } = frame;
  return (
    <ul>
      {areas.map(({ area, standing }) => (
        <li key={area.id}>
          <AreaLink lang={lang} url={url} area={area} />
          {standing ? <Remark lang={lang} state={standing.state} alternatives={standing.alternatives} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** The step where a box has several, where the work stopped, and what the area may also have become. */
function Remark({ lang, state, alternatives }: Pick<Frame, 'lang'> & { state: AreaState; alternatives: readonly AreaState[] }) {
  const own =
    state.status === 'in-process' && state.step > 2
      ? stateName(lang, state)
      : (state.status === 'paused' || state.status === 'ended') && state.where
        ? areasText[lang].stoppedAt[state.where]
        : undefined;
  const remarks = [...(own ? [own] : []), ...alternatives.map((other) => statisticsText[lang].overview.maybe(stateName(lang, other)))];
  return remarks.length === 0 ? null : <span class="hint">, {remarks.join(', ')}</span>;
}

/** A state in a few words, in lower case: `steg 4`, `pausat`. */
export function stateName(lang: Frame['lang'], state: AreaState): string {
  const { step } = statisticsText[lang].overview;
  return (state.status === 'in-process' ? `${step} ${state.step}` : areasText[lang].status[state.status]).toLowerCase();
}
