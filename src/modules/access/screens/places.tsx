import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { ButtonLink, DataTable, Field, FilterPanel, Heading, Lede, Link, Split, Sub, Tag, Toolbar } from '../../../ui/index.ts';
import { type PlaceKind, placeKinds } from '../core/place.ts';
import type { PlaceRow } from '../store/places.ts';
import { adminText } from '../text/admin.ts';
import { placesText } from '../text/places.ts';

type Option = { readonly value: string; readonly label: string };
type Common = { readonly lang: Lang; readonly url: Urls };

export const OpenTag = ({ lang, active }: { readonly lang: Lang; readonly active: boolean }) => (
  <Tag tone={active ? 'success' : 'neutral'}>{active ? placesText[lang].open : placesText[lang].shut}</Tag>
);

type ListProps = Common & {
  readonly places: readonly PlaceRow[];
  readonly regions: readonly Option[];
  readonly kind: PlaceKind | undefined;
  readonly region: string | undefined;
};

/** The organisations that one administers. */
export function PlacesList({ lang, url, places, regions, kind, region }: ListProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Split
        side="start"
        aside={
          <FilterPanel lang={lang} action={url.page(patterns.workOrganisations)} clearHref={url.page(patterns.workOrganisations)}>
            <Field
              lang={lang}
              name="kind"
              kind="select"
              label={text.kind}
              value={kind}
              placeholder={common.filterAll}
              options={placeKinds.map((one) => ({ value: one, label: common.placeKind[one] }))}
            />
            {regions.length > 1 ? (
              <Field
                lang={lang}
                name="region"
                kind="select"
                label={text.region}
                value={region}
                placeholder={common.filterAll}
                options={regions}
              />
            ) : null}
          </FilterPanel>
        }
      >
        <Toolbar start={text.count(places.length)}>
          <ButtonLink href={url.page(patterns.workOrganisationNew)} variant="secondary">
            {text.new}
          </ButtonLink>
        </Toolbar>
        <PlaceTable lang={lang} url={url} places={places} caption={text.title} empty={text.none} />
      </Split>
    </>
  );
}

type TableProps = Common & { readonly places: readonly PlaceRow[]; readonly caption: string; readonly empty: string };

export function PlaceTable({ lang, url, places, caption, empty }: TableProps) {
  const [text, common] = [placesText[lang], adminText[lang]];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={places}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: common.name,
          rowHeader: true,
          cell: (row) => (
            <>
              <Link href={url.page(paths.workOrganisation(row.id))}>{row.name}</Link>
              {row.fictitious ? <Sub>{common.madeUp}</Sub> : null}
            </>
          ),
        },
        { key: 'kind', header: text.kind, cell: (row) => common.placeKind[row.kind] },
        { key: 'region', header: text.region, cell: (row) => (row.region === row.id ? common.none : (row.regionName ?? common.none)) },
        { key: 'hsa', header: text.hsaId, cell: (row) => row.hsaId ?? common.none },
        { key: 'active', header: common.state, cell: (row) => <OpenTag lang={lang} active={row.active} /> },
      ]}
    />
  );
}
