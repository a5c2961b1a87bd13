-- Who prepares a case: nominations to the expert group, the groups that are appointed (expert group, B1, B2), changes of
-- membership, and the groups' meetings (docs/adr/0062).

create table nomination_round (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  area text not null references care_area,
  area_name text not null check (length(area_name) between 1 and 300),
  number integer not null check (number > 0),
  letter text not null check (length(letter) between 1 and 10000),
  last_day date not null,
  opened_by uuid not null references person,
  opened_at timestamptz not null default tillstand_now(),
  document uuid not null,
  diary_number text not null,
  fictitious boolean not null,
  unique (care_case, number)
);
comment on table nomination_round is 'The agency asks all regions and the national programme area whom they nominate to the expert group';
comment on column nomination_round.area_name is 'What the area was called in the letter; the regions see no more of the case than this';
comment on column nomination_round.last_day is 'Nominations come in time to 24.00 on this day, Europe/Stockholm';

create table nomination (
  id uuid primary key default uuidv7(),
  round uuid not null references nomination_round,
  care_case uuid not null references care_case,
  source text not null check (source in ('region', 'npo', 'patient-organisation')),
  organisation text not null references work_organisation,
  source_name text not null check (length(source_name) between 1 and 200),
  received date not null,
  name text not null check (length(name) between 1 and 200),
  mail text not null check (mail ~ '^[^@\s]+@[^@\s]+$'),
  profession text not null check (length(profession) between 1 and 200),
  collaboration_region text references collaboration_region,
  standing text not null check (length(standing) between 1 and 4000),
  represents text not null check (represents in ('profession', 'patient', 'next-of-kin')),
  consent boolean not null check (consent),
  replaces uuid unique references nomination,
  status text not null default 'standing' check (status in ('standing', 'replaced', 'withdrawn')),
  version integer not null default 1 check (version > 0),
  nominated_by uuid not null references person,
  nominated_at timestamptz not null default tillstand_now(),
  changed_by uuid references person,
  changed_at timestamptz,
  diary_number text not null,
  fictitious boolean not null,
  check (represents <> 'profession' or collaboration_region is not null),
  check ((changed_by is null) = (changed_at is null))
);
comment on table nomination is 'Someone nominated to the expert group. What it says never changes: it is replaced or withdrawn';
comment on column nomination.organisation is 'The region that nominates; authority for what a case officer records from a letter';
comment on column nomination.source_name is 'Who nominates: the region, the national programme area, the patient organisation';
comment on column nomination.received is 'The day it came, for what is recorded from a letter; otherwise the day it was sent here';
comment on column nomination.consent is 'Whoever nominates confirms that the person has agreed to it';
create index nomination_round_in on nomination (round, organisation);

-- What regions do is in time to the end of the last day in Sweden, whatever the pages say.
create function nomination_in_time() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.round, new.care_case, new.source, new.organisation, new.source_name, new.received, new.name, new.mail,
      new.profession, new.collaboration_region, new.standing, new.represents, new.replaces, new.nominated_by, new.nominated_at, new.diary_number, new.fictitious)
     is distinct from (old.id, old.round, old.care_case, old.source, old.organisation, old.source_name, old.received, old.name, old.mail,
      old.profession, old.collaboration_region, old.standing, old.represents, old.replaces, old.nominated_by, old.nominated_at, old.diary_number,
      old.fictitious) then
    raise exception 'a nomination is replaced, not changed' using errcode = 'check_violation';
  end if;
  if new.source = 'region' and public.acting_organisation() is distinct from 'authority' and public.tillstand_now() >= (
    select (r.last_day + 1)::timestamp at time zone 'Europe/Stockholm' from public.nomination_round r where r.id = new.round
  ) then
    raise exception 'the last day for nominations has passed' using errcode = 'check_violation', constraint = 'nomination_in_time';
  end if;
  return new;
end
$$;
create trigger nomination_in_time before insert or update on nomination for each row execute function nomination_in_time();

