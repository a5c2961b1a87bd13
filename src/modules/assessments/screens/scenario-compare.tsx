import { formatList, formatNumber, formatPercent } from '../../../kernel/format.ts';
import { DataTable, Heading, Link, MapCredit, Section, SwedenMap, thresholdClasses } from '../../../ui/index.ts';
import { type Effects, kilometreBands, minuteBands, type Scenario } from '../../allocation/index.ts';
import { nameOf } from '../applicants.ts';
import type { Place } from '../routes/kit.ts';
import { scenariosText } from '../text/scenarios.ts';
import { countyName, Given, namesOf, type ScenarioProps } from './scenario-parts.tsx';

type Pinned = ScenarioProps['view']['pinned'];
type Row = { readonly key: string; readonly what: string; readonly said: (one: Scenario) => preact.ComponentChildren };

/** Two pinned allocations beside each other, in a table and on maps of the same scale. */
export function ComparePinned(props: ScenarioProps & { readonly pinned: Pinned }) {
  const { lang, url, pinned, view } = props;
  const text = scenariosText[lang].compare;
  const sides = (['a', 'b'] as const).flatMap((side) => (pinned[side] ? [{ side, one: pinned[side] }] : []));
  return (
    <Section labelledBy="jamforelse">
      <Heading level={2} id="jamforelse">
        {text.title}
      </Heading>
      {pinned.isGone ? <p>{text.gone}</p> : null}
      {sides.length === 0 ? <p>{text.lede}</p> : null}
      {sides.length === 1 ? <p>{text.one}</p> : null}
      {sides.length > 0 ? (
        <>
          <DataTable
            lang={lang}
            caption={text.title}
            rows={rowsFor(props)}
            rowKey={({ key }) => key}
            columns={[
              { key: 'what', header: text.what, rowHeader: true, cell: ({ what }) => what },
              ...sides.map(({ side, one }) => ({ key: side, header: text[side], cell: ({ said }: Row) => said(one) })),
            ]}
          />
          <p>
            {sides.map(({ side, one }) => (
              <span key={side}>
                <Link href={url.change({ [side]: null })}>
                  {text.unpin} {text[side]}
                </Link>{' '}
                <span class="hint">{view.keyOf(one)}</span>{' '}
              </span>
            ))}
          </p>
          <div class="grid">
            {sides.map(({ side, one }) => (
              <JourneyMap key={side} {...props} side={text[side]} effects={one.effects} />
            ))}
          </div>
          <p class="hint">
            <MapCredit lang={lang} />
          </p>
        </>
      ) : null}
    </Section>
  );
}

/** The same classes on both maps, so that they can be compared. */
const classes = thresholdClasses([1, ...kilometreBands]);

function JourneyMap({ lang, regions, side, effects }: ScenarioProps & { readonly side: string; readonly effects: Effects }) {
  const text = scenariosText[lang].compare;
  if (!effects.adults) return null;
  const { counties, worst } = effects.adults;
  const values = Object.fromEntries(Object.entries(counties).map(([code, km]) => [code, Math.round(km)]));
  return (
    <div>
      <Heading level={3}>{text.map(side)}</Heading>
      <SwedenMap lang={lang} label={text.mapLabel(side, countyName(worst.county, regions))} values={values} classes={classes} />
    </div>
  );
}

function rowsFor(props: ScenarioProps): readonly Row[] {
  const { lang, view, regions, collaborationRegions } = props;
  const words = scenariosText[lang];
  const text = words.compare;
  const whole = (value: number | undefined): string => (value === undefined ? text.nothing : formatNumber(Math.round(value), lang));
  const percent = (value: number | undefined): string => (value === undefined ? text.nothing : formatPercent(value, lang));
  const bands = (
    bounds: readonly number[],
    upTo: (to: number) => string,
    over: (from: number) => string,
    of: (one: Effects, at: number) => number | undefined,
  ) =>
    [...bounds.map(upTo), over(bounds.at(-1) ?? 0)].map(
      (what, at): Row => ({ key: `${what}`, what: `${text.bands}: ${what}`, said: ({ effects }) => percent(of(effects, at)) }),
    );
  const isDivided = view.asked.free.unitsForChildren !== null;
  return [
    { key: 'who', what: words.table.who, said: ({ awards }) => <Given {...props} awards={awards} /> },
    { key: 'km', what: words.table.mean, said: ({ effects }) => whole(effects.adults?.kilometres) },
    { key: 'min', what: text.minutes, said: ({ effects }) => whole(effects.adults?.minutes) },
    {
      key: 'worst',
      what: words.table.worst,
      said: ({ effects }) =>
        effects.adults ? `${countyName(effects.adults.worst.county, regions)} ${whole(effects.adults.worst.kilometres)}` : text.nothing,
    },
    ...bands(kilometreBands, text.upTo, text.over, (effects, at) => effects.adults?.byKilometres[at]),
    ...bands(minuteBands, text.upToMinutes, text.overMinutes, (effects, at) => effects.adults?.byMinutes[at]),
    ...(isDivided
      ? [{ key: 'children', what: words.table.children, said: ({ effects }: Scenario) => whole(effects.children?.kilometres) }]
      : []),
    { key: 'volumes', what: text.volumes, said: ({ effects }) => <Volumes lang={lang} view={view} effects={effects} /> },
    {
      key: 'balance',
      what: text.balance,
      said: ({ effects }) =>
        formatList(
          Object.entries(effects.collaborationRegions).map(([id, count]) => `${collaborationRegions.get(id) ?? id} ${count}`),
          lang,
        ),
    },
    { key: 'own', what: words.table.own, said: ({ effects }) => percent(effects.withoutOwn) },
    { key: 'alone', what: text.alone, said: ({ effects }) => namesOf(effects.alone, props) },
    { key: 'nobody', what: text.nobody, said: ({ effects }) => namesOf(effects.nobody, props) },
  ];
}

function Volumes({ lang, view, effects }: Pick<ScenarioProps, 'view'> & { readonly lang: Place['lang']; readonly effects: Effects }) {
  const words = scenariosText[lang];
  if (effects.volumes.length === 0) return <>{words.compare.nothing}</>;
  const nameFor = (unit: string): string => {
    const one = view.round.applied.find(({ application }) => application.id === unit);
    return one ? nameOf(one) : (view.asked.standing.find(({ applicant }) => applicant === unit)?.hospital ?? unit);
  };
  return (
    <ul>
      {effects.volumes.map(({ unit, expected, isBelow }) => (
        <li key={unit}>
          {nameFor(unit)}: {formatNumber(Math.round(expected), lang)}
          {isBelow ? ` (${words.table.below})` : ''}
        </li>
      ))}
    </ul>
  );
}
