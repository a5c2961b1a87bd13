import type { LocalDate } from '../../../kernel/date.ts';
import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { ButtonLink, Field, FilterPanel, Heading, Lede, Split, Toolbar } from '../../../ui/index.ts';
import { type Role, roles, signInText } from '../../identity/index.ts';
import { assignmentStates } from '../core/assignment.ts';
import type { AssignmentRow, RoleFilter } from '../store/assignments.ts';
import type { PlaceRow } from '../store/places.ts';
import { adminText } from '../text/admin.ts';
import { DoneNotice } from './form-parts.tsx';
import { RoleTable } from './role-table.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly rows: readonly AssignmentRow[];
  readonly places: readonly PlaceRow[];
  readonly filter: RoleFilter;
  readonly mayGive: boolean;
  readonly csv: string;
  readonly says: string | undefined;
};

/** Who has which role, filtered by state, role and organisation. */
export function RolesList({ lang, url, today, rows, places, filter, mayGive, csv, says }: Props) {
  const text = adminText[lang];
  const all = (Object.keys(roles) as Role[]).map((role) => ({ value: role, label: signInText[lang].role[role] }));
  return (
    <>
      <DoneNotice lang={lang} says={says} />
      <Heading level={1}>{text.rolesTitle}</Heading>
      <Lede>{text.rolesLede}</Lede>
      <Split
        side="start"
        aside={
          <FilterPanel lang={lang} action={url.page(patterns.roles)} clearHref={url.page(patterns.roles)}>
            <Field
              lang={lang}
              name="state"
              kind="select"
              label={text.state}
              value={filter.state}
              placeholder={text.filterAll}
              options={assignmentStates.map((state) => ({ value: state, label: text.assignmentState[state] }))}
            />
            <Field lang={lang} name="role" kind="select" label={text.role} value={filter.role} placeholder={text.filterAll} options={all} />
            <Field
              lang={lang}
              name="organisation"
              kind="select"
              label={text.organisation}
              value={filter.organisation}
              placeholder={text.filterAll}
              options={places.filter((place) => place.kind !== 'hospital').map((place) => ({ value: place.id, label: place.name }))}
            />
          </FilterPanel>
        }
      >
        <Toolbar start={text.rolesCount(rows.length)}>
          <ButtonLink href={csv} variant="tertiary">
            {text.exportCsv}
          </ButtonLink>
          {mayGive ? (
            <ButtonLink href={url.page(patterns.roleGive)} variant="secondary">
              {text.giveTitle}
            </ButtonLink>
          ) : null}
        </Toolbar>
        <RoleTable lang={lang} url={url} today={today} rows={rows} caption={text.rolesTitle} empty={text.rolesNone} />
      </Split>
    </>
  );
}