create table care_group (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  kind text not null check (kind in ('expert', 'b1', 'b2')),
  status text not null default 'forming' check (status in ('forming', 'proposed', 'appointed')),
  version integer not null default 1 check (version > 0),
  reason text check (length(reason) between 1 and 4000),
  term_from date,
  term_to date check (term_to >= term_from),
  chair uuid,
  proposed_chair uuid,
  proposed_by uuid references person,
  proposed_at timestamptz,
  appointed_by uuid references person,
  appointed_at timestamptz,
  accepted text check (length(accepted) between 1 and 4000),
  created_by uuid not null references person,
  created_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  unique (care_case, kind),
  check (status = 'forming' or proposed_by is not null),
  check (status <> 'appointed' or appointed_at is not null),
  constraint another_appoints check (appointed_by is null or appointed_by <> proposed_by)
);
comment on table care_group is 'The expert group, B1 or B2 of a case: proposed by a case officer, appointed by the head';
comment on column care_group.reason is 'Why the group is proposed although its composition lacks something';
comment on column care_group.accepted is 'Why the head accepts it';
comment on column care_group.chair is 'The seat that leads the group; proposed_chair is to, when the head so decides';

create table group_seat (
  id uuid primary key default uuidv7(),
  care_group uuid not null references care_group,
  care_case uuid not null references care_case,
  nomination uuid references nomination,
  person uuid references person,
  name text not null check (length(name) between 1 and 200),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  profession text not null check (length(profession) between 1 and 200),
  collaboration_region text references collaboration_region,
  represents text not null check (represents in ('profession', 'patient', 'next-of-kin')),
  status text not null default 'proposed' check (status in ('proposed', 'appointed', 'left', 'dropped')),
  term_from date,
  term_to date check (term_to >= term_from),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null default tillstand_now(),
  appointed_by uuid references person,
  appointed_at timestamptz,
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 1000),
  document uuid,
  diary_number text,
  version integer not null default 1 check (version > 0),
  fictitious boolean not null,
  check (status not in ('appointed', 'left') or (appointed_by is not null and term_from is not null and term_to is not null)),
  check ((status = 'left') = (ended_on is not null)),
  constraint another_appoints check (appointed_by is null or appointed_by <> proposed_by)
);
comment on table group_seat is 'A seat in a group: proposed, appointed for a time, left. Never deleted';
comment on column group_seat.person is 'The account that the member signs in with, once there is one';
create unique index group_seat_person on group_seat (care_group, person) where status in ('proposed', 'appointed') and person is not null;
create unique index group_seat_nomination on group_seat (care_group, nomination) where status in ('proposed', 'appointed') and nomination is not null;
create index group_seat_of_person on group_seat (person, status);
alter table care_group add constraint care_group_chair foreign key (chair) references group_seat;
alter table care_group add constraint care_group_proposed_chair foreign key (proposed_chair) references group_seat;

create table group_event (
  id uuid primary key default uuidv7(),
  care_group uuid not null references care_group,
  care_case uuid not null references care_case,
  what text not null check (what in ('proposed', 'returned', 'appointed', 'linked', 'left', 'dropped', 'chair')),
  seat uuid references group_seat,
  note text check (length(note) <= 4000),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now()
);
comment on table group_event is 'What has happened to a group: proposals, appointments, members who come and leave. Append-only';
create index group_event_group on group_event (care_group, made_at);

create table group_meeting (
  id uuid primary key default uuidv7(),
  care_group uuid not null references care_group,
  care_case uuid not null references care_case,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  cancelled boolean not null default false,
  version integer not null default 1 check (version > 0),
  created_by uuid not null references person,
  created_at timestamptz not null default tillstand_now(),
  fictitious boolean not null
);
comment on table group_meeting is 'A meeting of an appointed group';
create index group_meeting_group on group_meeting (care_group, starts_at);

create table group_meeting_version (
  meeting uuid not null references group_meeting,
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (meeting, version)
);
comment on table group_meeting_version is 'The whole meeting at each save: time, place, agenda, notes, who was there. Append-only';

create trigger nomination_round_stands before update or delete or truncate on nomination_round for each statement execute function work_stands();
create trigger nomination_stays before delete or truncate on nomination for each statement execute function work_stands();
create trigger care_group_stays before delete or truncate on care_group for each statement execute function work_stands();
create trigger group_seat_stays before delete or truncate on group_seat for each statement execute function work_stands();
create trigger group_event_stands before update or delete or truncate on group_event for each statement execute function work_stands();
create trigger group_meeting_stays before delete or truncate on group_meeting for each statement execute function work_stands();
create trigger group_meeting_version_stands before update or delete or truncate on group_meeting_version
  for each statement execute function work_stands();

