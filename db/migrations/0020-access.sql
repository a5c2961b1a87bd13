-- Organisations and people as administrators keep them, terms of the board, the yearly review of roles, and the second
-- wall: row-level security on every table whose rows belong to a person or an organisation (docs/adr/0031).

-- ---------------------------------------------------------------------------------------------------
-- Organisations: hospitals too, and the region that each lies in
-- ---------------------------------------------------------------------------------------------------

alter table work_organisation drop constraint work_organisation_kind_check;
alter table work_organisation add constraint work_organisation_kind_check
  check (kind in ('authority', 'board', 'region', 'hospital', 'unit', 'csd', 'patient-organisation'));
alter table work_organisation add column region text references work_organisation;
comment on column work_organisation.region is 'The region that it lies in, itself for a region; kept by a trigger';
alter table work_organisation add constraint work_organisation_placed check (kind not in ('hospital', 'unit') or parent is not null);

create function work_organisation_region() returns trigger language plpgsql as $$
begin
  new.region := case when new.kind = 'region' then new.id else (select o.region from work_organisation o where o.id = new.parent) end;
  return new;
end
$$;
create trigger work_organisation_region before insert or update of kind, parent on work_organisation
  for each row execute function work_organisation_region();
update work_organisation set kind = kind where kind = 'region';
update work_organisation set kind = kind where kind <> 'region';
create index work_organisation_in_region on work_organisation (region);

create table contact_person (
  id uuid primary key default uuidv7(),
  organisation text not null references work_organisation,
  name text not null check (length(name) between 1 and 200),
  duty text not null check (length(duty) between 1 and 200),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  phone text check (length(phone) <= 40),
  active boolean not null default true,
  version integer not null default 1,
  changed_by uuid references person,
  changed_at timestamptz not null default clock_timestamp()
);
comment on table contact_person is 'Whom to turn to at an organisation; may be a function rather than a person. Deactivated, never deleted';
create index contact_person_organisation on contact_person (organisation);

alter table work_organisation add column changed_by uuid references person, add column changed_at timestamptz;
alter table person add column changed_by uuid references person, add column changed_at timestamptz;

-- ---------------------------------------------------------------------------------------------------
-- People: who keeps an account, and who else may give the person roles
-- ---------------------------------------------------------------------------------------------------

alter table person add column home text references work_organisation;
comment on column person.home is 'The organisation whose administrator keeps the account; null: the authority';

create table person_place (
  person uuid not null references person,
  organisation text not null references work_organisation,
  added_by uuid references person,
  added_at timestamptz not null default clock_timestamp(),
  primary key (person, organisation)
);
comment on table person_place is 'Organisations that have taken up a person, and so see the person and may give roles';

-- Nobody gives or confirms a role of their own. Made-up people of earlier demonstrations are put right first.
update assignment a set given_by = null from person p where p.id = a.person and p.fictitious and a.given_by = a.person;
update assignment a set confirmed_by = null, confirmed_at = null, needs_confirmation = false
  from person p where p.id = a.person and p.fictitious and a.confirmed_by = a.person;
alter table assignment add constraint not_given_to_oneself check (given_by is distinct from person);
alter table assignment add constraint not_confirmed_by_oneself check (confirmed_by is distinct from person);
alter table assignment add column end_reason text check (length(end_reason) <= 500);
create index assignment_organisation on assignment (organisation) where ended_at is null;

-- ---------------------------------------------------------------------------------------------------
-- Terms of the board
-- ---------------------------------------------------------------------------------------------------

create table board_term (
  id uuid primary key default uuidv7(),
  person uuid not null references person,
  seat text not null check (seat in ('chair', 'member', 'substitute')),
  collaboration_region text references collaboration_region,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  withdrawn boolean not null default false,
  version integer not null default 1,
  changed_by uuid references person,
  changed_at timestamptz not null default clock_timestamp(),
  check ((seat = 'chair') = (collaboration_region is null)),
  constraint one_at_a_time exclude using gist
    (seat with =, coalesce(collaboration_region, '') with =, daterange(valid_from, valid_to, '[]') with &&) where (not withdrawn and seat <> 'substitute'),
  constraint not_twice exclude using gist
    (person with =, daterange(valid_from, valid_to, '[]') with &&) where (not withdrawn)
);
comment on table board_term is 'Who sits on the board, when, and for which collaboration region: a chair, six members, substitutes';
comment on column board_term.valid_to is 'The last day; every term is for a fixed time';
comment on column board_term.withdrawn is 'Was entered by mistake; kept, and shown as such';

