-- The diary (docs/adr/0060): what has come in, gone out or been drawn up, and each decision, with a number at once
-- (OSL 5 kap. 1–2 §§). Numbers run without gaps in each year and series: the row of the series is locked by the transaction
-- that takes a number, so that whoever does not commit has taken none. Nothing is changed or removed; a correction is a note.

create table diary_series (
  year integer not null check (year between 2000 and 9999),
  fictitious boolean not null,
  last integer not null check (last > 0),
  primary key (year, fictitious)
);
comment on table diary_series is 'The last number taken in each year; made-up things have a series of their own. Touched by a trigger alone';

create table diary_entry (
  id uuid primary key default uuidv7(),
  year integer not null,
  serial integer not null check (serial > 0),
  fictitious boolean not null,
  number text not null unique,
  registered_at timestamptz not null default tillstand_now(),
  dated date not null default (tillstand_now() at time zone 'Europe/Stockholm')::date,
  direction text not null check (direction in ('incoming', 'outgoing', 'drawn-up')),
  kind text not null check (kind in ('document', 'decision')),
  counterpart text check (length(counterpart) between 1 and 200),
  private_person boolean not null default false,
  subject text not null check (length(subject) between 1 and 500),
  care_case uuid,
  document uuid,
  secrecy_ground text check (length(secrecy_ground) between 3 and 200),
  registered_by uuid references person,
  acting text default acting_role() || '@' || acting_organisation(),
  unique (fictitious, year, serial),
  check (counterpart is not null or not private_person)
);
comment on table diary_entry is 'The diary. Append-only: corrections stand in diary_note';
comment on column diary_entry.number is '2026-000001, or DEMO-2026-000001 for what is made up';
comment on column diary_entry.dated is 'The day it came in, was sent or was drawn up, in Stockholm';
comment on column diary_entry.counterpart is 'Sender or receiver';
comment on column diary_entry.private_person is 'The counterpart is a person and no organisation: the public list does not name them';
comment on column diary_entry.secrecy_ground is 'The mark of secrecy with its legal ground (OSL 5 kap. 5 §); null: none';
comment on column diary_entry.registered_by is 'Null: the product itself, for someone without an account';
create index diary_entry_latest on diary_entry (fictitious, year desc, serial desc);
create index diary_entry_case on diary_entry (care_case) where care_case is not null;
create index diary_entry_document on diary_entry (document) where document is not null;

create table diary_note (
  id uuid primary key default uuidv7(),
  entry uuid not null references diary_entry,
  corrects text check (corrects in ('subject', 'counterpart', 'secrecy')),
  value text check (length(value) between 1 and 500),
  private_person boolean not null default false,
  reason text not null check (length(reason) between 1 and 1000),
  made_by uuid not null references person,
  acting text default acting_role() || '@' || acting_organisation(),
  made_at timestamptz not null default tillstand_now(),
  check (corrects is not null or value is null),
  check (value is not null or corrects is distinct from 'subject')
);
comment on table diary_note is 'A correction of an entry, or a note to it; what was written stands. Append-only';
comment on column diary_note.value is 'What holds instead; null: nobody (counterpart), or no longer secret';
create index diary_note_entry on diary_note (entry, made_at);

-- The number comes with the row, from nobody but this trigger, and its lock lasts as long as the transaction.
create function diary_number() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.year := extract(year from new.registered_at at time zone 'Europe/Stockholm');
  insert into public.diary_series as s (year, fictitious, last) values (new.year, new.fictitious, 1)
    on conflict (year, fictitious) do update set last = s.last + 1
    returning s.last into new.serial;
  new.number := format('%s%s-%s', case when new.fictitious then 'DEMO-' else '' end, new.year, lpad(new.serial::text, 6, '0'));
  return new;
end
$$;
create trigger diary_number before insert on diary_entry for each row execute function diary_number();

