import { paths } from '../../../kernel/paths.ts';
import {
  Cartogram,
  Certainty,
  type Column,
  type Content,
  DataTable,
  DateOrInterval,
  Figure,
  Heading,
  Hint,
  Section,
  Stack,
  Tag,
  thresholdClasses,
} from '../../../ui/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { untriedText } from './area-entry.ts';
import { SaidLines, SaidText } from './area-said.tsx';
import { countText, heldCount, hospitalName, regionName, scopeParts } from './area-words.ts';
import type { Frame } from './overview-frame.tsx';

type Props = { frame: Frame; view: RegisterView; area: AreaView };

/** Who holds permits, where in the country, which permits have been revoked and who was turned down. */
export function HoldersSection({ frame, view, area }: Props) {
  const { lang } = frame;
  const text = areasText[lang].area;
  const held = area.permits.filter(isHeld);
  const revoked = area.permits.filter((permit) => !isHeld(permit));
  return (
    <Section id="tillstand" labelledBy="tillstand-rubrik">
      <Heading level={2} id="tillstand-rubrik">
        {text.holders}
      </Heading>
      <Stack>
        {held.length > 0 ? (
          <>
            <p>
              {text.heldCount(countText(heldCount(held), lang))} {text.untilFurther}
            </p>
            <PermitTable frame={frame} view={view} area={area} permits={held} caption={text.holdersCaption} />
            {held.some((permit) => permit.certainty === 'possible') ? <Hint>{areasText[lang].possibleNote}</Hint> : null}
            <HoldersMap frame={frame} view={view} permits={held} />
          </>
        ) : (
          <p>{text.noHolders}</p>
        )}
        {revoked.length > 0 ? (
          <>
            <Heading level={3}>{text.revoked}</Heading>
            <PermitTable frame={frame} view={view} area={area} permits={revoked} caption={text.revoked} />
          </>
        ) : null}
        <Rejections frame={frame} view={view} area={area} />
        <UntriedList frame={frame} view={view} area={area} />
      </Stack>
    </Section>
  );
}

function PermitTable({ frame, view, area, permits, caption }: Props & { permits: readonly Permit[]; caption: string }) {
  const { lang, url } = frame;
  const text = areasText[lang];
  const columns: Column<Permit>[] = [
    {
      key: 'holder',
      header: text.area.holder,
      rowHeader: true,
      cell: (permit) => (
        <>
          <a class="ds-link" href={url.page(paths.permit(permit.id))}>
            {regionName(view, permit.grant.region)}
          </a>
          <span class="sub">{permit.grant.hospital === null ? text.hospitalUnknown : hospitalName(view, permit.grant.hospital)}</span>
        </>
      ),
    },
    { key: 'scope', header: text.area.scope, cell: (permit) => <Scope frame={frame} area={area} permit={permit} /> },
    { key: 'decided', header: text.area.decided, cell: (permit) => <DateOrInterval lang={lang} when={permit.decided} /> },
    {
      key: 'start',
      header: text.area.start,
      cell: ({ grant }) => (grant.validFrom === null ? text.notStated : <DateOrInterval lang={lang} when={grant.validFrom} />),
    },
    { key: 'number', header: text.area.diaryNumber, cell: (permit) => permit.grant.diaryNumber ?? text.notStated },
    {
      key: 'certainty',
      header: text.area.certainty,
      cell: (permit) =>
        permit.status === 'revoked' ? (
          <Tag tone="lingon">{text.permitStatus.revoked}</Tag>
        ) : (
          <Certainty lang={lang} value={permit.certainty} />
        ),
    },
  ];
  return <DataTable lang={lang} caption={caption} columns={columns} rows={permits} rowKey={(permit) => permit.id} />;
}

/** What a permit covers, line by line. */
export function Scope({ frame, area, permit }: { frame: Pick<Frame, 'lang'>; area: AreaView | undefined; permit: Permit }): Content {
  const parts = scopeParts(permit.grant.scope, area, frame.lang);
  const [first, ...rest] = parts;
  if (!first) return areasText[frame.lang].notStated;
  return (
    <>
      <SaidText lang={frame.lang} said={{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }} />
      <SaidLines lang={frame.lang} lines={rest} />
    </>
  );
}

function HoldersMap({ frame, view, permits }: Omit<Props, 'area'> & { permits: readonly Permit[] }) {
  const { lang, url } = frame;
  const text = areasText[lang].area;
  const byRegion = [...Map.groupBy(permits, (permit) => permit.grant.region)].map(([code, own]) => ({ code, permits: own.length }));
  const names = byRegion.map(({ code }) => view.findRegion(code)?.county ?? code).join(', ');
  const table = (
    <DataTable
      lang={lang}
      caption={text.mapTable}
      columns={[
        { key: 'region', header: text.holder, rowHeader: true, cell: (row) => regionName(view, row.code) },
        { key: 'permits', header: text.permit, numeric: true, cell: (row) => row.permits },
      ]}
      rows={byRegion}
    />
  );
  return (
    <Figure lang={lang} id="karta" title={text.mapTitle} table={table}>
      <Cartogram
        lang={lang}
        label={`${text.mapTitle}: ${names}`}
        values={Object.fromEntries(byRegion.map((row) => [row.code, row.permits]))}
        classes={thresholdClasses([1])}
        href={(code) => url.page(paths.region(code))}
      />
    </Figure>
  );
}

function Rejections({ frame, view, area }: Props) {
  const { lang, url } = frame;
  const text = areasText[lang].area;
  if (area.rejections.length === 0 && area.permits.length === 0) return null;
  return (
    <>
      <Heading level={3} id="avslag">
        {text.rejections}
      </Heading>
      {area.rejections.length === 0 ? (
        <p>{text.noRejections}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={text.rejectionsCaption}
          columns={[
            {
              key: 'region',
              header: areasText[lang].sheet.region,
              rowHeader: true,
              cell: (row) => <a href={url.page(paths.region(row.region))}>{regionName(view, row.region)}</a>,
            },
            { key: 'decided', header: text.decided, cell: (row) => <DateOrInterval lang={lang} when={row.decided} /> },
            { key: 'certainty', header: text.certainty, cell: (row) => <Certainty lang={lang} value={row.certainty} /> },
          ]}
          rows={area.rejections}
        />
      )}
    </>
  );
}

/** Applications that were dismissed or written off; shown where there are any. */
function UntriedList({ frame, view, area }: Props) {
  const { lang, url } = frame;
  const text = areasText[lang].area;
  if (area.untried.length === 0) return null;
  return (
    <>
      <Heading level={3} id="inte-provade">
        {text.untried}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.untried}
        columns={[
          {
            key: 'region',
            header: areasText[lang].sheet.region,
            rowHeader: true,
            cell: (row) => <a href={url.page(paths.region(row.region))}>{untriedText(view, row.entry)}</a>,
          },
          { key: 'outcome', header: text.untriedOutcome, cell: ({ entry }) => text.untriedOutcomes[entry.payload.kind] },
          { key: 'decided', header: text.decided, cell: (row) => <DateOrInterval lang={lang} when={row.decided} /> },
          { key: 'by', header: text.decidedBy, cell: ({ entry }) => areasText[lang].deciders[entry.payload.by] },
          { key: 'certainty', header: text.certainty, cell: (row) => <Certainty lang={lang} value={row.certainty} /> },
        ]}
        rows={area.untried}
        rowKey={({ entry }) => entry.id}
      />
    </>
  );
}