-- ---------------------------------------------------------------------------------------------------
-- The yearly review of roles
-- ---------------------------------------------------------------------------------------------------

create table review_round (
  id uuid primary key default uuidv7(),
  opened_by uuid not null references person,
  opened_at timestamptz not null default clock_timestamp(),
  due date not null,
  closed_at timestamptz
);
comment on table review_round is 'A review of all roles: each organisation keeps or ends each of them';
create unique index review_round_one_open on review_round ((closed_at is null)) where closed_at is null;

create table review_item (
  round uuid not null references review_round,
  assignment uuid not null references assignment,
  organisation text not null references work_organisation,
  answer text check (answer in ('keep', 'end', 'gone')),
  answered_by uuid references person,
  answered_at timestamptz,
  primary key (round, assignment),
  check ((answer is null) = (answered_at is null))
);
comment on table review_item is 'One role in a review; gone: it was taken away in another way meanwhile';
create index review_item_open on review_item (round, organisation) where answer is null;

-- ---------------------------------------------------------------------------------------------------
-- Row-level security. A transaction says for whom it works (src/platform/db/works-for.ts); one that says nothing sees
-- nothing here. The owner of the tables (migrations, backup) passes by: it is never the one that serves requests.
-- ---------------------------------------------------------------------------------------------------

create function acting_person() returns uuid language sql stable
  return nullif(current_setting('tillstand.person', true), '')::uuid;
create function acting_role() returns text language sql stable
  return nullif(current_setting('tillstand.role', true), '');
create function acting_organisation() returns text language sql stable
  return nullif(current_setting('tillstand.organisation', true), '');
create function is_own_work() returns boolean language sql stable
  return coalesce(current_setting('tillstand.system', true), '') <> '';
create function sees_everyone() returns boolean language sql stable
  return acting_organisation() = 'authority' and acting_role() in ('administrator', 'auditor');
create function administers_all() returns boolean language sql stable
  return acting_organisation() = 'authority' and acting_role() = 'administrator';
create function administers_region() returns boolean language sql stable
  return acting_role() = 'region-administrator';
comment on function is_own_work() is 'What the product does by itself: start, sign-in, command line, verification';

alter table work_organisation enable row level security;
create policy seen on work_organisation for select to tillstand_app using (
  is_own_work() or acting_organisation() in ('authority', 'board') or id = acting_organisation() or region = acting_organisation()
  or (acting_person() is not null and kind in ('authority', 'board')));
create policy added on work_organisation for insert to tillstand_app with check (
  is_own_work() or administers_all() or (administers_region() and region = acting_organisation() and kind in ('hospital', 'unit')));
create policy changed on work_organisation for update to tillstand_app using (
  is_own_work() or administers_all() or (administers_region() and region = acting_organisation()));

alter table assignment enable row level security;
create policy seen on assignment for select to tillstand_app using (
  is_own_work() or person = acting_person() or sees_everyone() or organisation = acting_organisation()
  or organisation in (select o.id from work_organisation o where o.region = acting_organisation()));
create policy given on assignment for insert to tillstand_app with check (
  is_own_work() or (person <> acting_person() and (administers_all()
    or (administers_region() and organisation in (select o.id from work_organisation o where o.region = acting_organisation())))));
create policy changed on assignment for update to tillstand_app using (
  is_own_work() or administers_all()
  or (administers_region() and organisation in (select o.id from work_organisation o where o.region = acting_organisation())));

alter table person_place enable row level security;
create policy seen on person_place for select to tillstand_app using (
  is_own_work() or sees_everyone() or organisation = acting_organisation()
  or organisation in (select o.id from work_organisation o where o.region = acting_organisation()));
create policy added on person_place for insert to tillstand_app with check (
  is_own_work() or administers_all() or (administers_region() and organisation = acting_organisation()));

alter table person enable row level security;
create policy seen on person for select to tillstand_app using (
  is_own_work() or id = acting_person() or sees_everyone() or home = acting_organisation()
  or id in (select pp.person from person_place pp) or id in (select a.person from assignment a));