-- ---------------------------------------------------------------------------------------------------
-- Who sees what. Nominations hold what is said of people who have not been appointed: the agency's case officers and heads see
-- all of a case, a region its own, nobody else any. Meetings belong to the group and to the agency's officers.
-- ---------------------------------------------------------------------------------------------------

create function sits_in(given_case uuid, given_kind text) returns boolean language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from public.group_seat s join public.care_group g on g.id = s.care_group
    where g.care_case = given_case and g.kind = given_kind and s.person = public.acting_person() and s.status = 'appointed'
      and public.stockholm_day() between s.term_from and s.term_to);
comment on function sits_in(uuid, text) is 'Whether the acting person has a seat in a group of the case today';
create function acts_made_up() returns boolean language sql stable security definer set search_path = pg_catalog, public
  return coalesce((select p.fictitious from public.person p where p.id = public.acting_person()), false);
comment on function acts_made_up() is 'Whether the acting person is made up for a demonstration';

alter table nomination_round enable row level security;
create policy seen on nomination_round for select to tillstand_app using (
  is_own_work() or sees_case(care_case) or (acting_role() = 'region-contact' and fictitious = acts_made_up()));
create policy opened on nomination_round for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));

alter table nomination enable row level security;
create policy seen on nomination for select to tillstand_app using (
  is_own_work() or (works_with_cases() and acting_role() in ('case-officer', 'head') and sees_case(care_case))
  or (acting_role() = 'region-contact' and source = 'region' and organisation = acting_organisation()));
create policy made on nomination for insert to tillstand_app with check (
  is_own_work() or (works_with_cases() and source <> 'region' and organisation = 'authority' and sees_case(care_case))
  or (acting_role() = 'region-contact' and source = 'region' and organisation = acting_organisation()));
create policy changed on nomination for update to tillstand_app using (
  is_own_work() or (works_with_cases() and sees_case(care_case))
  or (acting_role() = 'region-contact' and source = 'region' and organisation = acting_organisation()));

alter table care_group enable row level security;
alter table group_seat enable row level security;
alter table group_event enable row level security;
create policy seen on care_group for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy made on care_group for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy changed on care_group for update to tillstand_app using (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy seen on group_seat for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy made on group_seat for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy changed on group_seat for update to tillstand_app using (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy seen on group_event for select to tillstand_app using (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy made on group_event for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));

alter table group_meeting enable row level security;
alter table group_meeting_version enable row level security;
create policy own on group_meeting to tillstand_app
  using (is_own_work() or (sees_case(care_case) and (works_with_cases() or sits_in(care_case, (select g.kind from care_group g where g.id = care_group)))))
  with check (is_own_work() or (sees_case(care_case) and (works_with_cases() or sits_in(care_case, (select g.kind from care_group g where g.id = care_group)))));
create policy own on group_meeting_version to tillstand_app
  using (exists (select from group_meeting m where m.id = meeting)) with check (exists (select from group_meeting m where m.id = meeting));

grant select on nomination_round, nomination, care_group, group_seat, group_event, group_meeting, group_meeting_version to tillstand_app;
grant insert (id, care_case, area, area_name, number, letter, last_day, opened_by, document, diary_number, fictitious) on nomination_round to tillstand_app;
grant insert (round, care_case, source, organisation, source_name, received, name, mail, profession, collaboration_region, standing, represents,
  consent, replaces, nominated_by, diary_number, fictitious) on nomination to tillstand_app;
grant update (status, version, changed_by, changed_at) on nomination to tillstand_app;
grant insert (care_case, kind, created_by, fictitious) on care_group to tillstand_app;
grant update (status, version, reason, term_from, term_to, chair, proposed_chair, proposed_by, proposed_at, appointed_by, appointed_at, accepted)
  on care_group to tillstand_app;
grant insert (care_group, care_case, nomination, person, name, mail, profession, collaboration_region, represents, proposed_by, fictitious)
  on group_seat to tillstand_app;
grant update (person, status, term_from, term_to, appointed_by, appointed_at, ended_on, end_reason, document, diary_number, version)
  on group_seat to tillstand_app;
grant insert (care_group, care_case, what, seat, note, made_by, acting) on group_event to tillstand_app;
grant insert (care_group, care_case, starts_at, ends_at, created_by, fictitious) on group_meeting to tillstand_app;
grant update (starts_at, ends_at, cancelled, version) on group_meeting to tillstand_app;
grant insert (meeting, version, content, made_by, acting) on group_meeting_version to tillstand_app;
