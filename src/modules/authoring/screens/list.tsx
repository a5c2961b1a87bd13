import { paths } from '../../../kernel/paths.ts';
import { Button, ButtonLink, DataTable, Form, Heading, Lede, Link, Section, SrOnly, Sub, Tag } from '../../../ui/index.ts';
import type { Version } from '../core/version.ts';
import type { DraftHead } from '../queries.ts';
import { text } from '../text/authoring.ts';
import { type Place, savedText } from './common.tsx';

type Props = Place & {
  readonly latest: readonly Version[];
  readonly approved: readonly Version[];
  readonly drafts: readonly DraftHead[];
  readonly names: ReadonlyMap<string, string>;
  readonly hidden: Readonly<Record<string, string>>;
};

export function DefinitionList({ lang, url, latest, approved, drafts, names, hidden }: Props) {
  const t = text[lang];
  const nameOf = (version: Version): string => version.definition.name[lang];
  const versionLink = (version: Version) => (
    <>
      <Link href={url.page(paths.definitionDoc(version.ref))}>{t.version(version.definition.version)}</Link>{' '}
      {version.fictitious ? <Tag tone="warning">{t.madeUp}</Tag> : null}
      <Sub>{t.origin[version.definition.status]}</Sub>
    </>
  );
  return (
    <>
      <Heading level={1}>{t.title}</Heading>
      <Lede>{t.lede}</Lede>
      <Section labelledBy="utkast">
        <Heading level={2} id="utkast">
          {t.drafts}
        </Heading>
        <DataTable
          lang={lang}
          caption={t.drafts}
          rows={drafts}
          rowKey={(draft) => draft.id}
          empty={t.noDrafts}
          columns={[
            {
              key: 'area',
              header: t.area,
              rowHeader: true,
              cell: (draft) => <Link href={url.page(paths.definitionDoc(draft.id))}>{names.get(draft.area) ?? draft.area}</Link>,
            },
            {
              key: 'status',
              header: t.status,
              cell: (draft) => (
                <>
                  <Tag tone={draft.status === 'draft' ? 'info' : 'neutral'}>{t.statusName[draft.status]}</Tag>{' '}
                  {draft.fictitious ? <Tag tone="warning">{t.madeUp}</Tag> : null}
                </>
              ),
            },
            { key: 'saved', header: t.saved, cell: (draft) => savedText(draft.changedAt, draft.changedByName, lang) },
          ]}
        />
      </Section>
      <Section labelledBy="omraden">
        <Heading level={2} id="omraden">
          {t.areas}
        </Heading>
        <Form action={url.page(paths.definitionsWork)} hidden={hidden} look="plain">
          <DataTable
            lang={lang}
            caption={t.areas}
            rows={latest}
            rowKey={(version) => version.ref}
            columns={[
              { key: 'area', header: t.area, rowHeader: true, cell: nameOf },
              { key: 'version', header: t.latest, cell: versionLink },
              { key: 'cases', header: t.cases, numeric: true, cell: (version) => version.cases.cases.length },
              {
                key: 'begin',
                header: t.draft,
                cell: (version) => (
                  <Button variant="secondary" name="area" value={version.definition.areaId}>
                    {t.begin} <SrOnly>{nameOf(version)}</SrOnly>
                  </Button>
                ),
              },
            ]}
          />
        </Form>
      </Section>
      <Section labelledBy="versioner">
        <Heading level={2} id="versioner">
          {t.versions}
        </Heading>
        <DataTable
          lang={lang}
          caption={t.versions}
          rows={approved}
          rowKey={(version) => version.ref}
          empty={t.noVersions}
          columns={[
            { key: 'area', header: t.area, rowHeader: true, cell: nameOf },
            { key: 'version', header: t.latest, cell: versionLink },
            { key: 'saved', header: t.saved, cell: ({ approved: by }) => (by ? savedText(by.at, by.by, lang) : '') },
          ]}
        />
      </Section>
      <Section>
        <p>
          {t.schemas} <Link href={url.plain(paths.api.definitionSchema)}>{t.schemaDefinition}</Link>,{' '}
          <Link href={url.plain(paths.api.casesSchema)}>{t.schemaCases}</Link>.
        </p>
        <p class="actions">
          <ButtonLink href={url.page(paths.definitionImport)} variant="secondary">
            {t.import}
          </ButtonLink>
        </p>
      </Section>
    </>
  );
}