create trigger diary_entry_stands before update or delete or truncate on diary_entry for each statement execute function work_stands();
create trigger diary_note_stands before update or delete or truncate on diary_note for each statement execute function work_stands();
create trigger diary_series_stays before delete or truncate on diary_series for each statement execute function work_stands();

-- Who sees a case. Until there are cases: those who work with them at the authority; a later migration puts participants and
-- conflicts of interest in here.
create function works_with_cases() returns boolean language sql stable
  return coalesce(acting_organisation() = 'authority' and acting_role() in ('case-officer', 'head', 'registrar', 'analyst'), false);
create function sees_case(care_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select public.works_with_cases();
  end;
comment on function sees_case(uuid) is 'Whether the one who acts may see the papers of a case';

-- Entries that belong to no case are seen by those who work with cases, others by case; and one's own always.
create function sees_diary_entry(care_case uuid, registered_by uuid) returns boolean language sql stable
  return coalesce(
    is_own_work() or registered_by = acting_person() or (care_case is null and works_with_cases()) or (care_case is not null and sees_case(care_case)),
    false);

-- What every entry says now: the latest correction of each field before what was first written. Granted to nobody.
create view diary_all with (security_barrier) as
  select e.id, e.number, e.year, e.serial, e.fictitious, e.registered_at, e.dated, e.direction, e.kind, e.care_case, e.document, e.registered_by,
    e.acting, coalesce(s.value, e.subject) as subject,
    case when c.id is null then e.counterpart else c.value end as counterpart,
    case when c.id is null then e.private_person else c.private_person end as private_person,
    case when m.id is null then e.secrecy_ground else m.value end as secrecy_ground
  from diary_entry e
  left join lateral (select n.value from diary_note n where n.entry = e.id and n.corrects = 'subject' order by n.made_at desc, n.id desc limit 1) s on true
  left join lateral (select n.id, n.value, n.private_person from diary_note n where n.entry = e.id and n.corrects = 'counterpart'
    order by n.made_at desc, n.id desc limit 1) c on true
  left join lateral (select n.id, n.value from diary_note n where n.entry = e.id and n.corrects = 'secrecy'
    order by n.made_at desc, n.id desc limit 1) m on true;

create view diary_now with (security_barrier) as select d.* from diary_all d where sees_diary_entry(d.care_case, d.registered_by);
comment on view diary_now is 'Entries as they stand corrected, for those who may see them: the same as row-level security says of diary_entry';

-- What everyone may know (OSL 5 kap. 2 §): neither subject nor counterpart of what is secret, and no private person's name.
create view diary_public with (security_barrier) as
  select d.number, d.year, d.serial, d.fictitious, d.registered_at, d.dated, d.direction, d.kind, d.secrecy_ground,
    case when d.secrecy_ground is null then d.subject end as subject,
    case when d.secrecy_ground is null and not d.private_person then d.counterpart end as counterpart,
    d.secrecy_ground is null and d.private_person as private_person
  from diary_all d;
comment on view diary_public is 'The public diary; the only way by which those who have not signed in see anything of it';

alter table diary_series enable row level security;
alter table diary_entry enable row level security;
alter table diary_note enable row level security;
create policy seen on diary_entry for select to tillstand_app using (sees_diary_entry(care_case, registered_by));
create policy added on diary_entry for insert to tillstand_app with check (is_own_work() or registered_by = acting_person());
create policy seen on diary_note for select to tillstand_app using (exists (select from diary_entry e where e.id = entry));
create policy added on diary_note for insert to tillstand_app with check (
  made_by = acting_person() and works_with_cases() and exists (select from diary_entry e where e.id = entry));

grant select on diary_entry, diary_note, diary_now, diary_public to tillstand_app;
grant insert (fictitious, dated, direction, kind, counterpart, private_person, subject, care_case, document, secrecy_ground, registered_by)
  on diary_entry to tillstand_app;
grant insert (entry, corrects, value, private_person, reason, made_by) on diary_note to tillstand_app;
