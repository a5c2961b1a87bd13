import { compareText } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Certainty, type Column, DataTable, DateOrInterval, Heading, Hint, Link } from '../../../ui/index.ts';
import type { Region } from '../../organisations/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { count } from '../../statistics/index.ts';
import { areasText } from '../text/areas.ts';
import { regionsText } from '../text/regions.ts';
import { langOf } from './area-said.tsx';
import { countText, heldCount, hospitalName, permitAreaName, regionName } from './area-words.ts';
import { AreaLink, type Frame } from './overview-frame.tsx';

type Props = { frame: Frame; view: RegisterView; region: Region };

/** What the region holds, what has been revoked, and in whose permits it takes part. */
export function RegionPermits({ frame, view, region }: Props) {
  const { lang } = frame;
  const text = regionsText[lang].one;
  const byArea = (a: Permit, b: Permit) => compareText(lang)(permitAreaName(view, a, lang).text, permitAreaName(view, b, lang).text);
  const own = view.permits.filter((permit) => permit.grant.region === region.code).toSorted(byArea);
  const held = own.filter(isHeld);
  const revoked = own.filter((permit) => !isHeld(permit));
  const partner = view.permits.filter((permit) => isHeld(permit) && permit.grant.partnerRegions.includes(region.code)).toSorted(byArea);
  return (
    <>
      {held.length === 0 ? (
        <p>
          {text.none} {text.noneHelp}
        </p>
      ) : (
        <>
          <p>{text.held(countText(heldCount(held), lang))}</p>
          <PermitTable frame={frame} view={view} permits={held} caption={text.permitsCaption(region.name)} />
          {held.some((permit) => permit.certainty === 'possible') ? <Hint>{areasText[lang].possibleNote}</Hint> : null}
        </>
      )}
      {revoked.length > 0 ? (
        <>
          <Heading level={3}>{text.revoked}</Heading>
          <PermitTable frame={frame} view={view} permits={revoked} caption={text.revoked} />
        </>
      ) : null}
      {partner.length > 0 ? (
        <>
          <Heading level={3}>{text.partner}</Heading>
          <ul>
            {partner.map((permit) => (
              <li key={permit.id}>
                <Link href={frame.url.page(paths.permit(permit.id))}>
                  {permitAreaName(view, permit, lang).text}, {regionName(view, permit.grant.region)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function PermitTable({ frame, view, permits, caption }: Omit<Props, 'region'> & { permits: readonly Permit[]; caption: string }) {
  const { lang, url } = frame;
  const text = regionsText[lang].one;
  const words = areasText[lang];
  const columns: Column<Permit>[] = [
    {
      key: 'area',
      header: text.area,
      rowHeader: true,
      cell: (permit) => {
        const name = permitAreaName(view, permit, lang);
        return (
          <a class="ds-link" href={url.page(paths.permit(permit.id))} lang={langOf(name, lang)}>
            {name.text}
          </a>
        );
      },
    },
    {
      key: 'hospital',
      header: text.hospitalColumn,
      cell: ({ grant }) => (grant.hospital === null ? words.notStated : hospitalName(view, grant.hospital)),
    },
    { key: 'decided', header: text.decided, cell: (permit) => <DateOrInterval lang={lang} when={permit.decided} /> },
    {
      key: 'start',
      header: text.start,
      cell: ({ grant }) => (grant.validFrom === null ? words.notStated : <DateOrInterval lang={lang} when={grant.validFrom} />),
    },
    { key: 'certainty', header: text.certainty, cell: (permit) => <Certainty lang={lang} value={permit.certainty} /> },
  ];
  return <DataTable lang={lang} caption={caption} columns={columns} rows={permits} rowKey={(permit) => permit.id} />;
}

/** Applications from the region that were turned down. */
export function RegionRejections({ frame, view, region }: Props) {
  const { lang, url } = frame;
  const text = regionsText[lang].one;
  const name = (id: string) => view.findArea(id)?.area;
  const rows = view.rejections
    .filter((one) => one.region === region.code)
    .toSorted((a, b) => compareText(lang)(name(a.area)?.name ?? a.area, name(b.area)?.name ?? b.area));
  if (rows.length === 0) return <p>{text.noRejections}</p>;
  return (
    <>
      <p>{text.rejected(countText(count(rows), lang))}</p>
      <DataTable
        lang={lang}
        caption={text.rejectionsCaption(region.name)}
        columns={[
          {
            key: 'area',
            header: text.area,
            rowHeader: true,
            cell: (row) => {
              const area = name(row.area);
              return area ? <AreaLink lang={lang} url={url} area={area} /> : row.area;
            },
          },
          { key: 'decided', header: text.decided, cell: (row) => <DateOrInterval lang={lang} when={row.decided} /> },
          { key: 'certainty', header: text.certainty, cell: (row) => <Certainty lang={lang} value={row.certainty} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.entry.id}
      />
    </>
  );
}

/** Applications from the region that were dismissed or written off; shown where there are any. */
export function RegionUntried({ frame, view, region }: Props) {
  const { lang, url } = frame;
  const text = regionsText[lang].one;
  const words = areasText[lang].area;
  const rows = view.untried.filter((one) => one.region === region.code);
  if (rows.length === 0) return null;
  return (
    <>
      <Heading level={3}>{words.untried}</Heading>
      <DataTable
        lang={lang}
        caption={words.untried}
        columns={[
          {
            key: 'area',
            header: text.area,
            rowHeader: true,
            cell: (row) => {
              const area = view.findArea(row.area)?.area;
              return area ? <AreaLink lang={lang} url={url} area={area} /> : row.area;
            },
          },
          { key: 'outcome', header: words.untriedOutcome, cell: ({ entry }) => words.untriedOutcomes[entry.payload.kind] },
          { key: 'decided', header: text.decided, cell: (row) => <DateOrInterval lang={lang} when={row.decided} /> },
          { key: 'by', header: words.decidedBy, cell: ({ entry }) => areasText[lang].deciders[entry.payload.by] },
          { key: 'certainty', header: text.certainty, cell: (row) => <Certainty lang={lang} value={row.certainty} /> },
        ]}
        rows={rows}
        rowKey={({ entry }) => entry.id}
      />
    </>
  );
}
