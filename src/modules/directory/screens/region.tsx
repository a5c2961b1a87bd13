import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { DataTable, type Fact, Heading, Lede, Link, Section, Split, Stack, Sub, SummaryList, Toolbar } from '../../../ui/index.ts';
import type { Region } from '../../organisations/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { regionsText } from '../text/regions.ts';
import { countText, heldCount } from './area-words.ts';
import { DataLinks, DayForm, type Frame } from './overview-frame.tsx';
import { RegionPermits, RegionRejections, RegionUntried } from './region-permits.tsx';
import { collaborationNames } from './regions.tsx';

type Props = { frame: Frame; view: RegisterView; region: Region };

/** One region: where it belongs, and its permits and rejections on the day. */
export function RegionScreen({ frame, view, region }: Props) {
  const { lang, url } = frame;
  const text = regionsText[lang].one;
  return (
    <>
      <Heading level={1}>{region.name}</Heading>
      <Lede>{text.lede(countText(heldCount(view.permits.filter((permit) => permit.grant.region === region.code)), lang))}</Lede>
      <Split side="end" aside={<Aside frame={frame} view={view} region={region} />}>
        <Section labelledBy="om-rubrik">
          <Heading level={2} id="om-rubrik">
            {text.about}
          </Heading>
          <SummaryList facts={facts({ frame, view, region })} />
        </Section>
        <Municipalities frame={frame} view={view} region={region} />
        <Section id="tillstand" labelledBy="tillstand-rubrik">
          <Toolbar
            start={
              <Heading level={2} id="tillstand-rubrik">
                {text.permits}
              </Heading>
            }
          >
            <DataLinks lang={lang} url={url} csv={paths.permitsCsv} json={paths.api.permits} query={{ region: region.code }} />
          </Toolbar>
          <RegionPermits frame={frame} view={view} region={region} />
        </Section>
        <Section id="avslag" labelledBy="avslag-rubrik">
          <Heading level={2} id="avslag-rubrik">
            {text.rejections}
          </Heading>
          <RegionRejections frame={frame} view={view} region={region} />
          <RegionUntried frame={frame} view={view} region={region} />
        </Section>
      </Split>
    </>
  );
}

function facts({ frame, view, region }: Props): readonly Fact[] {
  const { lang } = frame;
  const text = regionsText[lang].one;
  const centres = region.collaborationRegions.flatMap((id) => view.data.collaborationRegions.find((one) => one.id === id)?.csd ?? []);
  const people = formatNumber(region.population, lang);
  const day = region.populationDate;
  return [
    { term: text.county, value: region.county },
    { term: text.code, value: region.code },
    { term: text.collaboration, value: collaborationNames(view, region).join(', ') },
    { term: text.csd, value: centres.join(', ') },
    { term: text.hospital, value: region.universityHospital ?? text.noHospital },
    { term: text.population, value: isLocalDate(day) ? text.populationOn(people, formatDate(day, lang)) : people },
    {
      term: text.organisationNumber,
      value: (
        <>
          {region.organisationNumber}
          {region.organisationNumberVerified ? null : <Sub>{text.unverified}</Sub>}
        </>
      ),
    },
  ];
}

/** Which municipality belongs where, in a county that is split (Halland). */
function Municipalities({ frame, view, region }: Props) {
  const text = regionsText[frame.lang].one;
  if (region.municipalities.length === 0) return null;
  return (
    <Section labelledBy="kommuner-rubrik">
      <Heading level={2} id="kommuner-rubrik">
        {text.split}
      </Heading>
      <p>{text.splitIntro(region.county)}</p>
      <DataTable
        lang={frame.lang}
        caption={text.split}
        columns={[
          { key: 'name', header: text.municipality, rowHeader: true, cell: (row) => row.name },
          {
            key: 'collaboration',
            header: text.collaboration,
            cell: (row) =>
              view.data.collaborationRegions.find((one) => one.id === row.collaborationRegion)?.name ?? row.collaborationRegion,
          },
        ]}
        rows={region.municipalities}
        rowKey={(row) => row.code}
      />
    </Section>
  );
}

function Aside({ frame, view, region }: Props) {
  const { lang, url } = frame;
  const text = regionsText[lang];
  const hospitals = [
    ...new Set(view.permits.filter(({ grant }) => grant.region === region.code).flatMap(({ grant }) => grant.hospital ?? [])),
  ];
  return (
    <Stack>
      {hospitals.length > 0 ? (
        <div>
          <Heading level={2} look={4}>
            {text.one.hospitals}
          </Heading>
          <ul>
            {hospitals.toSorted(new Intl.Collator('sv').compare).map((hospital) => (
              <li key={hospital}>
                <Link href={url.page(paths.permits, { q: hospital })}>{hospital}</Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <Heading level={2} look={4}>
          {areasText[lang].area.documents}
        </Heading>
        <ul>
          <li>
            <Link href={url.plain(paths.api.organisations, { kind: 'region' })}>{text.list.allTitle} (JSON)</Link>
          </li>
          <li>
            <Link href={url.page(paths.grants)}>{text.list.grants}</Link>
          </li>
        </ul>
      </div>
      <DayForm {...frame} />
    </Stack>
  );
}
