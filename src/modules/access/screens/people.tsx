import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { ButtonLink, DataTable, Field, FilterPanel, Heading, Lede, Link, Split, Sub, Tag, Toolbar } from '../../../ui/index.ts';
import type { PersonRow } from '../store/people.ts';
import { adminText } from '../text/admin.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly people: readonly PersonRow[];
  readonly q: string | undefined;
  readonly active: 'yes' | 'no' | undefined;
};

/** Everyone within one's organisation, filtered by name and by whether the account is open. */
export function PeopleList({ lang, url, people, q, active }: Props) {
  const text = adminText[lang];
  return (
    <>
      <Heading level={1}>{text.peopleTitle}</Heading>
      <Lede>{text.peopleLede}</Lede>
      <Split
        side="start"
        aside={
          <FilterPanel lang={lang} action={url.page(patterns.people)} clearHref={url.page(patterns.people)}>
            <Field lang={lang} name="q" kind="search" label={text.filterQ} value={q} maxLength={200} />
            <Field
              lang={lang}
              name="active"
              kind="select"
              label={text.account}
              value={active}
              placeholder={text.filterAll}
              options={[
                { value: 'yes', label: text.active },
                { value: 'no', label: text.inactive },
              ]}
            />
          </FilterPanel>
        }
      >
        <Toolbar start={text.peopleCount(people.length)}>
          <ButtonLink href={url.page(patterns.personNew)} variant="secondary">
            {text.peopleNew}
          </ButtonLink>
        </Toolbar>
        <DataTable
          lang={lang}
          caption={text.peopleTitle}
          rows={people}
          rowKey={(row) => row.id}
          empty={text.peopleNone}
          columns={[
            {
              key: 'name',
              header: text.name,
              rowHeader: true,
              cell: (row) => (
                <>
                  <Link href={url.page(paths.person(row.id))}>{row.name}</Link>
                  {row.fictitious ? <Sub>{text.madeUp}</Sub> : null}
                </>
              ),
            },
            { key: 'mail', header: text.mail, cell: (row) => row.mail ?? text.none },
            { key: 'home', header: text.accountAt, cell: (row) => row.homeName ?? text.authorityAccount },
            { key: 'roles', header: text.rolesHeld, numeric: true, cell: (row) => row.roles },
            { key: 'active', header: text.account, cell: (row) => <ActiveTag lang={lang} active={row.active} /> },
          ]}
        />
      </Split>
    </>
  );
}

export function ActiveTag({ lang, active }: { readonly lang: Lang; readonly active: boolean }) {
  return <Tag tone={active ? 'success' : 'neutral'}>{active ? adminText[lang].active : adminText[lang].inactive}</Tag>;
}