create policy added on person for insert to tillstand_app with check (
  is_own_work() or administers_all() or (administers_region() and home = acting_organisation()));
create policy changed on person for update to tillstand_app using (
  is_own_work() or administers_all() or (administers_region() and home = acting_organisation()));

alter table identity enable row level security;
create policy seen on identity for select to tillstand_app using (
  is_own_work() or person = acting_person() or sees_everyone()
  or (administers_region() and person in (select p.id from person p where p.home = acting_organisation())));
create policy added on identity for insert to tillstand_app with check (
  is_own_work() or administers_all()
  or (administers_region() and person in (select p.id from person p where p.home = acting_organisation())));

alter table contact_person enable row level security;
create policy seen on contact_person for select to tillstand_app using (
  is_own_work() or acting_organisation() = 'authority' or organisation = acting_organisation()
  or organisation in (select o.id from work_organisation o where o.region = acting_organisation()));
create policy added on contact_person for insert to tillstand_app with check (
  is_own_work() or administers_all()
  or (administers_region() and organisation in (select o.id from work_organisation o where o.region = acting_organisation())));
create policy changed on contact_person for update to tillstand_app using (
  is_own_work() or administers_all()
  or (administers_region() and organisation in (select o.id from work_organisation o where o.region = acting_organisation())));

alter table board_term enable row level security;
create policy seen on board_term for select to tillstand_app using (is_own_work() or acting_organisation() in ('authority', 'board'));
create policy added on board_term for insert to tillstand_app with check (is_own_work() or administers_all());
create policy changed on board_term for update to tillstand_app using (is_own_work() or administers_all());

alter table review_round enable row level security;
create policy seen on review_round for select to tillstand_app using (is_own_work() or sees_everyone() or administers_region());
create policy opened on review_round for insert to tillstand_app with check (is_own_work() or administers_all());
create policy closed on review_round for update to tillstand_app using (is_own_work() or administers_all());

alter table review_item enable row level security;
create policy seen on review_item for select to tillstand_app using (
  is_own_work() or sees_everyone()
  or (administers_region() and organisation in (select o.id from work_organisation o where o.region = acting_organisation())));
create policy added on review_item for insert to tillstand_app with check (is_own_work() or administers_all());
create policy answered on review_item for update to tillstand_app using (
  is_own_work() or administers_all()
  or (administers_region() and organisation in (select o.id from work_organisation o where o.region = acting_organisation())));

alter table kept_form enable row level security;
create policy own on kept_form to tillstand_app using (is_own_work() or person = acting_person());

-- Everyone's acts are logged; only administrators and auditors read them, and a region's administrator those of the region.
alter table audit_event enable row level security;
create policy written on audit_event for insert to tillstand_app with check (true);
create policy seen on audit_event for select to tillstand_app using (
  is_own_work() or sees_everyone()
  or (administers_region() and (
    split_part(acting, '@', 2) in (select o.id from work_organisation o where o.region = acting_organisation())
    or details::jsonb ->> 'organisation' in (select o.id from work_organisation o where o.region = acting_organisation()))));
create index audit_event_action on audit_event (action, seq);

-- Sign-in must recognise people before anyone acts: three narrow doors, each for one person at a time.
create function person_of_identity(given_issuer text, given_subject text) returns table (id uuid, active boolean)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select p.id, p.active from public.identity i join public.person p on p.id = i.person
    where i.issuer = given_issuer and i.subject = given_subject;
  end;
create function person_of_session(given uuid) returns table (name text, active boolean, fictitious boolean)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select p.name, p.active, p.fictitious from public.person p where p.id = given;
  end;
create function usable_assignments(given uuid, today date)
  returns table (assignment uuid, role text, organisation text, organisation_name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select a.id, a.role, a.organisation, o.name from public.assignment a join public.work_organisation o on o.id = a.organisation
    where a.person = given and a.ended_at is null and a.valid_from <= today and coalesce(a.valid_to, 'infinity') >= today
      and (not a.needs_confirmation or a.confirmed_by is not null) and o.active;
  end;

grant select, insert, update on contact_person, board_term, review_round, review_item to tillstand_app;
grant select, insert on person_place to tillstand_app;
