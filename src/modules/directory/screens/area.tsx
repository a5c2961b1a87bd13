import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, ButtonLink, Heading, Lede, Link, Section, Split, Stack, StepsBar, SummaryList } from '../../../ui/index.ts';
import { stepOf, successorsOf } from '../../areas/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { ConditionsSection } from './area-conditions.tsx';
import { DefinitionSection } from './area-definition.tsx';
import { areaFacts, otherNames } from './area-facts.ts';
import { recordedEntries } from './area-history.ts';
import { HoldersSection } from './area-holders.tsx';
import { SaidLines, SaidText, SwedishList } from './area-said.tsx';
import { SourcesSection } from './area-source-list.tsx';
import { TimelineSection } from './area-timeline.tsx';
import { areaName, hasFictitious, possibleStates, type Said, said, stateExplained, stateText } from './area-words.ts';
import { AreaLink, DayForm, type Frame } from './overview-frame.tsx';

type Props = { frame: Frame; view: RegisterView; area: AreaView };

/** Everything the register knows of an area, as of a day. */
export function AreaScreen({ frame, view, area, isCheckable = false }: Props & { isCheckable?: boolean }) {
  const { lang } = frame;
  const text = areasText[lang];
  const summary = area.definition?.payload.summary;
  const lede = summary ? firstSentence(said(summary, lang)) : undefined;
  return (
    <>
      <Heading level={1}>
        <SaidText lang={lang} said={areaName(area.area, lang)} />
      </Heading>
      {lede ? (
        <Lede>
          <SaidText lang={lang} said={lede} />
        </Lede>
      ) : null}
      {hasFictitious(area) ? (
        <Alert lang={lang} kind="warning">
          <p>{text.event.fictitious}</p>
        </Alert>
      ) : null}
      <Place frame={frame} view={view} area={area} />
      {isCheckable ? (
        <p>
          <ButtonLink href={frame.url.page(paths.check, { omrade: area.area.id })}>{text.area.check}</ButtonLink>
        </p>
      ) : null}
      <Uncertain lang={lang} area={area} />
      <OnPage lang={lang} />
      <Section>
        <Split side="end" aside={<Aside frame={frame} area={area} />}>
          <Section labelledBy="om-rubrik">
            <Heading level={2} id="om-rubrik">
              {text.area.about}
            </Heading>
            <SummaryList
              facts={areaFacts(view, area, lang).map(({ key, term, value, notes }) => ({
                key,
                term,
                value: (
                  <>
                    {value}
                    <SaidLines lang={lang} lines={notes} />
                  </>
                ),
              }))}
            />
          </Section>
          <DefinitionSection lang={lang} view={view} area={area} />
        </Split>
      </Section>
      <HoldersSection frame={frame} view={view} area={area} />
      <ConditionsSection lang={lang} view={view} area={area} />
      <TimelineSection frame={frame} view={view} area={area} />
      <SourcesSection lang={lang} view={view} area={area} />
    </>
  );
}

/** Opens the page; the whole text stands under the heading of the definition. */
const firstSentence = ({ text, lang }: Said): Said => ({ text: /^.*?[.!?](?=\s+\p{Lu}|$)/su.exec(text)?.[0] ?? text, lang });

/** The steps bar, or what holds instead for an area that is not on its way through the steps. */
function Place({ frame, view, area }: Props) {
  const { lang } = frame;
  const text = areasText[lang];
  const { standing } = area;
  if (!standing) {
    const first = firstKnown(view, area);
    return (
      <Alert lang={lang} kind="info" title={text.area.unknownTitle}>
        {first === undefined ? null : <p>{text.area.unknownBody(formatDate(first, lang))}</p>}
      </Alert>
    );
  }
  const at = standing.state.status === 'awaiting-start' ? 7 : stepOf(standing.state);
  if (at === null || at === 0) {
    return (
      <Alert lang={lang} kind={standing.state.status === 'paused' ? 'warning' : 'info'} title={stateText(standing.state, lang)}>
        <p>{stateExplained(standing.state, lang)}</p>
        <Successors frame={frame} view={view} ids={successorsOf(standing.state)} />
      </Alert>
    );
  }
  const isOver = standing.state.status === 'awaiting-start';
  const steps = text.steps.slice(1).map((name, index) => ({
    number: index + 1,
    name,
    state: index + 1 < at || (isOver && index + 1 === at) ? ('done' as const) : index + 1 === at ? ('current' as const) : ('todo' as const),
  }));
  return <StepsBar lang={lang} steps={steps} />;
}

/** The way on from an area that has been merged or split. */
function Successors({ frame, view, ids }: { frame: Frame; view: RegisterView; ids: readonly string[] }) {
  const areas = ids.flatMap((id) => view.findArea(id)?.area ?? []);
  if (areas.length === 0) return null;
  return (
    <>
      <p>{areasText[frame.lang].event.goOn}</p>
      <ul>
        {areas.map((area) => (
          <li key={area.id}>
            <AreaLink lang={frame.lang} url={frame.url} area={area} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The first day that anything recorded about the area can have happened. */
function firstKnown(view: RegisterView, area: AreaView) {
  const days = recordedEntries(view, area.area.id).flatMap(({ when }) => when.notBefore ?? when.notAfter ?? []);
  return days.toSorted()[0];
}

/** Says so when the state on the day is only possible. */
function Uncertain({ lang, area }: { lang: Frame['lang']; area: AreaView }) {
  const text = areasText[lang].area;
  const states = area.standing && possibleStates(area.standing, lang);
  return states === undefined ? null : (
    <Alert lang={lang} kind="info" title={text.uncertain}>
      <p>{text.uncertainBody(states)}</p>
    </Alert>
  );
}

/** Links to the parts of the page: it can be long. */
function OnPage({ lang }: Pick<Frame, 'lang'>) {
  const text = areasText[lang].area;
  const parts = [
    ['definition', text.definition],
    ['tillstand', text.holders],
    ['villkor', text.conditions],
    ['handelser', text.timeline],
    ['kallor', text.sources],
  ] as const;
  return (
    <nav class="row" aria-label={text.onPage}>
      {parts.map(([anchor, label]) => (
        <Link key={anchor} href={`#${anchor}`}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Aside({ frame, area }: Omit<Props, 'view'>) {
  const { lang, url } = frame;
  const text = areasText[lang].area;
  const names = otherNames(area, lang);
  const { id } = area.area;
  return (
    <Stack>
      <div>
        <Heading level={2} look={4}>
          {text.documents}
        </Heading>
        <ul>
          <li>
            <Link href={url.page(paths.areaFactSheet(id))}>{text.factSheet}</Link>
          </li>
          <li>
            <Link href={url.plain(paths.api.area(id))}>{text.json}</Link>
          </li>
          <li>
            <Link href={url.plain(paths.api.decisions, { area: id })}>{text.decisionsJson}</Link>
          </li>
        </ul>
      </div>
      {names.length > 0 ? (
        <div>
          <Heading level={2} look={4}>
            {text.aliases}
          </Heading>
          <SwedishList lang={lang} items={names} />
        </div>
      ) : null}
      <DayForm {...frame} />
    </Stack>
  );
}

/** For the page's title and description. */
export function areaHead(area: AreaView, lang: Frame['lang']): { title: string; description: string } {
  const text = areasText[lang];
  const name = areaName(area.area, lang).text;
  const state = area.standing ? stateText(area.standing.state, lang) : text.status.unknown;
  return { title: name, description: text.area.description(name, state) };
}
