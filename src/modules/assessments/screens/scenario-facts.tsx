import { formatList, formatNumber, formatPercent } from '../../../kernel/format.ts';
import { Alert, DataTable, Heading, Section, SummaryList } from '../../../ui/index.ts';
import { childrensShare, kilometresAnHour, roadFactor } from '../../allocation/index.ts';
import { nameOf } from '../applicants.ts';
import { mostListed, staffOf, weeksToStart } from '../scenario-view.ts';
import { lastYear } from '../slots.ts';
import { scenariosText } from '../text/scenarios.ts';
import type { ScenarioProps } from './scenario-parts.tsx';
import { wantsOf } from './words.ts';

/** What can be given out, who has a permit already, and how many ways there are. */
export function Slots({ lang, view }: ScenarioProps) {
  const text = scenariosText[lang].slots;
  const { free, standing } = view.asked;
  const parts = [...view.round.call.decided.slots.tasks, ...view.round.call.decided.slots.subPermits];
  return (
    <Section labelledBy="platser">
      <Heading level={2} id="platser">
        {text.title}
      </Heading>
      <SummaryList
        facts={[
          { term: text.units, value: formatNumber(free.units, lang) },
          { term: text.children, value: free.unitsForChildren === null ? text.notDivided : formatNumber(free.unitsForChildren, lang) },
          ...free.parts.map(({ id, units }) => ({
            term: parts.find((part) => part.id === id)?.text.sv ?? id,
            value: text.part(units === null ? text.noLimit : formatNumber(units, lang)),
          })),
          {
            term: text.standing,
            value:
              standing.length === 0
                ? text.none
                : formatList(
                    standing.map(({ hospital, applicant }) => hospital ?? applicant),
                    lang,
                  ),
          },
          { term: text.count, value: counted(view, lang) },
        ]}
      />
    </Section>
  );
}

/** How many allowed allocations there are to all who have applied, and of how many nobody could be given more, where they are listed. */
function counted({ total, listing }: ScenarioProps['view'], lang: ScenarioProps['lang']): string {
  const text = scenariosText[lang].slots;
  const all = formatNumber(Number(total), lang);
  return listing.full === null || listing.among.length > 0 ? all : text.counted(all, formatNumber(listing.full, lang));
}

/** Which allocations are listed, where it is not all: too many to list, or those between the applicants that are picked. */
export function Listed({ lang, view }: Pick<ScenarioProps, 'lang' | 'view'>) {
  const text = scenariosText[lang].listed;
  const { total, listing } = view;
  const [all, count, most] = [total, listing.count, mostListed].map((number) => formatNumber(Number(number), lang));
  const applicants = formatNumber(view.asked.applicants.length, lang);
  if (listing.among.length === 0 && listing.full !== null) return null;
  return (
    <Alert lang={lang} kind="info">
      <p>{text.total(all ?? '', applicants)}</p>
      {listing.among.length > 0 ? (
        <p>
          {text.among(
            formatNumber(listing.among.length, lang),
            count ?? '',
            listing.full === null ? null : formatNumber(listing.full, lang),
          )}
        </p>
      ) : null}
      {listing.full === null ? <p>{text.tooMany(most ?? '')}</p> : null}
    </Alert>
  );
}

/** The applicants beside each other: what they have told of volumes, staff, vulnerability and start. */
export function Applicants({ lang, view, regions, collaborationRegions }: ScenarioProps) {
  const text = scenariosText[lang].applicants;
  const rows = view.round.applied.filter(({ withdrawn }) => !withdrawn);
  const approximate = rows.filter(({ application }) => view.approximate.includes(application.id)).map(nameOf);
  return (
    <Section labelledBy="sokande">
      <Heading level={2} id="sokande">
        {text.title}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={rows}
        rowKey={({ application }) => application.id}
        empty={<p>{text.none}</p>}
        columns={[
          { key: 'applicant', header: text.applicant, rowHeader: true, cell: nameOf },
          { key: 'wants', header: text.wants, cell: (one) => wantsOf(one, view.round.call, lang) },
          {
            key: 'volume',
            header: text.volume,
            numeric: true,
            cell: (one) => {
              const last = lastYear(one);
              return last ? text.volumeOf(formatNumber(last.patients, lang), last.year) : text.unknown;
            },
          },
          {
            key: 'staff',
            header: text.staff,
            cell: (one) => {
              const { professions, people } = staffOf(one);
              return text.staffOf(formatNumber(professions, lang), formatNumber(people, lang));
            },
          },
          { key: 'vulnerable', header: text.vulnerable, numeric: true, cell: (one) => formatNumber(staffOf(one).vulnerable, lang) },
          {
            key: 'start',
            header: text.start,
            numeric: true,
            cell: (one) => {
              const weeks = weeksToStart(one);
              return weeks === null ? text.unknown : formatNumber(weeks, lang);
            },
          },
          {
            key: 'region',
            header: text.region,
            cell: (one) => {
              const ids = regions.find(({ code }) => code === one.region)?.collaborationRegions ?? [];
              return formatList(
                ids.map((id) => collaborationRegions.get(id) ?? id),
                lang,
              );
            },
          },
        ]}
      />
      {approximate.length > 0 ? <p class="hint">{text.approximate(formatList(approximate, lang))}</p> : null}
    </Section>
  );
}

/** Where the figures come from. */
export function Method({ lang, view }: ScenarioProps) {
  const text = scenariosText[lang].method;
  const points = text.points(formatNumber(roadFactor, lang, 1), formatNumber(kilometresAnHour, lang), formatPercent(childrensShare, lang));
  return (
    <Section labelledBy="metod">
      <Heading level={2} id="metod">
        {text.title}
      </Heading>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {view.leastNamed.length === 0 ? (
        <p>{text.noLeast}</p>
      ) : (
        view.leastNamed.map(({ condition, words }) => <p key={condition}>{text.least(words)}</p>)
      )}
    </Section>
  );
}
